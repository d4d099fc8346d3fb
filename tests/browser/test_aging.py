"""Answers of another day are looked at again before they count, and an age that must have grown is asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.family import SLOW
from tests.browser.kept import be
from tests.browser.test_keep_file import FILE as ANY_FILE
from tests.browser.test_keep_file import choose

if TYPE_CHECKING:
    from playwright.sync_api import Page

FILE: dict[str, Any] = {
    **ANY_FILE,
    "day": "2026-11-25",
    "answers": [
        {"question": "who_answers", "asked": "Who is answering", "answer": "parent", "said": "A parent"},
        {"question": "age", "asked": "Age", "answer": 15, "said": "15 years"},
        {"question": "ehc_plan", "asked": "EHC plan", "answer": "final", "said": "Yes, a final plan"},
        {"question": "ehc_review", "asked": "EHC plan review", "answer": "review", "said": "Yes"},
    ],
    "results": None,
}


def come_back(page: Page, address: str, day: str, file: object = FILE) -> None:
    """Come back with a file on a day."""
    be(page.context, day)
    page.goto(f"{address}/hertfordshire/reckoner/")
    choose(page, file)
    page.locator("[data-news]").wait_for(timeout=SLOW)


def marked(page: Page, mark: str) -> list[str]:
    """The questions whose answers have a mark where the answers are checked."""
    rows = page.locator("[data-step=check] .answers__row").filter(has=page.locator(f"{mark}:not([hidden])"))
    return rows.locator("dt").all_inner_texts()


def test_for_four_weeks_answers_lead_to_the_results(page: Page, address: str) -> None:
    come_back(page, address, "2026-12-23")
    expect(page.locator("[data-step=results]")).to_be_visible()


def test_older_answers_are_looked_at_again_before_they_count(page: Page, address: str) -> None:
    come_back(page, address, "2026-12-24")
    expect(page.locator("[data-step=check] [data-heading]")).to_be_focused()
    assert marked(page, "[data-still-so]") == ["Age", "EHC plan", "EHC plan review"]
    expect(page.locator("[data-step=check]")).to_contain_text("You said it on 25 November 2026.")
    assert marked(page, "[data-again]") == []
    assert violations(page) == []
    page.get_by_role("button", name="Change EHC plan review").click()
    page.locator("[data-question=ehc_review] input[value=no]").check()
    page.get_by_role("button", name="Continue", exact=True).click()
    expect(page.locator("[data-step=check]")).to_be_visible()
    assert marked(page, "[data-still-so]") == ["Age", "EHC plan"]
    page.get_by_role("button", name="Show my results").click()
    expect(page.locator("[data-step=results]")).to_be_visible()
    page.locator("[data-change-answers]").first.evaluate("button => button.click()")
    expect(page.locator("[data-step=check]")).to_be_visible()
    assert marked(page, "[data-still-so]") == [], "whoever has looked at them is not asked twice"
    expect(page.locator("[data-old-answers]")).to_be_hidden()


def test_an_age_that_must_have_grown_is_asked_again(page: Page, address: str) -> None:
    before = {"id": "strand/education", "within": None, "name": "Education", "status": "ask_now", "headline": None}
    come_back(page, address, "2029-11-25", {**FILE, "results": [before]})
    check = page.locator("[data-step=check]")
    expect(check).to_be_visible()
    assert marked(page, "[data-again]") == ["Age"]
    expect(page.get_by_text("What is different from before:")).to_be_hidden()
    expect(check).not_to_contain_text("15 years")
    expect(check.get_by_role("button", name="Show my results")).to_be_hidden()
    assert violations(page) == []
    check.get_by_role("button", name="Answer again", exact=True).click()
    page.locator("[data-question=age] input[type=text]").fill("18")
    page.get_by_role("button", name="Continue", exact=True).click()
    expect(check).to_contain_text("18 years")
    check.get_by_role("button", name="Show my results").click()
    expect(page.locator("[data-step=results]")).to_be_visible()


def test_keeping_answers_anew_does_not_make_them_young(page: Page, address: str) -> None:
    old = {**FILE, "day": "2027-12-01", "answers": [{**one, "day": "2026-11-25"} for one in FILE["answers"]]}
    come_back(page, address, "2027-12-02", old)
    assert marked(page, "[data-again]") == ["Age"]
