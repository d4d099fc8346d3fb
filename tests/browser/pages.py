"""The pages of the site, known without building it: collecting the tests takes no build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages import COUNCIL_PAGES
from publisher.pages.shared import SHARED_PAGES
from publisher.policies.versions.published import VERSIONS
from tests.policies import REAL, councils

if TYPE_CHECKING:
    from datetime import date

DOCS = REAL.parent / "docs"


def page_paths() -> list[str]:
    """Every page, as its address below the site's, without a slash at the end."""
    by_hand = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}
    shared = {page.path for page in SHARED_PAGES}
    of_councils = {
        f"{files.council.id}/{page.file}"
        for files in councils(REAL)
        for page in COUNCIL_PAGES.values()
        if page.is_of(files.council)
    }
    published = {f"{files.council.id}/changes.md" for files in councils(REAL) if (files.folder / VERSIONS).is_dir()}
    names = (name.removesuffix(".md") for name in by_hand | shared | of_councils | published)
    return sorted("" if name == "index" else name.removesuffix("/index") for name in names)


def version_of(council: str) -> date:
    """The day of a council's version, which changes with each that is published."""
    return next(files.council.version for files in councils(REAL) if files.council.id == council)


def version_said(council: str) -> str:
    """The same as pages say it."""
    return f"{version_of(council):%-d %B %Y}"
