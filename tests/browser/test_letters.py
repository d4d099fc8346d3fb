"""The email or letter that a family can send: its own, copied by one press and opened in its email app by another."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import new_context, watched_page
from tests.browser.family import AT_REVIEW, Family, budget, opened

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
        for letter_of_one in page.locator(".letter").all():
            opened(letter_of_one)
        yield page


def letter(page: Page, strand: str) -> Locator:
    return budget(page, strand).locator(".letter")


@pytest.mark.parametrize(
    ("strand", "law", "whom"),
    [
        ("Education", "Children and Families Act 2014, section 49", "Your SEN officer"),
        (
            "Social care",
            "Children Act 1989, section 17A",
            "The council's 0-25 Together team",
        ),
        ("Health", "NHS standing rules (SI 2012/2996)", "The health practitioner"),
        ("Travel", "Education Act 1996, section 508B", "The council"),
    ],
)
def test_each_budget_has_a_letter_with_its_law_and_whom_to_send_it_to(
    page: Page, strand: str, law: str, whom: str
) -> None:
    expect(letter(page, strand).locator("[data-words]")).to_contain_text(law)
    expect(letter(page, strand).locator("[data-to]")).to_contain_text(whom)
    expect(letter(page, strand).locator("[data-sources] .cite").first).to_be_visible()


def test_one_press_copies_the_letter(page: Page) -> None:
    education = letter(page, "Education")
    education.get_by_role("button", name="Copy", exact=True).click()
    expect(education.get_by_text("It is copied.")).to_be_visible()
    expect(page.locator("[data-announce]")).to_contain_text("It is copied.")
    lines = [line for line in page.evaluate("navigator.clipboard.readText()").splitlines() if line]
    assert lines[:2] == ["Subject: Request for a personal budget for education: [child's name]", "Dear SEN officer,"]
    assert lines[2].startswith("I am writing about my child, [child's name], born [date of birth].")
    assert lines[-2:] == ["Many thanks,", "[your name and phone number]"]


@pytest.mark.parametrize("strand", ["Education", "Social care", "Health", "Travel"])
def test_another_press_opens_it_in_the_familys_email_app(page: Page, strand: str) -> None:
    shown = letter(page, strand)
    link = urlsplit(shown.get_by_role("link", name="Open in email").get_attribute("href") or "")
    said = {name: text for name, (text,) in parse_qs(link.query, strict_parsing=True).items()}
    assert (link.scheme, link.path, set(said)) == ("mailto", "", {"subject", "body"})
    assert said["subject"] == shown.locator("[data-subject]").inner_text()
    paragraphs = [text.replace("\n", "\r\n") for text in shown.locator("[data-words] p").all_inner_texts()]
    assert said["body"] == "\r\n\r\n".join(paragraphs[1:])


def test_nobody_is_sent_a_letter_about_a_plan_that_is_not_there(browser: WatchedBrowser, address: str) -> None:
    with new_context(browser) as context, watched_page(context, address) as page:
        family = Family(page, {"age": 9, "who_answers": "worker", "ehc_plan": "none", "attends_setting": "yes"})
        family.reach_results(address, "hampshire")
        education = opened(letter(page, "Education"))
        words = education.locator("[data-words]")
        expect(words).to_contain_text("Please assess them for an Education, Health and Care plan.")
        expect(words).not_to_contain_text("my child")


def test_where_copying_is_blocked_the_words_are_selected(page: Page) -> None:
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined, configurable: true})")
    health = letter(page, "Health")
    health.get_by_role("button", name="Copy", exact=True).click()
    expect(health.get_by_text("This browser does not let us copy.")).to_be_visible()
    expect(page.locator("[data-announce]")).to_contain_text("The words are selected")
    assert "I am asking for a personal health budget." in page.evaluate("String(getSelection())")
    page.evaluate("delete navigator.clipboard")
