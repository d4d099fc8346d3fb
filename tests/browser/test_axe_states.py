"""axe finds nothing in any state of the reckoner, nor in what opens on other pages, light or dark.

On the smallest phone it looks at each state, and on a wide screen at those that hold all the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations, violations_at_each_width
from tests.browser.conftest import HeldBack
from tests.browser.family import AT_REVIEW, SAVE_DATA, SLOW, Family

if TYPE_CHECKING:
    from playwright.sync_api import Page


class Looked:
    """What axe found, by the state that the page was in."""

    def __init__(self, page: Page) -> None:
        """Nothing is found yet."""
        self.page = page
        self.found: dict[str, list[str]] = {}

    def at(self, state: str, part: str = "html") -> None:
        """Run axe now, on a part of the page or on all of it."""
        if wrong := violations(self.page, part):
            self.found[state] = wrong

    def at_each_width(self, state: str) -> None:
        """Run axe now, on a wide screen too."""
        if wrong := violations_at_each_width(self.page):
            self.found[state] = wrong


@pytest.fixture
def looked(page: Page) -> Looked:
    return Looked(page)


def test_from_the_start_to_the_sheet(looked: Looked, address: str) -> None:
    page = looked.page
    family = Family(page, AT_REVIEW)
    family.open(address)
    looked.at_each_width("the first question")
    while family.question is not None:
        looked.at(family.question, f"[data-question={family.question}]")
        family.give()
    results = family.results()
    looked.at("results")
    family.check()
    looked.at("check")
    page.get_by_role("button", name="Show my results").click()
    family.results()
    results.locator("details").evaluate_all("all => all.forEach((one) => (one.open = true))")
    what_if = page.locator("[data-part=what-if]")
    what_if.get_by_label("Which answer?").select_option("ehc_review")
    what_if.locator("[data-option-choice]").select_option("no")
    what_if.get_by_role("button", name="Show what would change").click()
    expect(what_if.locator("[data-outcome]")).to_be_visible()
    looked.at_each_width("results with everything open and something tried out")
    results.locator("a.cite").first.click()
    expect(page.locator("dialog[data-citation]")).to_be_visible()
    looked.at("a source")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Make a one-page summary").click()
    expect(page.locator("[data-step=summary]")).to_be_visible()
    looked.at_each_width("the sheet")
    assert looked.found == {}


def test_an_error_waiting_and_failing(disturbed_page: Page, address: str) -> None:
    page = disturbed_page
    looked = Looked(page)
    page.add_init_script(SAVE_DATA)
    held = HeldBack(page, "**/pyodide.asm.wasm")
    family = Family(page, AT_REVIEW)
    family.open(address)
    go_on = page.get_by_role("button", name="Continue", exact=True)
    go_on.click()
    expect(page.locator("[data-error-summary]")).to_be_visible()
    looked.at("an error")
    family.leave_opening()
    expect(page.locator("[data-step=waiting]")).to_be_visible()
    looked.at("waiting")
    held.release(lambda route: route.fulfill(status=200, content_type="text/plain", body="blocked by a filter"))
    expect(page.locator("[data-step=failed]")).to_be_visible(timeout=SLOW)
    looked.at("failed")
    assert looked.found == {}


def test_keeping_and_coming_back(looked: Looked, address: str) -> None:
    page = looked.page
    family = Family(page, AT_REVIEW)
    family.open(address)
    family.give()
    page.locator("[data-keep] summary").click()
    looked.at("the offer to keep")
    page.get_by_role("button", name="Keep my answers on this device").click()
    expect(page.locator("[data-kept]")).to_be_visible()
    looked.at("kept")
    page.goto(f"{address}/privacy/")
    looked.at("what is stored")
    page.goto(f"{address}/hertfordshire/reckoner/")
    looked.at("kept answers at the start")
    page.get_by_role("button", name="Go on with my kept answers").click()
    page.locator("[data-news]").wait_for(timeout=SLOW)
    looked.at("news after coming back")
    assert looked.found == {}


def test_what_opens_on_other_pages(looked: Looked, address: str) -> None:
    page = looked.page
    page.goto(f"{address}/hertfordshire/who/")
    page.get_by_role("button", name="Save this page").click()
    looked.at("a saved page")
    page.locator("main details").evaluate_all("all => all.forEach((one) => (one.open = true))")
    looked.at_each_width("everything on a page open")
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("searchbox").fill("plan")
    expect(page.locator("[data-search-results] li").first).to_be_visible()
    looked.at_each_width("search")
    page.goto(f"{address}/saved/")
    looked.at("saved pages")
    page.goto(address)
    page.get_by_label("Remember my council on this device").check()
    page.get_by_role("link", name="Portsmouth City Council", exact=True).click()
    page.goto(address)
    expect(page.get_by_role("button", name="Forget my council")).to_be_visible()
    looked.at("home with a council remembered")
    assert looked.found == {}
