"""Every built page: accessible, self-contained, honest about what it is, and readable on a small screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.axe import violations

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page


def _addresses(site: Path) -> list[str]:
    return sorted(str(page.parent.relative_to(site)) for page in site.rglob("index.html"))


@pytest.fixture(scope="module")
def addresses(site: Path) -> list[str]:
    found = _addresses(site)
    assert "hertfordshire/reckoner" in found
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_on_any_page(page: Page, address: str, addresses: list[str], scheme: str, width: int) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 800})
    found = {}
    for path in addresses:
        page.goto(f"{address}/{path}/")
        if wrong := violations(page):
            found[path] = wrong
    assert found == {}


def test_no_page_scrolls_sideways_on_the_smallest_screen(page: Page, address: str, addresses: list[str]) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    wide = []
    for path in addresses:
        page.goto(f"{address}/{path}/")
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(path)
    assert wide == []


def test_every_page_says_that_it_is_not_the_councils(page: Page, address: str, addresses: list[str]) -> None:
    for path in addresses:
        page.goto(f"{address}/{path}/")
        assert "not an official council website" in page.inner_text("body"), path


def test_every_page_of_a_council_says_how_old_its_sources_are(page: Page, address: str, addresses: list[str]) -> None:
    councils = [path for path in addresses if path.split("/")[0] == "hertfordshire"]
    assert len(councils) == 13
    for path in councils:
        page.goto(f"{address}/{path}/")
        assert page.get_by_text("How old is this information?").is_visible(), path


def test_every_citation_leads_to_its_fact(page: Page, address: str, addresses: list[str]) -> None:
    page.goto(f"{address}/hertfordshire/sources/")
    facts = set(page.locator(".fact").evaluate_all("facts => facts.map(fact => fact.id)"))
    assert len(facts) == 226
    for path in addresses:
        page.goto(f"{address}/{path}/")
        targets = page.locator("a.cite").evaluate_all("links => links.map(link => link.hash.slice(1))")
        assert set(targets) <= facts, path


def test_pages_can_be_read_without_a_script(page: Page, address: str, addresses: list[str]) -> None:
    page.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    for path in addresses:
        page.goto(f"{address}/{path}/")
        assert page.locator("h1").first.is_visible(), path
        assert len(page.inner_text("main")) > 200, path


def test_nothing_is_stored_by_reading(page: Page, address: str, addresses: list[str]) -> None:
    for path in addresses:
        page.goto(f"{address}/{path}/")
        stored = page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]")
        assert stored == ["", 0, 0], path


def test_the_engine_is_not_fetched_before_it_is_wanted(page: Page, address: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(f"{address}/hertfordshire/reckoner/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in fetched if "/runtime/" in url or "/policies/" in url]
