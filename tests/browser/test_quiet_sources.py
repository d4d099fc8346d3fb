"""A paragraph has one quiet "Source"; pressed, it says in plain words where each fact is from, and leads there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import PHONE

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.browsers import WatchedBrowser

WHO = "hertfordshire/who/"


def test_the_sources_of_a_paragraph_open_together_in_plain_words(page: Page, address: str) -> None:
    page.goto(f"{address}/{WHO}")
    page.get_by_role("button", name="Source").first.click()
    opened = page.locator("[data-sources]:popover-open")
    expect(opened).to_be_focused()
    facts = opened.locator(".source__fact")
    expect(facts).to_have_count(4)
    first = facts.first
    expect(first).to_contain_text("Continuing Care (children) and Continuing Healthcare (adults) are in scope.")
    expect(first).to_contain_text(re.compile(r"Hertfordshire's short page for families: .*, under “Q2”"))
    # The council's copy names a part of its address only: better no link than one that leads elsewhere.
    expect(first).to_contain_text("Only a part of its address is known")
    assert first.locator("a[data-page]").count() == 0
    expect(first).not_to_contain_text("Close")
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(opened).to_have_count(0)
    expect(page.get_by_role("button", name="Source").first).to_be_focused()


def test_the_page_itself_is_a_press_away_where_its_address_is_known(page: Page, address: str) -> None:
    page.goto(f"{address}/portsmouth/who/")
    page.get_by_role("button", name="Source").first.click()
    original = page.locator("[data-sources]:popover-open .source__fact a[data-page]").first
    expect(original).to_have_attribute("href", re.compile("^https://"))
    expect(page.locator("[data-sources]:popover-open [data-no-link]").first).to_be_hidden()


def test_a_paragraph_has_one_source(page: Page, address: str) -> None:
    page.goto(f"{address}/{WHO}")
    counts = page.evaluate(
        "() => [...document.querySelectorAll('main p')].map((p) => p.querySelectorAll('button.quiet-source').length)"
    )
    assert set(counts) == {0, 1}


def test_who_to_talk_to_has_one_source_too(page: Page, address: str) -> None:
    page.goto(f"{address}/portsmouth/asking/")
    card = page.locator("main .talk")
    expect(card.locator(".cite:visible")).to_have_count(0)
    card.get_by_role("button", name="Source").click()
    opened = page.locator("[data-sources]:popover-open")
    expect(opened.locator(".source__fact").first).to_contain_text("SENDIASS")
    assert violations(page) == []


def test_without_a_script_each_fact_is_a_link_to_its_place(browser: WatchedBrowser, address: str) -> None:
    with browser.new_context(viewport=PHONE, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}/{WHO}")
        page.get_by_role("button", name="Source").first.click()
        page.locator("[data-sources]:popover-open a.cite").first.click()
        page.wait_for_url(f"{address}/hertfordshire/sources/#fact-herts-048")


def test_who_listens_hears_that_a_citation_is_a_source(page: Page, address: str) -> None:
    page.goto(f"{address}/hertfordshire/who/")
    page.get_by_role("button", name="Source").first.click()
    link = page.locator("[data-sources]:popover-open .cite").first
    number = (link.text_content() or "").strip()
    expect(link).to_have_accessible_name(re.compile(rf"^Source {'.*'.join(number.split('-'))}$"))
