"""A family tries out another answer at its results. Its own answers stay as they are until it keeps the other one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import new_context, watched_page
from tests.browser.family import AT_REVIEW, Family, open_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator, Page

    from tests.browser.browsers import WatchedBrowser


@pytest.fixture(scope="module")
def family(browser: WatchedBrowser, address: str) -> Iterator[Family]:
    """A family with its results, that has opened "What if"."""
    with new_context(browser) as context, watched_page(context, address) as page:
        family = Family(page, AT_REVIEW)
        family.reach_results(address)
        open_part(page, "what-if")
        yield family


def part(page: Page) -> Locator:
    return page.locator("[data-part=what-if]")


def try_out(page: Page, question: str, option: str) -> None:
    part(page).get_by_label("Which answer?").select_option(question)
    part(page).locator("[data-option-choice]").select_option(option)
    part(page).get_by_role("button", name="Show what would change").click()
    expect(part(page).locator("[data-outcome]")).to_be_visible()


def test_what_would_change_is_shown_as_it_was_and_as_it_would_be(family: Family) -> None:
    try_out(family.page, "ehc_review", "no")
    education = part(family.page).locator(".was-now").filter(has_text="Education").first
    expect(education.locator("[data-was]")).to_have_text("Ask now")
    expect(education.locator("[data-now]")).to_have_text("Best asked later")
    expect(family.page.locator("[data-announce]")).to_contain_text("Best asked later")
    assert violations(family.page) == []


def test_trying_out_leaves_the_results_and_the_answers_as_they_are(family: Family) -> None:
    try_out(family.page, "ehc_review", "no")
    assert family.status("Education") == "Ask now"
    part(family.page).get_by_role("button", name="Go back to my answers").click()
    expect(part(family.page).locator("[data-outcome]")).to_be_hidden()
    expect(family.page.locator("[data-announce]")).to_contain_text("Nothing was changed.")
    expect(part(family.page).get_by_label("Which answer?")).to_be_focused()
    expect(part(family.page).locator("[data-mine]")).to_have_text("Yes, it is being reviewed")


def test_only_questions_that_apply_are_offered(family: Family) -> None:
    offered = part(family.page).get_by_label("Which answer?").locator("option")
    assert set(offered.evaluate_all("all => all.map((one) => one.value)")) == set(family.asked)
    assert "school_leaving_date" not in family.asked


def test_an_answer_that_changes_nothing_is_said_to(family: Family) -> None:
    try_out(family.page, "ehc_review", "reassessment")
    expect(part(family.page)).to_contain_text("Your results would stay the same.")


def test_a_number_that_cannot_be_is_told_at_the_field(family: Family) -> None:
    part(family.page).get_by_label("Which answer?").select_option("age")
    field = part(family.page).locator("[data-number] input")
    field.fill("200")
    part(family.page).get_by_role("button", name="Show what would change").click()
    expect(part(family.page).locator("[data-error]")).to_contain_text("Type a whole number from 0 to 120")
    expect(field).to_be_focused()
    field.fill("27")
    part(family.page).get_by_role("button", name="Show what would change").click()
    expect(part(family.page).locator("[data-error]")).to_be_hidden()
    expect(part(family.page).locator(".was-now").first).to_contain_text("Other rules apply")


def test_a_change_that_is_kept_is_the_familys_answer_from_then_on(family: Family) -> None:
    page = family.page
    try_out(page, "ehc_review", "no")
    part(page).get_by_role("button", name="Keep this change").click()
    expect(page.locator("[data-step=results] [data-heading]")).to_be_focused()
    assert family.status("Education") == "Best asked at the next review"
    expect(page.locator("[data-announce]")).to_contain_text("Education: Best asked at the next review")
    try_out(page, "ehc_review", "review")
    part(page).get_by_role("button", name="Keep this change").click()
    expect(page.locator("[data-overview] li").first).to_contain_text("Ask now")
