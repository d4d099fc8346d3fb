"""The pages of the site, known without building it: collecting the tests takes no build."""

from __future__ import annotations

from publisher.pages import COUNCIL_PAGES
from publisher.pages.shared import SHARED_PAGES
from tests.policies import REAL, councils

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
    names = (name.removesuffix(".md") for name in by_hand | shared | of_councils)
    return sorted("" if name == "index" else name.removesuffix("/index") for name in names)
