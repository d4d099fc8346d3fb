"""Builds the whole site with MkDocs, so that it is complete or not there."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, BuildError, ConfigurationError

from publisher.runtime.store import Store
from publisher.site.hosting.compressed import compress_site
from publisher.source.output import replace_folder
from publisher.source.problems import LocalOfferError, ProblemsFound

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

CONFIG = "mkdocs.yml"

WATCHED = ("docs", "overrides", "policies", "reckoner", CONFIG)
"""What a site is made of, below the project's folder."""

SOURCES = (*WATCHED, "publisher", "tests", "tools", "pyproject.toml", "package.json")
"""What no output may replace, below the project's folder."""


class SiteError(LocalOfferError):
    """The site could not be built; the message says why, and MkDocs has printed its warnings."""


def build_site(root: Path, folder: Path, as_of: date | None = None) -> None:
    """Build the site of the project in `root` into `folder`, which is replaced when all went well; compressed, too.

    With `as_of` it is a preview of that day; without it, it is what is published.

    Raises:
        ProblemsFound: a policy has problems, or `folder` may not be replaced.
        SiteError: MkDocs found something else wrong: a link that leads nowhere, an unknown option.
    """
    with replace_folder(folder, sources=[root / name for name in SOURCES]) as new:
        build_into(root, new, as_of)
        compress_site(new, Store(root / "build" / "compressed"))


def build_into(root: Path, folder: Path, as_of: date | None = None, *, serving: bool = False) -> None:
    """Build the site of the project in `root` into an empty folder that nothing else uses.

    With `serving` it is a preview for those who write the policies: it says what they have not published yet.

    Raises:
        ProblemsFound, SiteError: as `build_site`. The folder may then hold a part of a site.
    """
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    warnings = _Warnings()
    logging.getLogger("mkdocs").addHandler(warnings)
    try:
        config = load_config(str(root / CONFIG), site_dir=str(folder), strict=True)
        if as_of is not None:
            config.plugins["local-offer"].config["as_of"] = as_of
        config.plugins["local-offer"].config["serving"] = serving
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except (Abort, BuildError, ConfigurationError) as error:
        found = _problems_behind(error)
        if found is not None:
            raise ProblemsFound(found.report) from error
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


def _problems_behind(error: BaseException | None) -> ProblemsFound | None:
    """The problems that made the plugin stop, behind what MkDocs makes of that."""
    while error is not None and not isinstance(error, ProblemsFound):
        error = error.__cause__ or error.__context__
    return error
