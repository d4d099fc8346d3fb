"""Results are short, whoever asks and wherever they live: 400 words, four screens of a phone, two sides of paper.

The first results, and those after every question that is left.
"""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING, Final

import pytest
from pypdf import PdfReader

from tests.browser.conftest import PHONE, new_context, watched_page
from tests.browser.family import Family
from tests.five_families import FAMILIES
from tests.policies import REAL, councils

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Locator, Page

    from tests.browser.browsers import WatchedBrowser
    from tests.five_families import Answers

LOG = logging.getLogger(__name__)

MOST_WORDS = 400
MOST_SCREENS = 4
MOST_PARTS = 6
MOST_SIDES = 2

WORDIEST: Final[Mapping[str, Answers]] = {
    "a carer, draft, much that is not sure": {
        "who_answers": "carer",
        "age": 8,
        "ehc_plan": "draft",
        "free_travel": "waiting",
        "social_care_assessment": "not_assessed",
        "targeted_short_breaks": "no",
        "wheelchair": "no",
        "support_place": "elsewhere",
    },
    "a carer, assessment": {
        "who_answers": "carer",
        "age": 3,
        "ehc_plan": "assessment",
        "free_travel": "waiting",
        "social_care_assessment": "higher_level",
        "continuing_care": "no",
        "wheelchair": "no",
    },
    "a worker, draft": {
        "who_answers": "worker",
        "age": 15,
        "ehc_plan": "draft",
        "draft_issued": "no",
        "free_travel": "no",
        "social_care_assessment": "some_support",
        "continuing_care": "no",
        "wheelchair": "no",
        "support_place": "elsewhere",
        "how_managed": "ourselves",
        "parental_responsibility": "yes",
    },
    "a worker, assessment": {
        "who_answers": "worker",
        "age": 8,
        "ehc_plan": "assessment",
        "plan_agreed": "yes",
        "free_travel": "waiting",
        "continuing_care": "yes",
        "targeted_short_breaks": "yes",
    },
    "a worker, refused": {
        "who_answers": "worker",
        "age": 15,
        "ehc_plan": "refused",
        "free_travel": "waiting",
        "social_care_assessment": "higher_level",
        "profound_and_complex": "no",
        "continuing_care": "yes",
    },
    "a worker, between reviews": {
        "who_answers": "worker",
        "age": 11,
        "ehc_plan": "final",
        "ehc_review": "no",
        "free_travel": "waiting",
        "social_care_assessment": "not_assessed",
        "targeted_short_breaks": "no",
        "continuing_care": "no",
        "wheelchair": "no",
        "support_place": "elsewhere",
        "how_managed": "ourselves",
        "parental_responsibility": "yes",
    },
}
"""Those with the longest results of some hundreds at random: a note for who answers, and four cards."""

# Down to the end of the results: the foot of the page comes after them.
SEEN = """results => ({
  words: results.innerText.split(/\\s+/).filter(Boolean).length,
  height: results.getBoundingClientRect().bottom + scrollY,
})"""


# On paper: how large each text that is told first is beside the rest, and how the lines about one budget may break.
ON_PAPER = """results => {
  const style = (one) => getComputedStyle(one);
  const first = [...results.querySelectorAll("[data-first-notes] > li")];
  const lines = [...results.querySelectorAll(".other")];
  return {
    larger: first.filter((one) => parseFloat(style(one).fontSize) > parseFloat(style(results).fontSize)).length,
    broken: lines.filter((one) => style(one).breakInside !== "avoid").length,
  };
}"""


@pytest.fixture(scope="module", params=[files.council.id for files in councils(REAL)])
def page(browser: WatchedBrowser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A council's reckoner: one after the other all families use it, and start again."""
    with new_context(browser) as context, watched_page(context, address) as page:
        page.goto(f"{address}/{request.param}/reckoner/")
        yield page


@pytest.mark.parametrize("family", [*FAMILIES, *WORDIEST])
def test_a_familys_results_are_short(page: Page, family: str) -> None:
    page.get_by_role("button", name="Start", exact=True).click()
    one = Family(page, {**FAMILIES, **WORDIEST}[family])
    for further in (False, True):
        one.answer_all(further=further)
        assert_short(page, one.results(), f"{family}, {'all questions' if further else 'first results'}")
    page.get_by_role("button", name="Start again").click()


def assert_short(page: Page, results: Locator, name: str) -> None:
    seen = results.evaluate(SEEN)
    words, screens = seen["words"], seen["height"] / PHONE["height"]
    sides = len(PdfReader(io.BytesIO(page.pdf(format="A4"))).pages)
    LOG.info("%s, %s: %d words, %.2f screens, %d sides", page.url.split("/")[-3], name, words, screens, sides)
    assert words <= MOST_WORDS
    assert screens <= MOST_SCREENS
    assert sides <= MOST_SIDES
    page.emulate_media(media="print")
    assert results.evaluate(ON_PAPER) == {"larger": 0, "broken": 0}
    page.emulate_media(media="null")
    more = results.locator("[data-carry-on]:visible")
    assert all(text.startswith("Add detail on ") for text in more.all_inner_texts())
    assert results.locator("details[open]").count() == 0
    assert results.locator(".folds > .fold:visible").count() <= MOST_PARTS
