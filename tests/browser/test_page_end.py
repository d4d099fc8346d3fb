"""What is at the end of each page, and what a page says of itself on paper."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.axe import violations
from tests.browser.conftest import be_idle
from tests.browser.family import Family
from tests.browser.pages import version_said

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.browsers import WatchedBrowser

PAGE = "hertfordshire/managing/"
WRONG = "Something missing or wrong on this page?"
VERSION = version_said("hertfordshire")
NAME = f"Ways to manage the money: Hertfordshire (hertfordshire/managing/), version of {VERSION}"


def test_saying_that_something_is_wrong_sends_and_stores_nothing(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    be_idle(page)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.get_by_text(WRONG).click()
    expect(page.get_by_text("We are sorry.")).to_be_visible()
    assert sent == []
    assert page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]") == ["", 0, 0]
    assert violations(page) == []


def test_the_answer_leads_to_whom_to_tell(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    page.get_by_text(WRONG).click()
    page.get_by_role("link", name="how to tell the council").last.click()
    expect(page.get_by_role("heading", name="How to tell the council what you think")).to_be_visible()
    assert page.url.endswith("/help/#tell-the-council")


def test_feedback_works_without_a_script(browser: WatchedBrowser, address: str) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto(f"{address}/{PAGE}")
        page.get_by_text(WRONG).click()
        expect(page.get_by_text(NAME)).to_be_visible()
        expect(page.get_by_role("button", name="Copy the name of the page")).to_have_count(0)
        expect(page.get_by_role("button", name="Print this page")).to_have_count(0)


def test_the_name_of_the_page_can_be_copied(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    page.goto(f"{address}/{PAGE}")
    page.get_by_text(WRONG).click()
    page.get_by_role("button", name="Copy the name of the page").click()
    expect(page.get_by_role("status").get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == NAME


def test_where_the_browser_does_not_copy_the_name_is_marked(page: Page, address: str) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    page.goto(f"{address}/{PAGE}")
    page.get_by_text(WRONG).click()
    page.get_by_role("button", name="Copy the name of the page").click()
    expect(page.get_by_text("The line is selected, so you can copy it yourself.")).to_be_visible()
    assert page.evaluate("getSelection().toString().trim()") == NAME


def test_a_link_leads_back_to_the_top(page: Page, address: str) -> None:
    page.goto(f"{address}/hertfordshire/sources/")
    link = page.get_by_role("link", name="Back to the top")
    link.scroll_into_view_if_needed()
    assert page.evaluate("scrollY") > 1000
    box = link.bounding_box()
    assert box is not None
    assert box["height"] >= 24
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    assert page.evaluate("scrollY") == 0


def test_the_name_in_the_bar_is_one_line_on_a_small_phone(page: Page, address: str) -> None:
    page.goto(f"{address}/hertfordshire/reckoner/")
    name = page.locator(".site-header__home span")
    lines = (
        "e => { const all = document.createRange(); all.selectNodeContents(e); return all.getClientRects().length; }"
    )
    assert name.evaluate(lines) == 1
    expect(page.get_by_role("button", name="Search", exact=True)).to_be_visible()


def test_a_page_is_printed_by_its_button(page: Page, address: str) -> None:
    page.add_init_script("window.print = () => { window.printed = true; }")
    page.goto(f"{address}/{PAGE}")
    page.get_by_role("button", name="Print this page").click()
    assert page.evaluate("window.printed")


@pytest.mark.parametrize("path", [PAGE, "hertfordshire/sources/", "words/"])
def test_on_paper_a_page_is_whole_and_says_what_it_is(page: Page, address: str, path: str) -> None:
    page.set_viewport_size({"width": 680, "height": 960})
    page.emulate_media(media="print")
    page.goto(f"{address}/{path}")
    for left_out in (".menu", ".side", ".site-header", ".site-footer", ".page-end__tools", ".useful", ".headerlink"):
        assert page.locator(f"{left_out}:visible").count() == 0, left_out
    expect(page.locator(".page-end__paper")).to_contain_text("Local Offer Reckoner")
    if "hertfordshire" in path:
        expect(page.locator(".page-end__paper")).to_contain_text(f"We wrote this on {VERSION}")
        expect(page.locator(".page-end__paper")).to_contain_text("not an official page of Hertfordshire County Council")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("main").evaluate("main => main.scrollHeight <= main.clientHeight + 1")


def test_letters_to_send_are_read_on_paper_though_they_are_folded_on_the_screen(page: Page, address: str) -> None:
    page.goto(f"{address}/hertfordshire/asking/")
    said = "I am asking for a personal budget for the support in their plan."
    words = page.get_by_text(said).first
    expect(words).to_be_hidden()
    pages = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    text = " ".join(" ".join(one.extract_text() for one in pages).split())
    assert said in text
    letters = page.locator("details").filter(has=page.get_by_text("Email or letter to send"))
    letters.locator("> summary").first.click()
    letters.locator("summary").get_by_text("Education", exact=True).click()
    expect(words).to_be_hidden()
    page.get_by_text("The plan is being reviewed, or is at the draft stage").first.click()
    expect(words).to_be_visible()


def test_nothing_else_is_asked_beside_a_question(page: Page, address: str) -> None:
    family = Family(page, {})
    page.goto(f"{address}/hertfordshire/reckoner/")
    expect(page.get_by_text(WRONG)).to_be_visible()
    family.open(address)
    expect(page.locator("[data-question=who_answers]")).to_be_visible()
    expect(page.get_by_text(WRONG)).to_be_hidden()


def test_every_page_of_a_council_tells_its_version_and_the_date_of_the_law(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    expect(page.get_by_role("contentinfo")).to_contain_text(f"Our version of the rules in Hertfordshire: {VERSION}.")
    expect(page.get_by_role("contentinfo")).to_contain_text("Law last looked at 26 November 2026.")
    page.get_by_text("How old is this information?").click()
    expect(page.get_by_text(f"We wrote this version on {VERSION}")).to_be_visible()
