"""Builds the whole site with MkDocs, so that it is complete or not there."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, cast

from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, BuildError, ConfigurationError

from publisher.runtime.store import Store
from publisher.site.build_day import build_day
from publisher.site.hosting.compressed import compress_site
from publisher.site.hosting.earlier import keep_earlier
from publisher.site.own.settings import read_settings
from publisher.source.output import replace_folder
from publisher.source.problems import LocalOfferError, Place, ProblemsFound, Report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from publisher.check.all import Progress
    from publisher.site.plugin import LocalOfferPlugin
    from publisher.source.kept import Kept
    from publisher.source.problems import Problem

CONFIG = "mkdocs.yml"

WATCHED = ("docs", "overrides", "policies", "reckoner", CONFIG)
"""What a site is made of, below the project's folder."""

SOURCES = (*WATCHED, "publisher", "tests", "tools", "pyproject.toml", "package.json")
"""What no output may replace, below the project's folder."""


_TEMPLATES = (".html", ".xml")


class SiteError(LocalOfferError):
    """The site could not be built; the message says why, and MkDocs has printed its warnings."""


def build_site(
    root: Path,
    folder: Path,
    as_of: date | None = None,
    keep: Path | None = None,
    progress: Progress | None = None,
) -> int:
    """Build the site of the project in `root` into `folder`, which is replaced when all went well; compressed, too.

    With `as_of` it is a preview of that day; without it, it is what is published.

    With `keep`, the folder of the site that is published now (it may be `folder` itself, or missing), the new site has
    what pages of that one ask for while they are open. `progress` is told how far it is.

    Returns:
        How many files of earlier sites are kept.

    Raises:
        ProblemsFound: a policy has problems, or `folder` may not be replaced.
        SiteError: MkDocs found something else wrong: a link that leads nowhere, an unknown option.
        LocalOfferError: a page holds what the security policy refuses, or a moved page is not where it should be.
    """
    with replace_folder(folder, sources=[root / name for name in SOURCES]) as new:
        build_into(root, new, as_of, progress=progress)
        compress_site(new, Store(root / "build" / "compressed"), progress)
        return 0 if keep is None else keep_earlier(new, keep, as_of or build_day())


def published_as(root: Path) -> str:
    """The address of the site of the project in `root`, as mkdocs.yml has it.

    Raises:
        SiteError: there is none.
        ProblemsFound: something in it is wrong.
    """
    if not (root / CONFIG).is_file():
        raise SiteError(f"There is no {CONFIG} in {root}.")
    report = Report()
    settings = read_settings(root / CONFIG, report)
    if settings is None or report.problems:
        raise ProblemsFound(report)
    return settings.address or ""


def build_into(
    root: Path,
    folder: Path,
    as_of: date | None = None,
    *,
    serving: bool = False,
    kept: Kept | None = None,
    progress: Progress | None = None,
) -> Sequence[Problem]:
    """Build the site of the project in `root` into an empty folder that nothing else uses.

    With `serving` it is a preview for those who write the policies: it says what they have not published yet.

    With `kept`, what is unchanged since an earlier build with it is not made again. The site is the same without it.

    Returns:
        What the policies are warned of.

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
        config.plugins["local-offer"].config["kept"] = kept
        config.plugins["local-offer"].config["progress"] = progress
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        if kept is not None:
            kept.forget_unused()
        return cast("LocalOfferPlugin", config.plugins["local-offer"]).warnings
    except TemplateError as error:
        raise SiteError(f"{_place_in_templates(error)}: {error}\n    Correct this line of the template.") from error
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


def _place_in_templates(error: TemplateError) -> str:
    """The file and line of a template's mistake: Jinja puts them into the traceback as if they were Python's."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(_TEMPLATES)]
    return str(Place(Path(frames[-1].filename), frames[-1].lineno or 1)) if frames else "A template"


def _problems_behind(error: BaseException | None) -> ProblemsFound | None:
    """The problems that made the plugin stop, behind what MkDocs makes of that."""
    while error is not None and not isinstance(error, ProblemsFound):
        error = error.__cause__ or error.__context__
    return error
