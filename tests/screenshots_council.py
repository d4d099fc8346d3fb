"""Takes the pictures of what a council officer sees, for docs/council/: a part of `make screenshots`.

All are of Exampleshire, the invented council, with edits that its officer would make.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Playwright, ViewportSize, expect, sync_playwright

from tests.browser.browsers import launch
from tests.publisher.local_offer import local_offer
from tests.publisher.process import local_offer_process, wait_for_line
from tests.publisher.publishing.edited import AHEAD, COUNCIL, edit
from tests.site_project import ROOT, change, site_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

IMAGES = ROOT / "docs" / "images"

_SIZE = ViewportSize(width=760, height=560)
_BUILD_MS = 120_000
_SHOW = """text => {
  for (let around = text; around; around = around.parentElement) {
    if (around.localName === "details") around.open = true;
  }
  text.scrollIntoView({ block: "center" });
}"""
_SAYS = "You can ask while the draft EHC plan is being written."


def take_council_pictures(playwright: Playwright) -> None:
    """Serve the site of the invented council, and take every picture."""
    with tempfile.TemporaryDirectory() as folder:
        project = site_project(Path(folder))
        policies = project / "policies"
        for says, day in (
            ("This is our first version.", "2026-11-26"),
            ("We look at budgets after the summer.", "2026-11-27"),
        ):
            assert local_offer("publish", COUNCIL, "--says", says, "--day", day, policies=policies).code == 0
            if day == "2026-11-26":
                edit(policies, AHEAD)
        change(policies / COUNCIL / "policy.yaml", _SAYS, "You can ask as soon as the draft EHC plan is being written.")
        for page in _served(playwright, project, "--as-of", "2027-03-01"):
            page.goto(f"{page.url}{COUNCIL}/who/")
            _take(page, "council-banner")
            page.goto(page.url.replace("/who/", "/changes/"))
            page.get_by_role("heading", name="Coming").evaluate("heading => heading.scrollIntoView()")
            _take(page, "council-changes")
        for page in _served(playwright, project):
            page.goto(f"{page.url}{COUNCIL}/who/")
            page.get_by_role("button", name="Show where texts are written").click()
            text = page.get_by_text("You can ask as soon as the draft EHC plan is being written.")
            text.evaluate(_SHOW)
            text.hover()
            expect(page.get_by_text(f"policies/{COUNCIL}/policy.yaml:")).to_be_visible()
            _take(page, "council-written")
            change(policies / COUNCIL / "policy.yaml", "is: [final]", "is: [finall]")
            expect(page.get_by_role("dialog")).to_be_visible(timeout=_BUILD_MS)
            _take(page, "council-problem")


def _served(playwright: Playwright, project: Path, *options: str) -> Iterator[Page]:
    """A page at the first address of the site that is served, for as long as the loop over it lasts."""
    with (
        local_offer_process(project, "serve", "--port", "0", *options) as server,
        launch(playwright, "chromium") as browser,
        browser.new_context(viewport=_SIZE, locale="en-GB", reduced_motion="reduce") as context,
    ):
        page = context.new_page()
        page.goto(wait_for_line(server, "Built: "))
        yield page
        server.terminate()


def _take(page: Page, name: str) -> None:
    page.screenshot(path=IMAGES / f"{name}.png", animations="disabled")


if __name__ == "__main__":
    with sync_playwright() as started:
        take_council_pictures(started)
