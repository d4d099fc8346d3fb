"""How much the five families are asked in each council before they read their results, on a small phone.

`python -m tests.bench.conversation` builds the site and prints the table of `docs/architecture/conversation.md`.
With the folder of a site, it measures that one.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from publisher.serving.server import SiteServer
from publisher.site.build import build_site
from tests.browser.conftest import quick_browser
from tests.five_families import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
COUNCILS = ("hertfordshire", "peterborough", "portsmouth", "hampshire")
HEIGHT = 640
_SHOWN = "[data-question]:visible, [data-step=check]:visible, [data-step=results]:visible"

# The words and the height of what is on screen, and whether the button for going on is in the first screen of it.
_LOOK = """(height) => {
  const step = document.querySelector("[data-step]:not([hidden])");
  const button = [...document.querySelectorAll("[type=submit]")].find((one) => one.checkVisibility());
  return {
    words: step.innerText.split(/\\s+/).filter((word) => /\\w/.test(word)).length,
    screens: step.getBoundingClientRect().height / height,
    below: button !== undefined && button.getBoundingClientRect().bottom > height,
  };
}"""


def measure(page: Page, address: str, council: str, answers: Mapping[str, str | int]) -> str:
    """A row of the table: questions, taps, words, screens, and questions whose button is below the first screen."""
    page.goto(f"{address}/{council}/reckoner/")
    looks = [page.evaluate(_LOOK, HEIGHT)]
    page.locator("[data-start]").click()
    questions, taps = 0, 1
    while (shown := page.locator("[data-question]:visible")).count():
        looks.append(page.evaluate(_LOOK, HEIGHT))
        questions += 1
        question = shown.get_attribute("data-question") or ""
        answer = answers.get(question, "dont_know")
        if isinstance(answer, int):
            shown.locator("input[type=text]").fill(str(answer))
        else:
            shown.locator(f'input[value="{answer}"]').check()
        page.locator("[type=submit]:visible").click()
        taps += 2
        page.locator(f"[data-question={question}]").wait_for(state="hidden")
        page.locator(_SHOWN).first.wait_for()
    if page.locator("[data-step=check]").is_visible():
        looks.append(page.evaluate(_LOOK, HEIGHT))
        page.locator("[data-show-results]").click()
        taps += 1
    page.locator("[data-step=results]").wait_for()
    words, screens = sum(look["words"] for look in looks), sum(look["screens"] for look in looks)
    below = sum(look["below"] for look in looks)
    return f"{questions} | {taps} | {words:,} | {screens:.1f} | {below}"


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        site = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(scratch) / "site"
        if len(sys.argv) == 1:
            build_site(ROOT, site)
        print("| family | council | questions | taps | words | screens | Continue below |")  # noqa: T201
        print("| --- | --- | --- | --- | --- | --- | --- |")  # noqa: T201
        with quick_browser(playwright, "chromium") as browser, SiteServer(site, 0) as server:
            for name, answers in FAMILIES.items():
                for council in COUNCILS:
                    with browser.new_context(viewport={"width": 360, "height": HEIGHT}, locale="en-GB") as context:
                        row = measure(context.new_page(), server.url.rstrip("/"), council, answers)
                        print(f"| {name} | {council.title()} | {row} |")  # noqa: T201


if __name__ == "__main__":
    main()
