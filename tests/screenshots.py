"""Takes the pictures of the site in the docs: `make screenshots`. Look at them before you commit them."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import ViewportSize, sync_playwright

from publisher.serving.server import SiteServer
from publisher.site.build import build_site
from tests.browser.browsers import launch
from tests.browser.family import AT_REVIEW, Family
from tests.screenshots_council import take_council_pictures

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"

WIDTHS = {"phone": 360, "wide": 1280}
"""What a picture is called after, and how wide the screen is, in CSS pixels."""

_HEIGHT = 900
_PAGES = {
    "home": "",
    "guidance": "hertfordshire/asking/",
    "compare": "compare/spending/#hertfordshire+portsmouth",
    "paper": "hertfordshire/paper/",
}


def main() -> None:
    """Build the site and take every picture."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build_site(ROOT, site)
        with sync_playwright() as playwright:
            with SiteServer(site) as server, launch(playwright, "chromium") as browser:
                for name, width in WIDTHS.items():
                    size = ViewportSize(width=width, height=_HEIGHT)
                    with browser.new_context(viewport=size, locale="en-GB", reduced_motion="reduce") as context:
                        _take_all(context.new_page(), server.url.rstrip("/"), name)
            take_council_pictures(playwright)


def _take_all(page: Page, address: str, width: str) -> None:
    for name, path in _PAGES.items():
        page.goto(f"{address}/{path}")
        _take(page, f"{name}-{width}")
    family = Family(page, AT_REVIEW)
    family.open(address)
    family.give()
    _take(page, f"question-{width}")
    family.answer_all()
    family.results()
    _take(page, f"results-{width}")


def _take(page: Page, name: str) -> None:
    page.screenshot(path=IMAGES / f"{name}.png", animations="disabled")


if __name__ == "__main__":
    main()
