"""A link can lead to one question of the reckoner. It never carries an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_a_link_to_a_question_begins_with_that_question(page: Page, address: str) -> None:
    page.goto(f"{address}/hertfordshire/reckoner/#question-ehc_plan")
    heading = page.locator("[data-question=ehc_plan] [data-heading]")
    expect(heading).to_be_focused()
    expect(page.locator("[data-question=ehc_plan] [data-progress]")).to_have_text("Question 1")
    assert page.url.endswith("/hertfordshire/reckoner/#question-ehc_plan")


def test_from_a_linked_question_back_leads_to_the_start(page: Page, address: str) -> None:
    page.goto(f"{address}/hertfordshire/reckoner/#question-ehc_plan")
    page.locator("[data-questions] [data-back]").click()
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    assert "#" not in page.url


def test_a_link_to_a_question_that_is_not_asked_here_leads_to_the_start(page: Page, address: str) -> None:
    page.goto(f"{address}/hertfordshire/reckoner/#question-shoe_size")
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    assert "#" not in page.url


def test_a_link_to_results_without_answers_leads_to_the_start(page: Page, address: str) -> None:
    page.goto(f"{address}/hertfordshire/reckoner/#summary")
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    assert "#" not in page.url
