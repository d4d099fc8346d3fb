"""Pages can be found and told apart by search engines, skipped through by keyboard, and read out in British English."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import new_context

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.browsers import WatchedBrowser


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself to machines, and what the Tab key reaches first."""

    language: str
    title: str
    description: str
    canonical: str
    first_stop: str


_LOOK = """() => ({
  language: document.documentElement.lang,
  title: document.title,
  description: document.querySelector("meta[name=description]")?.content ?? "",
  canonical: new URL(document.querySelector("link[rel=canonical]")?.href ?? "about:blank").pathname,
})"""

_SKIPPED_TO = """() => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  return target?.closest("main") !== null && target.getBoundingClientRect().top < innerHeight;
}"""


@pytest.fixture(scope="module")
def heads(browser: WatchedBrowser, address: str, addresses: list[str]) -> dict[str, Head]:
    """Every page, looked at once; the skip link of each is used by keyboard."""
    found = {}
    with new_context(browser) as context:
        page = context.new_page()
        for path in addresses:
            page.goto(f"{address}/{path}/")
            page.keyboard.press("Tab")
            first = page.evaluate("document.activeElement.textContent.trim()")
            found[path] = Head(**page.evaluate(_LOOK), first_stop=first)
            page.keyboard.press("Enter")
            assert page.evaluate(_SKIPPED_TO), path
    return found


def test_the_first_stop_of_the_tab_key_skips_to_the_content(heads: dict[str, Head]) -> None:
    assert {head.first_stop for head in heads.values()} == {"Skip to content"}


def test_pages_are_in_british_english(heads: dict[str, Head]) -> None:
    assert {head.language for head in heads.values()} == {"en-GB"}


def test_every_page_has_a_title_and_a_description_of_its_own(heads: dict[str, Head]) -> None:
    for values in ([head.title for head in heads.values()], [head.description for head in heads.values()]):
        assert all(values)
        assert sorted(set(values)) == sorted(values)


def test_every_page_names_its_one_address(heads: dict[str, Head]) -> None:
    assert {path: head.canonical for path, head in heads.items()} == {
        path: "/" if path == "." else f"/{path}/" for path in heads
    }


def test_search_engines_are_told_of_every_page(site: Path, addresses: list[str]) -> None:
    robots = (site / "robots.txt").read_text(encoding="utf-8")
    assert "Allow: /" in robots
    assert robots.rstrip().endswith("/sitemap.xml")
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert [path for path in addresses if path != "." and f"/{path}/</loc>" not in sitemap] == []


def test_a_wrong_address_leads_on_to_every_council(disturbed_page: Page, address: str) -> None:
    page = disturbed_page
    response = page.goto(f"{address}/hertfordshire/no/such/page/")
    assert response is not None
    assert response.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("We cannot find that page")
    expect(page.locator("meta[name=robots]")).to_have_attribute("content", "noindex")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate(_SKIPPED_TO)
    assert page.get_by_role("main").get_by_role("link", name=re.compile(r"(City|County) Council$")).count() == 4
    assert violations(page) == []
    page.get_by_role("link", name="Portsmouth City Council").click()
    expect(page).to_have_url(f"{address}/portsmouth/")


def test_a_wrong_address_has_a_search_that_works(disturbed_page: Page, address: str) -> None:
    page = disturbed_page
    page.goto(f"{address}/no/such/page/")
    page.get_by_role("button", name="Search", exact=True).click()
    page.keyboard.type("hampshire")
    page.locator("[data-search-results]").get_by_role("link", name="Personal budgets in Hampshire").click()
    expect(page).to_have_url(f"{address}/hampshire/")
