"""A question on a small phone: what is in sight, and what a second tap does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import new_context
from tests.browser.family import AT_REVIEW, Family
from tests.policies import REAL, councils

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page, ViewportSize

    from tests.browser.browsers import WatchedBrowser

SMALL: ViewportSize = {"width": 360, "height": 640}
"""The smallest screen that is still common, in dots."""

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)

# Each question in turn stands where it would be shown: how far down the button for going on ends.
_BUTTONS_END = """() => {
  const root = document.querySelector("[data-reckoner]");
  const questions = [...document.querySelectorAll("[data-question]")];
  const shown = questions.find((question) => !question.hidden);
  const ends = questions.map((question) => {
    for (const one of questions) one.hidden = one !== question;
    const progress = question.querySelector("[data-progress]");
    progress.hidden = false;
    progress.textContent = "Question 10 of about 12";
    root.scrollIntoView();
    return [question.dataset.question, question.querySelector("[type=submit]").getBoundingClientRect().bottom];
  });
  for (const one of questions) one.hidden = one !== shown;
  return ends;
}"""


@pytest.fixture(scope="module")
def phone(browser: WatchedBrowser) -> Iterator[Page]:
    """A page on a small phone."""
    with new_context(browser) as context:
        page = context.new_page()
        page.set_viewport_size(SMALL)
        yield page


@pytest.mark.thorough
def test_the_button_to_go_on_is_in_the_first_screen_of_nine_questions_of_ten(phone: Page, address: str) -> None:
    ends: list[tuple[str, float]] = []
    for files in councils(REAL):
        Family(phone, {}).open(address, files.council.id)
        ends += phone.evaluate(_BUTTONS_END)
    below = [question for question, end in ends if end > SMALL["height"]]
    assert len(ends) > 60
    assert len(below) <= len(ends) / 10, below


@pytest.mark.parametrize("after", [0, 120, 250, 400])
def test_a_second_tap_answers_nothing_that_nobody_has_read(page: Page, address: str, after: int) -> None:
    page.set_viewport_size(SMALL)
    page.clock.install(time=NOON)
    family = Family(page, AT_REVIEW)
    page.goto(f"{address}/hertfordshire/reckoner/")
    page.clock.pause_at(NOON + timedelta(hours=1))
    page.get_by_role("button", name="Start", exact=True).click()
    for question in ("who_answers", "age", "ehc_plan", "ehc_review"):
        page.clock.run_for(1000)
        family.fill(question)
        place = page.get_by_role("button", name="Continue", exact=True).bounding_box()
        assert place is not None
        x, y = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
        page.mouse.click(x, y)
        page.clock.run_for(after)
        page.mouse.click(x, y, click_count=2)
        # One press has led on by one question, and the other has done nothing.
        shown = page.locator("[data-question]:visible")
        expect(shown).to_have_count(1)
        assert shown.locator("input:checked").count() == 0
        assert family.question != question
    assert family.question == "health_in_plan"


def test_a_second_tap_leads_off_no_page(page: Page, address: str) -> None:
    page.set_viewport_size(SMALL)
    page.clock.install(time=NOON)
    page.goto(f"{address}/hertfordshire/reckoner/")
    page.clock.pause_at(NOON + timedelta(hours=1))
    page.get_by_role("button", name="Start", exact=True).click()
    page.clock.run_for(250)
    for link in page.locator("footer a:visible").all():
        link.scroll_into_view_if_needed()
        place = link.bounding_box()
        assert place is not None
        page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
        assert page.url.split("#")[0] == f"{address}/hertfordshire/reckoner/"
    expect(page.locator("[data-question=who_answers]")).to_be_visible()


def test_a_tap_in_a_question_that_has_been_there_for_a_moment_counts(page: Page, address: str) -> None:
    page.set_viewport_size(SMALL)
    page.clock.install(time=NOON)
    page.goto(f"{address}/hertfordshire/reckoner/")
    page.clock.pause_at(NOON + timedelta(hours=1))
    page.get_by_role("button", name="Start", exact=True).click()
    choice = page.locator("[data-question=who_answers] label").first
    place = choice.bounding_box()
    assert place is not None
    x, y = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
    page.mouse.click(x, y)
    expect(page.locator("[data-question=who_answers] input").first).not_to_be_checked()
    page.clock.run_for(1000)
    page.mouse.click(x, y)
    expect(page.locator("[data-question=who_answers] input").first).to_be_checked()


def test_keys_are_not_held_up(page: Page, address: str) -> None:
    page.clock.install(time=NOON)
    page.goto(f"{address}/hertfordshire/reckoner/")
    page.clock.pause_at(NOON + timedelta(hours=1))
    page.get_by_role("button", name="Start", exact=True).press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("[data-question=who_answers] input").first).to_be_checked()


def test_who_you_are_is_asked_without_not_sure(page: Page, address: str) -> None:
    family = Family(page, {})
    family.open(address)
    assert page.locator("[data-question=who_answers] input[value=dont_know]").count() == 0
    family.give()
    assert page.locator("[data-question=age] input[value=dont_know]").count() == 1
