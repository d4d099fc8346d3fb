"""Several people's answers are kept apart, saving is offered in time, and nothing is lost without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.family import AT_REVIEW, SLOW, Family
from tests.browser.kept import NOTHING, entry, keys, stored
from tests.browser.test_keep import come_back

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture
def family(page: Page, address: str) -> Family:
    """A family at its third question."""
    family = Family(page, AT_REVIEW)
    family.open(address)
    family.give()
    family.give()
    return family


def keep_for(page: Page, name: str) -> None:
    """Keep the answers for somebody."""
    panel = page.locator("[data-keep]")
    panel.locator("details").evaluate("panel => { panel.open = true; }")
    page.get_by_label("Who are they for?").fill(name)
    page.get_by_role("button", name="Keep my answers on this device").click()


def asks_before_leaving(page: Page) -> bool:
    """Whether the page asks the family before it is left or loaded again."""
    return bool(page.evaluate("!window.dispatchEvent(new Event('beforeunload', { cancelable: true }))"))


def test_answers_for_several_people_are_kept_apart(family: Family, address: str) -> None:
    page = family.page
    keep_for(page, "Sam")
    expect(page.locator("[data-kept]")).to_contain_text("Your answers for Sam are kept")
    expect(page.locator("[data-keep-offer]")).to_be_hidden()
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Download my answers", exact=True).click()
    assert downloading.value.suggested_filename.startswith("my-answers-sam-hertfordshire-")
    come_back(page, address)
    page.get_by_role("button", name="Start", exact=True).click()
    Family(page, {"who_answers": "carer"}).give()
    keep_for(page, "Amira")
    assert keys(page) == ["answers/hertfordshire/amira", "answers/hertfordshire/sam"]
    come_back(page, address)
    card = page.locator("[data-kept-card]")
    expect(card.locator("h3")).to_have_text(["Amira", "Sam"])
    assert violations(page) == []
    card.get_by_role("button", name="Delete them for Amira").click()
    expect(card.locator("h3")).to_have_text(["Sam"])
    expect(page.locator("[data-kept-heading]")).to_be_focused()
    card.get_by_role("button", name="Go on with my kept answers for Sam").click()
    page.locator("[data-news]").wait_for(timeout=SLOW)
    expect(page.get_by_label("Who are they for?")).to_have_value("Sam")
    assert keys(page) == ["answers/hertfordshire/sam"]


def test_another_name_takes_the_answers_along_and_leaves_none_behind(family: Family) -> None:
    page = family.page
    keep_for(page, "Sam")
    page.get_by_label("Who are they for?").fill("Sammy")
    expect(page.locator("[data-kept]")).to_be_hidden()
    keep_for(page, "Sammy")
    assert keys(page) == ["answers/hertfordshire/sammy"]
    assert entry(page, "answers/hertfordshire/sammy")["value"]["person"] == "Sammy"


def test_from_the_third_question_on_saving_is_offered_until_the_family_has_said(family: Family) -> None:
    page = family.page
    offer = page.locator("[data-keep-offer]")
    expect(offer).to_be_visible()
    family.give()
    expect(offer).to_be_visible()
    assert stored(page) == NOTHING
    assert violations(page) == []
    page.get_by_role("button", name="Save my answers as I go").click()
    expect(offer).to_be_hidden()
    expect(page.locator("[data-kept]")).to_be_visible()
    assert keys(page) == ["answers/hertfordshire"]
    assert not asks_before_leaving(page)


def test_a_no_is_a_no(family: Family) -> None:
    page = family.page
    page.get_by_role("button", name="No need to save").click()
    expect(page.locator("[data-keep-offer]")).to_be_hidden()
    expect(page.locator("[data-keep] summary")).to_be_focused()
    assert stored(page) == NOTHING
    family.give()
    page.go_back()
    expect(page.locator("[data-question=ehc_plan]")).to_be_visible()
    expect(page.locator("[data-keep-offer]")).to_be_hidden()


def test_a_reload_asks_first_and_says_what_happened_to_the_answers(family: Family) -> None:
    page = family.page
    assert asks_before_leaving(page)
    page.reload()
    gone = page.get_by_text("This page was loaded again, and your answers are gone.")
    expect(gone).to_be_visible()
    assert not asks_before_leaving(page)
    assert violations(page) == []
    page.get_by_role("button", name="Start", exact=True).click()
    family.give()
    family.give()
    page.get_by_role("button", name="Save my answers as I go").click()
    page.reload()
    expect(page.get_by_text("Answers that you kept are here.")).to_be_visible()
    expect(gone).to_be_hidden()


def test_answers_in_a_file_are_not_lost_and_the_next_one_is(family: Family) -> None:
    page = family.page
    page.locator("[data-keep] summary").click()
    with page.expect_download():
        page.get_by_role("button", name="Download my answers", exact=True).click()
    assert not asks_before_leaving(page)
    family.give()
    assert asks_before_leaving(page)


def test_pulling_the_page_down_does_not_load_it_again(page: Page, address: str) -> None:
    page.goto(f"{address}/hertfordshire/reckoner/")
    root = page.locator("html")
    assert root.evaluate("root => getComputedStyle(root).overscrollBehaviorY") == "contain"
    assert not asks_before_leaving(page), "there is nothing to lose yet"
