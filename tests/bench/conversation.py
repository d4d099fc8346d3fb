"""How much six families are asked in each council, and how long their results are, on a small phone.

`python -m tests.bench.conversation [SITE [BEFORE]]` prints the table of `docs/architecture/for-families.md`. SITE is a
site that is built; without it, one is built. BEFORE is one of another day: then each figure is what it was, an arrow,
and what it is.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import sync_playwright

from publisher.serving.server import SiteServer
from publisher.site.build import build_site
from tests.browser.conftest import quick_browser
from tests.five_families import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Page

    from tests.browser.browsers import WatchedBrowser

ROOT = Path(__file__).resolve().parents[2]
COUNCILS = ("hertfordshire", "peterborough", "portsmouth", "hampshire")
HEIGHT = 640
_SHOWN = "[data-question]:visible, [data-step=check]:visible, [data-step=results]:visible"

# The words of what is on screen, and whether the button for going on is in the first screen of it.
_LOOK = """(height) => {
  const step = document.querySelector("[data-step]:not([hidden])");
  const button = [...document.querySelectorAll("[type=submit]")].find((one) => one.checkVisibility());
  return {
    words: step.innerText.split(/\\s+/).filter((word) => /\\w/.test(word)).length,
    below: button !== undefined && button.getBoundingClientRect().bottom > height,
  };
}"""


# Down to the end of the results: the foot of the page comes after them. Questions are measured in the same screens.
_RESULTS = """(results) => ({
  words: results.innerText.split(/\\s+/).filter((word) => /\\w/.test(word)).length,
  screens: (results.getBoundingClientRect().bottom + scrollY) / 740,
})"""


class Way(NamedTuple):
    """What a family met: before its results, and in them."""

    questions: int
    taps: int
    words: int
    below: int
    """Questions whose button is below the first screen."""
    result_words: int
    result_screens: float


def measure(page: Page, address: str, council: str, answers: Mapping[str, str | int]) -> Way:
    """Go through a council's reckoner from its start page to the results, as they are at first sight."""
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
        elif (given := shown.locator(f'input[value="{answer}"]')).count():
            given.check()
        else:
            shown.locator('input[value="dont_know"]').check()
        page.locator("[type=submit]:visible").click()
        taps += 2
        page.locator(f"[data-question={question}]").wait_for(state="hidden")
        page.locator(_SHOWN).first.wait_for()
    if page.locator("[data-step=check]").is_visible():
        looks.append(page.evaluate(_LOOK, HEIGHT))
        page.locator("[data-show-results]").click()
        taps += 1
    results = page.locator("[data-step=results]")
    results.wait_for()
    seen = results.evaluate(_RESULTS)
    words, below = sum(look["words"] for look in looks), sum(look["below"] for look in looks)
    return Way(questions, taps, words, below, seen["words"], seen["screens"])


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        sites = [Path(site) for site in sys.argv[1:3]]
        if not sites:
            build_site(ROOT, Path(scratch) / "site")
            sites = [Path(scratch) / "site"]
        with quick_browser(playwright, "chromium") as browser:
            now, *before = (_measured(browser, site) for site in sites)
    lines = [f"| family | council | {' | '.join(_COLUMNS)} |", "| --- " * (2 + len(_COLUMNS)) + "|"]
    for (family, council), way in now.items():
        cells = _figures(way)
        for old in before:
            cells = [f"{was} → {is_}" for was, is_ in zip(_figures(old[family, council]), cells, strict=True)]
        lines.append(f"| {family} | {council.title()} | {' | '.join(cells)} |")
    sys.stdout.write("\n".join([*lines, ""]))


_COLUMNS = ("questions", "taps", "words before", "Continue out of sight", "words of results", "screens of results")


def _figures(way: Way) -> list[str]:
    return [*(f"{figure:,}" for figure in way[:-1]), f"{way.result_screens:.1f}"]


def _measured(browser: WatchedBrowser, site: Path) -> dict[tuple[str, str], Way]:
    ways = {}
    with SiteServer(site, 0) as server:
        for name, answers in FAMILIES.items():
            for council in COUNCILS:
                with browser.new_context(viewport={"width": 360, "height": HEIGHT}, locale="en-GB") as context:
                    ways[name, council] = measure(context.new_page(), server.url.rstrip("/"), council, answers)
    return ways


if __name__ == "__main__":
    main()
