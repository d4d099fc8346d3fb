"""A family chooses councils and a subject and sees what differs; without a script it is led to each one's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import PHONE

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.browsers import WatchedBrowser

SPENDING = "compare/spending/"


def choose(page: Page, *areas: str) -> None:
    for which, area in zip(("First council", "Second council", "Third, if you like"), areas, strict=False):
        page.get_by_label(which).select_option(area)


def test_what_differs_comes_first_and_is_in_a_place_of_each_council(page: Page, address: str) -> None:
    page.goto(f"{address}/{SPENDING}")
    choose(page, "Hampshire", "Portsmouth")
    household = page.locator("section").filter(has=page.get_by_role("heading", name="Food, rent, bills"))
    cells = household.locator(".compare > li")
    said = ["Hampshire Not from this budget Source", "Portsmouth The page does not say"]
    expect(cells).to_have_text(said, use_inner_text=True)
    boxes = [cells.nth(number).bounding_box() for number in range(2)]
    assert all(boxes)
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert boxes[0]["y"] == boxes[1]["y"]
    same = page.locator("[data-same]")
    expect(same).not_to_have_attribute("open", "")
    expect(same.get_by_text("Gambling", exact=True)).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    assert violations(page) == []


def test_the_choice_goes_along_to_another_subject(page: Page, address: str) -> None:
    page.goto(f"{address}/{SPENDING}")
    choose(page, "Hampshire", "Portsmouth", "Peterborough")
    page.get_by_role("link", name="Who can have one", exact=True).click()
    page.wait_for_url(f"{address}/compare/who/#hampshire+portsmouth+peterborough")
    travel = page.locator("section").filter(has=page.get_by_role("heading", name="Travel", exact=True))
    expect(travel.locator(".compare > li")).to_have_count(3)
    expect(travel.locator(".tag--ask_now")).to_have_count(1)


def test_a_source_leads_to_the_fact(page: Page, address: str) -> None:
    page.goto(f"{address}/{SPENDING}#hampshire+portsmouth")
    page.locator(".compare [data-source]:visible").first.click()
    page.wait_for_url(f"{address}/hampshire/sources/#fact-hants-*")


def test_a_number_can_be_rung(page: Page, address: str) -> None:
    page.goto(f"{address}/compare/asking/#hampshire+portsmouth")
    expect(page.locator(".compare a[href^='tel:']").first).to_be_visible()


def test_one_council_alone_is_not_compared(page: Page, address: str) -> None:
    page.goto(f"{address}/{SPENDING}")
    choose(page, "Hampshire", "Hampshire")
    expect(page.locator("[data-side-by-side] > *")).to_have_count(0)
    expect(page.get_by_text("Each council's own page")).to_be_visible()


def test_what_was_said_of_two_councils_is_not_left_standing_with_one(page: Page, address: str) -> None:
    page.goto(f"{address}/{SPENDING}")
    choose(page, "Hampshire", "Portsmouth")
    said = page.locator("[data-compare] [data-said]")
    expect(said).to_contain_text("They differ on")
    choose(page, "Hampshire", "Hampshire")
    expect(said).to_be_empty()


def test_a_family_sees_that_the_comparison_could_not_be_loaded(browser: WatchedBrowser, address: str) -> None:
    with browser.new_context(viewport=PHONE, service_workers="block") as context:
        page = context.new_page()
        page.route("**/assets/compare/portsmouth-*.json", lambda route: route.fulfill(status=503, body=""))
        page.goto(f"{address}/{SPENDING}")
        choose(page, "Hampshire", "Portsmouth")
        shown = page.locator("[data-side-by-side]").get_by_text("could not be loaded")
        expect(shown).to_be_visible()
        page.unroute("**/assets/compare/portsmouth-*.json")
        choose(page, "Hampshire", "")
        expect(shown).to_have_count(0)
        choose(page, "Hampshire", "Portsmouth")
        expect(page.get_by_role("heading", name="Where they differ")).to_be_visible()


def test_without_a_script_every_councils_page_is_there(browser: WatchedBrowser, address: str) -> None:
    with browser.new_context(viewport=PHONE, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}/{SPENDING}")
        expect(page.get_by_label("First council")).to_be_hidden()
        page.get_by_role("link", name="What you can spend it on in Hertfordshire").click()
        page.wait_for_url(f"{address}/hertfordshire/spending/")
