"""Says how long the pages for families are on a small phone: `python -m tests.page_sizes [SITE]`.

Screens are of 360 x 740. Words and links are those that can be seen at first sight: what is closed is left out. SITE is
a site that is built; without it, one is built.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import ViewportSize, sync_playwright

from publisher.serving.server import SiteServer
from publisher.site.build import build_site
from tests.browser.browsers import launch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[1]
PHONE = ViewportSize(width=360, height=740)

_FOR_STAFF = ("architecture/", "council/")


class Size(NamedTuple):
    """How long a page is: its screens, and what of it can be seen."""

    screens: float
    words: int
    links: int


def size_of(page: Page) -> Size:
    """The size of the page that is open."""
    return Size(**page.evaluate(_MEASURE))


_MEASURE = """() => {
  const main = document.querySelector("main");
  const links = [...main.querySelectorAll("a[href]:not(.headerlink)")];
  return {
    screens: Math.round(10 * document.documentElement.scrollHeight / innerHeight) / 10,
    words: main.innerText.split(/\\s+/).filter(Boolean).length,
    links: links.filter((link) => link.checkVisibility({ visibilityProperty: true })).length,
  };
}"""


def main() -> None:
    """Measure every page, and print a table with a row for each page and a place in it for each council."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "site"
        if len(sys.argv) == 1:
            build_site(ROOT, site)
        councils = sorted(path.name for path in (ROOT / "policies").iterdir() if (path / "council.yaml").is_file())
        sizes: dict[str, list[Size]] = {}
        for address, size in _measured(site):
            council, _, page = address.partition("/")
            name = (page.strip("/") or "overview") if council in councils else address.strip("/") or "home"
            sizes.setdefault(name, []).append(size)
    lines = [f"In the order: {', '.join(councils)}.", "", "| page | screens | words | links |", "| --- " * 4 + "|"]
    for name, found in sizes.items():
        figures = (" / ".join(map(str, each)) for each in zip(*found, strict=True))
        lines.append(f"| {name} | {' | '.join(figures)} |")
    sys.stdout.write("\n".join([*lines, ""]))


def _measured(site: Path) -> Iterator[tuple[str, Size]]:
    addresses = sorted(f"{path.parent.relative_to(site).as_posix()}/" for path in site.rglob("index.html"))
    with (
        SiteServer(site) as server,
        sync_playwright() as playwright,
        launch(playwright, "chromium") as browser,
        browser.new_context(viewport=PHONE, locale="en-GB") as context,
    ):
        page = context.new_page()
        for address in addresses:
            if not address.startswith(_FOR_STAFF):
                page.goto(f"{server.url.rstrip('/')}/{address.removeprefix('./')}")
                yield address.removeprefix("./"), size_of(page)


if __name__ == "__main__":
    main()
