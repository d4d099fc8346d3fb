"""Says how long and how hard the pages for families are on a small phone: `python -m tests.page_sizes [SITE [BEFORE]]`.

It prints the tables of `docs/architecture/for-families.md`. Screens are of 360 x 740. Words and links are those that
can be seen at first sight: what is closed is left out, and so are the numbers of facts. SITE is a site that is built;
without it, one is built. BEFORE is one of another day: then each figure is what it was, an arrow, and what it is.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import ViewportSize, sync_playwright

from publisher.serving.server import SiteServer
from publisher.site.build import build_site
from publisher.wording.reading_age import read_site
from tests.browser.browsers import launch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[1]
PHONE = ViewportSize(width=360, height=740)

CORE = ("", "who", "asking", "managing", "holding", "spending", "amount", "review", "disagree", "faq")
"""The pages of a council that a family would read to know where it stands."""

_FOR_STAFF = ("architecture/", "council/")


class Size(NamedTuple):
    """How long a page is: its words, screens and links. `age` is its reading age, where it has sentences."""

    words: int
    screens: float
    links: int
    age: float | None = None


def size_of(page: Page) -> Size:
    """The size of the page that is open."""
    return Size(**page.evaluate(_MEASURE))


_MEASURE = """() => {
  const main = document.querySelector("main");
  const links = [...main.querySelectorAll("a[href]:not(.headerlink)")];
  const screens = document.documentElement.scrollHeight / innerHeight;
  const seen = links.filter((link) => link.checkVisibility({ visibilityProperty: true })).length;
  for (const number of main.querySelectorAll("a.cite")) number.remove();
  return { words: main.innerText.split(/\\s+/).filter((word) => /\\w/.test(word)).length, screens, links: seen };
}"""


def main() -> None:
    """Measure every page, and print a table for each council and one for what they share."""
    with tempfile.TemporaryDirectory() as folder:
        sites = [Path(site) for site in sys.argv[1:3]]
        if not sites:
            build_site(ROOT, Path(folder) / "site")
            sites = [Path(folder) / "site"]
        now, *before = map(_measured, sites)
    councils = sorted(path.name for path in (ROOT / "policies").iterdir() if (path / "council.yaml").is_file())
    for council in councils:
        _print_table(council.title(), *(_of_council(sizes, council) for sizes in (now, *before)))
    _print_table("All councils", *(_of_none(sizes, councils) for sizes in (now, *before)))


def _of_council(sizes: Mapping[str, Size], council: str) -> dict[str, Size]:
    own = {path.partition("/")[2].strip("/"): size for path, size in sizes.items() if path.startswith(f"{council}/")}
    core = [own[page] for page in CORE]
    together = Size(sum(size.words for size in core), round(sum(size.screens for size in core), 1), 0)
    together = together._replace(links=sum(size.links for size in core))
    return {page or "overview": own[page] for page in _in_order(own)} | {"the first ten together": together}


def _in_order(pages: Mapping[str, Size]) -> list[str]:
    return [*CORE, *(page for page in pages if page not in CORE)]


def _of_none(sizes: Mapping[str, Size], councils: list[str]) -> dict[str, Size]:
    return {path.strip("/") or "home": size for path, size in sizes.items() if path.split("/")[0] not in councils}


def _print_table(name: str, now: Mapping[str, Size], before: Mapping[str, Size] | None = None) -> None:
    pages = list(now) if before is None else [*now, *(page for page in before if page not in now)]
    lines = [f"### {name}", "", "| page | words | screens | links | reading age |", "| --- " * 5 + "|"]
    for page in pages:
        new, old = _figures(now.get(page)), _figures((before or {}).get(page))
        cells = new if before is None else [f"{was} → {is_}" for was, is_ in zip(old, new, strict=True)]
        lines.append(f"| {page} | {' | '.join(cells)} |")
    sys.stdout.write("\n".join([*lines, "", ""]))


def _figures(size: Size | None) -> list[str]:
    if size is None:
        return ["-"] * 4
    return [f"{size.words:,}", f"{size.screens:.1f}", str(size.links), "-" if size.age is None else f"{size.age:.1f}"]


def _measured(site: Path) -> dict[str, Size]:
    """Every page for families, by its address below the site's; the address of the first page is empty."""
    ages = {reading.path: reading.age for reading in read_site(site)}
    paths = [path.parent.relative_to(site).as_posix().removeprefix(".") for path in sorted(site.rglob("index.html"))]
    sizes = {}
    with (
        SiteServer(site) as server,
        sync_playwright() as playwright,
        launch(playwright, "chromium") as browser,
        browser.new_context(viewport=PHONE, locale="en-GB") as context,
    ):
        page = context.new_page()
        for path in paths:
            if not f"{path}/".startswith(_FOR_STAFF):
                page.goto(f"{server.url.rstrip('/')}/{path}/")
                sizes[f"{path}/"] = size_of(page)._replace(age=ages.get(path))
    return sizes


if __name__ == "__main__":
    main()
