"""Results are short, whoever asks and wherever they live: 400 words, four screens of a phone, two sides of paper."""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from tests.browser.conftest import PHONE, new_context, watched_page
from tests.browser.family import Family
from tests.policies import REAL, councils

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.browser.browsers import WatchedBrowser

LOG = logging.getLogger(__name__)

MOST_WORDS = 400
MOST_SCREENS = 4
MOST_PARTS = 6
MOST_SIDES = 2

TYPICAL: dict[str, str | int] = {
    "age": 9,
    "who_answers": "parent",
    "ehc_plan": "final",
    "ehc_review": "no",
    "social_care_plan": "none",
    "short_break_hours": "yes",
    "support_plan": "no",
    "continuing_care": "no",
    "wheelchair": "no",
    "health_in_plan": "no",
    "education_shared": "own",
    "social_care_shared": "own",
    "health_shared": "own",
    "support_place": "elsewhere",
    "how_managed": "ourselves",
    "parental_responsibility": "yes",
    "manage_ability": "alone",
}
"""A parent with a child of nine and a plan. What is asked in one council alone, the family is not sure about."""

FAMILIES: dict[str, dict[str, str | int]] = {
    "typical": TYPICAL,
    "not sure of anything": {},
    "17, and answering": {
        **TYPICAL,
        "age": 17,
        "who_answers": "young_person",
        "school_leaving_date": "passed",
        "young_person_choice": "self",
    },
    "grandparent": {**TYPICAL, "who_answers": "carer", "parental_responsibility": "no"},
    "no plan": {**TYPICAL, "ehc_plan": "none"},
}

# Down to the end of the results: the foot of the page comes after them.
SEEN = """results => ({
  words: results.innerText.split(/\\s+/).filter(Boolean).length,
  height: results.getBoundingClientRect().bottom + scrollY,
})"""


@pytest.fixture(scope="module", params=[files.council.id for files in councils(REAL)])
def page(browser: WatchedBrowser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A council's reckoner: one after the other all families use it, and start again."""
    with new_context(browser) as context, watched_page(context, address) as page:
        page.goto(f"{address}/{request.param}/reckoner/")
        yield page


@pytest.mark.parametrize("family", FAMILIES)
def test_a_familys_results_are_short(page: Page, family: str) -> None:
    page.get_by_role("button", name="Start", exact=True).click()
    one = Family(page, FAMILIES[family])
    one.answer_all()
    results = one.results()
    seen = results.evaluate(SEEN)
    words, screens = seen["words"], seen["height"] / PHONE["height"]
    sides = len(PdfReader(io.BytesIO(page.pdf(format="A4"))).pages)
    LOG.info("%s, %s: %d words, %.1f screens, %d sides", page.url.split("/")[-3], family, words, screens, sides)
    assert words <= MOST_WORDS
    assert screens <= MOST_SCREENS
    assert sides <= MOST_SIDES
    assert results.locator("details[open]").count() == 0
    assert results.locator(".folds > .fold:visible").count() <= MOST_PARTS
    page.get_by_role("button", name="Start again").click()
