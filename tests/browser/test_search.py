"""Families search the pages of their own council, and those for everybody, unless they ask for more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import be_idle

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page


@pytest.fixture
def fetched(page: Page) -> list[str]:
    """Every index that the page fetched, by its name."""
    names: list[str] = []
    page.on("request", lambda r: names.append(r.url.rpartition("/")[2]) if "/search/" in r.url else None)
    return names


def search(page: Page, words: str) -> Locator:
    """Type words into the search and return what is found."""
    page.get_by_role("button", name="Search", exact=True).click()
    page.keyboard.type(words)
    page.locator("[data-search-results] li").first.wait_for()
    return page.locator("[data-search-results] li")


def test_a_councils_search_finds_its_own_pages_and_those_for_all(page: Page, address: str, fetched: list[str]) -> None:
    page.goto(f"{address}/hertfordshire/managing/")
    be_idle(page)
    assert [name for name in fetched if name.endswith(".json")] == []
    found = search(page, "payment")
    assert sorted(name for name in fetched if name.endswith(".json")) == ["council-hertfordshire.json", "shared.json"]
    hrefs = found.locator("a").evaluate_all("links => links.map((link) => new URL(link.href).pathname)")
    assert {href.split("/")[1] for href in hrefs} <= {"hertfordshire", "law", "words", "contact", "about", "privacy"}
    expect(
        page.get_by_text("This looks in the pages for Hertfordshire, and in those for every council.")
    ).to_be_visible()
    expect(page.locator("[data-search-status]")).to_have_text(re.compile(r"^\d+ pages found"))
    assert violations(page) == []


def test_all_councils_are_searched_when_the_family_asks_for_it(page: Page, address: str) -> None:
    page.goto(f"{address}/hertfordshire/managing/")
    search(page, "travel budget")
    page.get_by_role("button", name="Search all councils instead").click()
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.locator("[data-search-results]")).to_contain_text("Portsmouth")
    expect(page.get_by_text("This looks in every page of all councils.")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Search only Hertfordshire").click()
    expect(page.locator("[data-search-results]")).not_to_contain_text("Portsmouth")


def test_from_the_home_page_a_council_is_found_by_its_name(page: Page, address: str) -> None:
    page.goto(f"{address}/")
    found = search(page, "portsmouth")
    found.get_by_role("link", name="Personal budgets in Portsmouth").click()
    expect(page).to_have_url(f"{address}/portsmouth/")


def test_search_works_by_keyboard_alone(page_in_each: Page, address: str) -> None:
    page = page_in_each
    page.goto(f"{address}/hertfordshire/managing/")
    button = page.get_by_role("button", name="Search", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type("appeal tribunal")
    first = page.locator("[data-search-results] a").first
    first.wait_for()
    for _ in range(4):
        page.keyboard.press("Tab")
        if first.evaluate("link => link === document.activeElement"):
            break
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/hertfordshire/(disagree|faq|sources)/"))


def test_words_that_are_nowhere_are_told(page: Page, address: str) -> None:
    page.goto(f"{address}/hertfordshire/")
    page.get_by_role("button", name="Search", exact=True).click()
    page.keyboard.type("zzzzzz")
    expect(page.locator("[data-search-status]")).to_have_text("Nothing found. Try other or fewer words.")


def test_an_index_that_does_not_come_is_told_and_tried_again(disturbed_page: Page, address: str) -> None:
    page = disturbed_page
    page.route("**/search/*/shared.json", lambda route: route.fulfill(status=503, body=""))
    page.goto(f"{address}/hertfordshire/")
    page.get_by_role("button", name="Search", exact=True).click()
    page.keyboard.type("payment")
    expect(page.locator("[data-search-status]")).to_contain_text("Search could not be loaded.")
    page.unroute("**/search/*/shared.json")
    page.keyboard.type("s")
    expect(page.locator("[data-search-status]")).to_contain_text("found")


def test_without_a_script_the_page_says_what_to_do_instead(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{address}/hertfordshire/")
    note = page.locator(".site-header__note")
    expect(note).to_be_visible()
    expect(note).to_have_text("Search needs JavaScript. The menu leads to every page.")
    expect(page.get_by_role("button", name="Search", exact=True)).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    context.close()
