"""Builds the whole site with MkDocs, so that it is complete or not there."""

from __future__ import annotations

import logging
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, BuildError, ConfigurationError

from publisher.source.output import replace_folder
from publisher.source.problems import LocalOfferError

if TYPE_CHECKING:
    from collections.abc import Iterator

CONFIG = "mkdocs.yml"

WATCHED = ("docs", "overrides", "policies", "reckoner", CONFIG)
"""What a site is made of, below the project's folder."""


class SiteError(LocalOfferError):
    """The site could not be built; the message says why, and MkDocs has printed its warnings."""


def build_site(root: Path, folder: Path) -> None:
    """Build the site of the project in `root` into `folder`, which is replaced when all went well.

    Raises:
        SiteError: MkDocs found something wrong: a policy with problems, a link that leads nowhere, an unknown option.
    """
    with replace_folder(folder) as new:
        _build(root, new)


def build_beside(root: Path) -> Path:
    """Build the site of the project in `root` into a new folder of its own, and return it."""
    (root / "build").mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="site-", dir=root / "build"))
    try:
        _build(root, folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder


def _build(root: Path, folder: Path) -> None:
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    warnings = _Warnings()
    logging.getLogger("mkdocs").addHandler(warnings)
    try:
        config = load_config(str(root / CONFIG), site_dir=str(folder), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except (Abort, BuildError, ConfigurationError) as error:
        raise SiteError("\n".join([*warnings.lines, str(error)])) from error
    finally:
        logging.getLogger("mkdocs").removeHandler(warnings)


class _Warnings(logging.Handler):
    """Keeps what MkDocs warns of, for the message."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def watched(root: Path) -> Iterator[Path]:
    """The files and folders that the site is made of."""
    return (root / name for name in WATCHED)
