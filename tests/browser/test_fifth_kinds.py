"""A new kind of budget and a new way of managing the money reach a family's screen from data alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from publisher.serving.server import SiteServer
from publisher.site.build import build_site
from tests.browser.axe import violations
from tests.browser.conftest import go_in_history, new_context, put_back, watched_page
from tests.browser.family import Family, open_part
from tests.policies.fifth_kinds import FAMILY, add_kinds
from tests.site_project import site_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator, Page

    from tests.browser.browsers import WatchedBrowser


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a site with five of each is served, without a slash at the end."""
    project = site_project(tmp_path_factory.mktemp("five"))
    add_kinds(project / "policies")
    build_site(project, project / "site")
    with SiteServer(project / "site", 0) as server:
        yield server.url.rstrip("/")


@pytest.fixture(scope="module")
def shared_results(browser: WatchedBrowser, five: str) -> Iterator[Page]:
    """The page of a family that has answered every question and sees its results."""
    with new_context(browser) as context, watched_page(context, five) as page:
        Family(page, FAMILY).reach_results(five, "exampleshire")
        yield page


@pytest.fixture
def results(shared_results: Page) -> Iterator[Page]:
    with put_back(shared_results):
        yield shared_results


def strand(page: Page) -> Locator:
    """The card of the fifth kind of budget."""
    name = page.get_by_role("heading", name="Equipment budget", exact=True)
    return page.locator("article.strand").filter(has=name)


def test_a_family_finds_the_new_budget_in_its_results(results: Page) -> None:
    in_short = results.locator("[data-overview] li").filter(has_text="Equipment budget")
    expect(in_short.locator("[data-tag]")).to_have_text("Ask now")
    in_short.get_by_role("button").click()
    expect(strand(results).get_by_role("heading", level=3)).to_be_focused()
    expect(strand(results).locator(".strand__headline")).to_have_text("You can ask for equipment.")
    expect(strand(results).locator("[data-asking] li")).to_have_count(1)


def test_it_has_words_to_send(results: Page) -> None:
    letter = strand(results).locator(".letter")
    letter.locator("summary").click()
    expect(letter.locator("[data-words]")).to_contain_text("I would like a budget for equipment.")
    expect(letter.locator("[data-to]")).to_contain_text("SEN team")


def test_the_new_way_is_among_those_of_the_budget(results: Page) -> None:
    strand(results).locator("[data-more] > summary").click()
    ways = strand(results).locator("[data-ways]")
    voucher = ways.locator("details.outcome").filter(has_text="Voucher")
    expect(voucher.locator("summary [data-tag]")).to_have_text("It depends")
    voucher.locator("summary").click()
    expect(voucher).to_contain_text("You could get a voucher.")


def test_the_new_way_stands_beside_the_others(results: Page) -> None:
    part = open_part(results, "ways")
    names = part.get_by_role("heading", level=4)
    voucher = part.locator("[data-way]").filter(has=results.get_by_role("heading", name="Voucher", exact=True))
    expect(names.filter(has_text="Voucher")).to_be_visible()
    expect(voucher).to_contain_text("The council gives you a voucher.")
    line = voucher.locator("[data-status] li").filter(has_text="Equipment budget")
    expect(line.locator("[data-tag]")).to_have_text("It depends")


def test_the_page_to_take_along_has_them(results: Page) -> None:
    results.get_by_role("button", name="Make a one-page summary").click()
    sheet = results.locator("[data-step=summary]")
    expect(sheet).to_contain_text("Equipment budget: Ask now")
    go_in_history(results, -1)
    expect(results.locator("[data-step=results]")).to_be_visible()


def test_the_results_are_accessible_with_them(results: Page) -> None:
    assert violations(results) == []


@pytest.fixture
def page(browser: WatchedBrowser, five: str) -> Iterator[Page]:
    with new_context(browser) as context, watched_page(context, five) as page:
        yield page


RULES = "All the rules, with sources"
"""What is pressed to open a page below its short answer."""


def test_their_drawings_are_on_the_guidance(page: Page, five: str) -> None:
    page.goto(f"{five}/exampleshire/")
    page.get_by_text(RULES).click()
    card = page.locator(".card").filter(has=page.get_by_role("link", name="Equipment budget", exact=True))
    expect(card.locator(".card__icon svg")).to_be_visible()
    page.goto(f"{five}/exampleshire/managing/")
    page.get_by_text(RULES).click()
    part = page.locator(".card, section, div").filter(has=page.get_by_role("link", name="Voucher", exact=True)).last
    stops = part.locator(".path__stop")
    expect(stops).to_have_text(["The council or the NHS", "A voucher & a list of shops"])
    for stop in stops.all():
        expect(stop.locator("svg")).to_be_visible()
