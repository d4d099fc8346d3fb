"""Words that a family can send: the right ones for its result, with the rules they rest on, copied by one press."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import new_context, watched_page
from tests.browser.family import AT_REVIEW, Family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator, Page

    from tests.browser.browsers import WatchedBrowser


@pytest.fixture(scope="module")
def page(browser: WatchedBrowser, address: str) -> Iterator[Page]:
    """The page of a family with its results, on which every letter is open."""
    with new_context(browser) as context, watched_page(context, address) as page:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        Family(page, AT_REVIEW).reach_results(address)
        for summary in page.locator(".letter > summary").all():
            summary.click()
        yield page


def letter(page: Page, strand: str) -> Locator:
    name = page.get_by_role("heading", name=strand, exact=True)
    return page.locator("article.strand").filter(has=name).locator(".letter")


@pytest.mark.parametrize(
    ("strand", "reference", "whom"),
    [
        ("Education", "Children and Families Act 2014 section 49(1) and (2)", "Your SEN officer"),
        (
            "Social care",
            "Children Act 1989 section 17A(1), (2) and (5)(a)",
            "Your practitioner in the council's 0-25 Together team",
        ),
        ("Health", "a right to have a personal health budget", "Your health practitioner"),
        ("Travel", "Education Act 1996 section 508B", "Your SEN officer"),
    ],
)
def test_each_budget_has_words_with_its_rules_and_whom_to_send_them(
    page: Page, strand: str, reference: str, whom: str
) -> None:
    expect(letter(page, strand).locator("[data-words]")).to_contain_text(reference)
    expect(letter(page, strand).locator("[data-to]")).to_contain_text(whom)


def test_one_press_copies_the_words(page: Page) -> None:
    education = letter(page, "Education")
    education.get_by_role("button", name="Copy the words").click()
    expect(education.get_by_text("The words are copied.")).to_be_visible()
    expect(page.locator("[data-announce]")).to_contain_text("The words are copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Request for a personal budget for education\n")
    assert "Children and Families Act 2014 section 49(1) and (2): A council must prepare a personal budget" in copied
    assert "Copy the words" not in copied


def test_where_copying_is_blocked_the_words_are_selected(page: Page) -> None:
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined, configurable: true})")
    health = letter(page, "Health")
    health.get_by_role("button", name="Copy the words").click()
    expect(health.get_by_text("This browser does not let us copy.")).to_be_visible()
    expect(page.locator("[data-announce]")).to_contain_text("The words are selected")
    assert "I am asking for a personal health budget." in page.evaluate("String(getSelection())")
    page.evaluate("delete navigator.clipboard")
