"""Families search the pages of their own council, and those for everybody, unless they ask for more."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from publisher.search.index import NAMES, council_index
from tests.browser.axe import violations
from tests.browser.conftest import be_idle
from tests.policies import REAL, councils

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.browser.browsers import WatchedBrowser


OF_HERTFORDSHIRE = {"hertfordshire", "law", "words", "contact", "about", "privacy", "accessibility", "saved", ""}
"""Where the pages are that a search in Hertfordshire may show, as the first parts of their addresses."""


@pytest.fixture
def fetched(page: Page) -> list[str]:
    """Everything that the page fetched for its search, by its name."""
    names: list[str] = []
    page.on(
        "request",
        lambda r: names.append(r.url.rpartition("/")[2]) if "/search" in r.url or "/minisearch/" in r.url else None,
    )
    return names


def open_search(page: Page) -> None:
    page.get_by_role("button", name="Search", exact=True).click()


def words_of(page: Page) -> Locator:
    return page.get_by_role("dialog").get_by_role("searchbox")


def search(page: Page, words: str) -> Locator:
    """Type words into the search and return what is found."""
    open_search(page)
    page.keyboard.type(words)
    return found_by(page)


def search_again(page: Page, words: str) -> list[str]:
    """Type other words, and return the addresses of what is found."""
    words_of(page).fill(words)
    return paths(found_by(page))


def found_by(page: Page) -> Locator:
    """What is found, when it is there."""
    expect(page.locator("[data-search-status]")).to_contain_text("found")
    return page.locator("[data-search-results] li")


def paths(found: Locator) -> list[str]:
    hrefs: list[str] = found.locator("a").evaluate_all("links => links.map((link) => new URL(link.href).pathname)")
    return hrefs


def test_nothing_is_fetched_until_the_search_is_used_and_then_the_councils_part(
    page: Page, address: str, fetched: list[str]
) -> None:
    page.goto(f"{address}/hertfordshire/managing/")
    be_idle(page)
    assert fetched == ["search.js"]
    found = search(page, "payment")
    assert {name for name in fetched if name.endswith(".json")} == {
        "council-hertfordshire.json",
        "shared.json",
        "names.json",
    }
    assert len(fetched) == len(set(fetched))
    assert {path.split("/")[1] for path in paths(found)} <= OF_HERTFORDSHIRE
    expect(
        page.get_by_text("This looks in the pages for Hertfordshire, and in those for every council.")
    ).to_be_visible()
    expect(page.locator("[data-search-status]")).to_have_text(re.compile(r"^\d+ pages found"))
    assert violations(page) == []


def test_a_councils_search_shows_no_page_of_another_council(page: Page, address: str) -> None:
    page.goto(f"{address}/hertfordshire/managing/")
    search(page, "budget")
    for words in ("portsmouth", "hampshire council", "peterborough", "travel budget", "who to ask"):
        words_of(page).fill(words)
        expect(page.locator("[data-search-status]")).not_to_have_text("")
        assert {path.split("/")[1] for path in paths(page.locator("[data-search-results] li"))} <= OF_HERTFORDSHIRE


def test_ehcp_and_ehc_plan_find_the_same_pages(page_in_each: Page, address: str) -> None:
    page = page_in_each
    page.goto(f"{address}/hertfordshire/")
    found = paths(search(page, "EHCP"))
    assert len(found) > 5
    for name in ("EHC plan", "ehcp", "Education, Health and Care plan", "EHC plans"):
        assert search_again(page, name) == found


def test_every_name_of_everything_finds_the_same_pages(page: Page, address: str, site: Path) -> None:
    (file,) = (site / "assets").rglob(NAMES.rpartition("/")[2])
    names: dict[str, list[str]] = json.loads(file.read_text(encoding="utf-8"))
    assert {"ehc_plan", "short_breaks", "personal_assistant"} <= set(names)
    page.goto(f"{address}/hertfordshire/")
    search(page, "budget")
    for id_, same in names.items():
        found = [search_again(page, name) for name in same]
        assert found == [found[0]] * len(same), id_


def test_an_apostrophe_is_the_same_in_every_shape(page_in_each: Page, address: str) -> None:
    page = page_in_each
    page.goto(f"{address}/hertfordshire/")
    found = paths(search(page, "child's"))
    assert len(found) > 5
    assert search_again(page, "child\N{RIGHT SINGLE QUOTATION MARK}s") == found
    assert search_again(page, "CHILD\N{MODIFIER LETTER APOSTROPHE}S") == found


@pytest.mark.parametrize("mistake", ["budgt", "budgett", "bugdet", "bidget"])
def test_a_mistake_in_one_place_is_forgiven_and_said(page: Page, address: str, mistake: str) -> None:
    page.goto(f"{address}/hertfordshire/")
    found = search(page, mistake)
    expect(found.first).to_contain_text("Personal budgets in Hertfordshire")
    expect(page.locator("[data-search-status]")).to_contain_text("No page has exactly these words.")


def test_pages_with_some_of_the_words_are_said_to_be_such(page: Page, address: str) -> None:
    page.goto(f"{address}/hertfordshire/")
    search(page, "tribunal zzzzzz")
    expect(page.locator("[data-search-status]")).to_contain_text("No page has all of these words.")


def test_what_was_found_is_marked_and_its_link_leads_to_that_part_of_the_page(page: Page, address: str) -> None:
    page.goto(f"{address}/hertfordshire/")
    found = search(page, "direct payment tribunal")
    texts = found.locator("mark").all_inner_texts()
    assert texts
    assert all(re.match(r"(?i)direct|payment|tribunal", text) for text in texts)
    link = found.locator("a[href*='#']").first
    part = str(link.get_attribute("href")).partition("#")[2]
    link.click()
    expect(page.locator(f"[id='{part}']")).to_be_in_viewport()


def test_a_part_of_the_same_page_is_shown_without_the_search_over_it(page_in_each: Page, address: str) -> None:
    page = page_in_each
    page.goto(f"{address}/hertfordshire/")
    found = search(page, "not the same as a direct payment")
    found.locator("a[href$='/hertfordshire/#a-personal-budget-is-not-the-same-as-a-direct-payment']").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("#a-personal-budget-is-not-the-same-as-a-direct-payment")).to_be_in_viewport()


def test_all_councils_are_searched_when_the_family_asks_for_it(page: Page, address: str) -> None:
    page.goto(f"{address}/hertfordshire/managing/")
    search(page, "travel budget")
    page.get_by_role("button", name="Search all councils instead").click()
    expect(words_of(page)).to_be_focused()
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


LED = [
    ("autism", "hertfordshire/who/"),
    ("my child is autistic", "hertfordshire/who/"),
    ("swimming", "hertfordshire/spending/"),
    ("taxi", "hertfordshire/spending/"),
    ("school bus", "hertfordshire/spending/"),
    ("laptop", "hertfordshire/spending/"),
    ("iPad", "hertfordshire/spending/"),
    ("babysitter", "hertfordshire/spending/"),
    ("respite", "hertfordshire/spending/"),
    ("wheelchair", "hertfordshire/faq/"),
    ("SENDIASS", "hertfordshire/disagree/"),
    ("phone number", "hertfordshire/asking/"),
]
"""Words that families use and pages do not, or say elsewhere, and the page that answers them."""


def test_words_that_families_use_lead_to_what_answers_them(page: Page, address: str) -> None:
    page.goto(f"{address}/hertfordshire/")
    search(page, "budget")
    for words, path in LED:
        first = search_again(page, words)[0]
        assert first == f"/{path}", words


def test_each_of_these_words_leads_somewhere_in_every_council(site: Path) -> None:
    files = councils(REAL)
    words = {word for entry in files[0].search.entries for word in entry.words}
    assert len(words) > 100
    for council in (each.council.id for each in files):
        (file,) = (site / "assets").rglob(council_index(council).rpartition("/")[2])
        also = [
            f" {entry['also']} " for entry in json.loads(file.read_text(encoding="utf-8"))["docs"] if "also" in entry
        ]
        assert {word for word in words if not any(f" {word} " in each for each in also)} == set(), council


def test_where_no_council_is_chosen_they_lead_to_choosing_one(page: Page, address: str) -> None:
    page.goto(f"{address}/")
    search(page, "swimming").get_by_role("link", name="Choose your council first").click()
    expect(page.get_by_role("heading", name="Choose your council")).to_be_in_viewport()


def test_a_town_finds_its_council(page: Page, address: str) -> None:
    page.goto(f"{address}/")
    assert paths(search(page, "stevenage")) == ["/hertfordshire/"]


def test_made_up_families_come_last(page: Page, address: str) -> None:
    page.goto(f"{address}/hertfordshire/")
    search(page, "budget")
    for words in ("wheelchair", "taxi plan", "phone number", "short breaks", "therapy"):
        found = search_again(page, words)
        assert "/hertfordshire/cases/" not in found[:-1], words


def test_search_works_by_keyboard_alone(page_in_each: Page, address: str) -> None:
    page = page_in_each
    page.goto(f"{address}/hertfordshire/managing/")
    button = page.get_by_role("button", name="Search", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    expect(words_of(page)).to_be_focused()
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


@pytest.mark.parametrize(
    ("at", "way_on", "leads_to"),
    [
        ("hertfordshire/", "How to ask", "hertfordshire/asking/"),
        ("hertfordshire/", "Questions and answers", "hertfordshire/faq/"),
        ("hertfordshire/", "What you can spend it on", "hertfordshire/spending/"),
        ("", "National rules", "law/"),
    ],
)
def test_no_result_is_said_with_a_way_on(page_in_each: Page, address: str, at: str, way_on: str, leads_to: str) -> None:
    page = page_in_each
    page.goto(f"{address}/{at}")
    open_search(page)
    page.keyboard.type("zzzzzz")
    status = page.get_by_role("dialog").get_by_role("status")
    expect(status).to_have_text("Nothing found.")
    assert violations(page) == []
    words_of(page).fill("budget")
    expect(status).to_contain_text("found.")
    expect(page.get_by_role("dialog").get_by_text("Try one of these:")).to_be_hidden()
    words_of(page).fill("zzzzzz")
    page.get_by_role("dialog").get_by_role("link", name=way_on).click()
    expect(page).to_have_url(f"{address}/{leads_to}")


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


def test_without_a_script_the_page_says_what_to_do_instead(browser: WatchedBrowser, address: str) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640}) as context:
        page = context.new_page()
        page.goto(f"{address}/hertfordshire/")
        note = page.locator(".site-header__note")
        expect(note).to_be_visible()
        expect(note).to_have_text("Search needs JavaScript. The menu leads to every page.")
        expect(page.get_by_role("button", name="Search", exact=True)).to_have_count(0)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
