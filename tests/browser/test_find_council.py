"""On the home page a family finds its council by what it knows: a town, a postcode, or a name with a mistake in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import be_idle
from tests.browser.kept import COUNTED, NOTHING, stored

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.browsers import WatchedBrowser

ALL = ["Hampshire", "Hertfordshire", "Peterborough", "Portsmouth"]

BILL = "Your council tax bill says which is yours."
UNKNOWN = (
    "We do not know “Atlantis”. Try the nearest town, or the first half of your postcode. Or look through the list."
)

TYPED = [
    ("hampsh", ["Hampshire"], "One council found."),
    ("CITY", ["Hertfordshire", "Peterborough", "Portsmouth"], "3 councils found."),
    ("Watford", ["Hertfordshire"], "Watford comes under Hertfordshire County Council."),
    ("sg1 1aa", ["Hertfordshire"], "SG1 comes under Hertfordshire County Council."),
    ("portsmoth", ["Portsmouth"], "Did you mean Portsmouth? One council found."),
    ("Winchestr", ["Hampshire"], "Did you mean Winchester? Winchester comes under Hampshire County Council."),
    (
        "PO6",
        ["Hampshire", "Portsmouth"],
        f"PO6 is split between Hampshire County Council and Portsmouth City Council. {BILL}",
    ),
    (
        "SO16 7NP",
        ["Hampshire"],
        f"SO16 is split between Hampshire County Council and Southampton City Council. {BILL}",
    ),
    ("Southampton", [], "Southampton comes under Southampton City Council. We do not have pages for it."),
    ("Luton Borough Council", [], "We do not have pages for Luton Borough Council."),
    ("LU", ALL, "Type a little more."),
    (
        "Atlantis",
        ALL,
        UNKNOWN,
    ),
]


def words_of(page: Page) -> Locator:
    return page.get_by_label("Find your council")


def said(page: Page) -> Locator:
    return page.locator("[data-find-council]").get_by_role("status")


def shown(page: Page) -> list[str]:
    cards = page.locator("[data-council]:visible")
    areas: list[str] = cards.evaluate_all("cards => cards.map(card => card.dataset.area)")
    return sorted(areas)


def test_what_is_typed_finds_its_councils_and_says_whose_it_is(page: Page, address: str) -> None:
    page.goto(f"{address}/")
    for typed, found, told in TYPED:
        words_of(page).fill(typed)
        expect(said(page)).to_have_text(told)
        assert shown(page) == found, typed
    assert violations(page) == []
    words_of(page).fill("")
    expect(said(page)).to_have_text("")
    assert shown(page) == ALL


@pytest.mark.parametrize(
    ("typed", "comes_first"), [("Southampton", True), ("Atlantis", True), ("SO16", False), ("Watford", False)]
)
def test_what_to_do_elsewhere_comes_before_the_list_where_it_is_the_answer(
    page: Page, address: str, typed: str, *, comes_first: bool
) -> None:
    page.goto(f"{address}/")
    words_of(page).fill(typed)
    expect(said(page)).to_contain_text(typed)
    instead = page.locator("[data-instead]")
    expect(instead).to_contain_text("look on its website for “Local Offer”", ignore_case=True)
    expect(instead.get_by_text("You can still ask it.")).to_be_visible(visible=comes_first)
    before = "([first, second]) => Boolean(first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING)"
    pair = page.evaluate_handle("['[data-instead]', '[data-councils]'].map((mark) => document.querySelector(mark))")
    assert page.evaluate(before, pair) == comes_first


def test_enter_leads_on_by_keyboard_alone(page_in_each: Page, address: str) -> None:
    page = page_in_each
    page.goto(f"{address}/")
    words_of(page).focus()
    page.keyboard.type("pompey")
    page.keyboard.press("Enter")
    start = page.get_by_role("link", name="Start for Portsmouth City Council")
    expect(start).to_be_focused()
    words_of(page).fill("Bournemouth")
    page.keyboard.press("Enter")
    expect(page.locator("[data-instead]")).to_be_focused()
    words_of(page).fill("")
    start.click()
    expect(page).to_have_url(f"{address}/portsmouth/reckoner/")


def test_what_is_typed_is_neither_sent_nor_kept(page: Page, address: str) -> None:
    page.add_init_script(COUNTED)
    page.goto(f"{address}/")
    be_idle(page)
    asked_for: list[str] = []
    page.on("request", lambda request: asked_for.append(request.url))
    words_of(page).fill("SG1 1AA")
    words_of(page).press("Enter")
    expect(said(page)).to_contain_text("SG1 comes under")
    assert asked_for == []
    assert page.url == f"{address}/"
    assert page.evaluate("window.written") == 0
    assert stored(page) == NOTHING


def test_without_a_script_every_council_is_there_with_what_to_do_elsewhere(
    browser: WatchedBrowser, address: str
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}/")
        expect(words_of(page)).to_be_hidden()
        assert page.get_by_role("link", name="Start for").count() == len(ALL)
        expect(page.get_by_role("heading", name="Is your council not here?")).to_be_visible()
