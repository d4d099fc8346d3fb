"""A council's own site works in a folder of its host, with pages that are files, and in the council's colour."""

from __future__ import annotations

import re
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from publisher.serving.server import SiteServer
from publisher.site.build import build_site
from tests.browser.axe import violations
from tests.browser.conftest import watched_page
from tests.browser.family import Family
from tests.browser.kept import be
from tests.own_site import BELOW, own_project
from tests.site_project import on_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Page

FAMILY: dict[str, str | int] = {"age": 12, "ehc_plan": "final", "ehc_review": "this_term"}


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site is served: a folder of a host, with a slash at the end."""
    project, host = own_project(tmp_path_factory.mktemp("own")), tmp_path_factory.mktemp("host")
    with on_day(date(2026, 11, 22)):
        build_site(project, host / BELOW)
    shutil.move(host / BELOW / "_headers", host / "_headers")
    with SiteServer(host, 0) as server:
        yield f"{server.url}{BELOW}"


@pytest.fixture
def page(context: BrowserContext, own: str) -> Iterator[Page]:
    be(context, "2026-11-22")
    with watched_page(context, own) as page:
        yield page


def test_a_family_comes_from_the_first_page_to_its_results(page: Page, own: str) -> None:
    page.goto(f"{own}index.html")
    assert violations(page) == []
    page.get_by_role("main").get_by_role("link", name="Work out what you can ask for").click()
    expect(page).to_have_url(f"{own}exampleshire/reckoner.html")
    page.get_by_role("button", name="Start", exact=True).click()
    family = Family(page, FAMILY)
    family.answer_all()
    family.results()


def test_a_page_is_found_saved_and_found_again(page: Page, own: str) -> None:
    page.goto(f"{own}exampleshire/who.html")
    page.get_by_role("button", name="Save this page").click()
    page.get_by_role("link", name="See your saved pages").click()
    expect(page).to_have_url(f"{own}saved.html")
    page.locator("[data-saved-pages]").get_by_role("link", name="Who can have one").click()
    expect(page).to_have_url(f"{own}exampleshire/who.html")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("direct payment")
    page.locator("[data-search-results] a").first.click()
    expect(page).to_have_url(re.compile(rf"^{re.escape(own)}[a-z/]+\.html"))
    expect(page.get_by_role("heading", level=1)).not_to_have_text("We cannot find that page")
