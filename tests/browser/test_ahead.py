"""A change written ahead shows on its day on a site that was built before it, and without a script a line leads there.

The invented council lets families ask in the whole term from 1 April 2027 on. Its site is built in November 2026.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from publisher.serving.server import SiteServer
from publisher.site.build import build_site
from tests.browser.axe import violations
from tests.browser.conftest import PHONE, new_context, watched_page
from tests.browser.family import SLOW, Family
from tests.browser.kept import be, entry
from tests.site_project import on_day, site_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Page

    from tests.browser.browsers import WatchedBrowser

BUILT = date(2026, 11, 22)
LAST_DAY, FIRST_DAY = "2027-03-31", "2027-04-01"
OLD_RULE = "You can ask while the final EHC plan is being looked at again."
NEW_RULE = "You can ask in the whole term in which the final EHC plan is looked at again."
LATER = "exampleshire/from-2027-04-01/"

CEM: dict[str, str | int] = {"age": 12, "ehc_plan": "final", "ehc_review": "this_term"}
"""A family whose review is this term, but not now."""


@pytest.fixture(scope="module")
def ahead(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site is served, without a slash at the end."""
    project = site_project(tmp_path_factory.mktemp("ahead"))
    with on_day(BUILT):
        build_site(project, project / "site")
    with SiteServer(project / "site", 0) as server:
        yield server.url.rstrip("/")


@pytest.fixture
def page(context: BrowserContext, ahead: str) -> Iterator[Page]:
    with watched_page(context, ahead) as page:
        yield page


def test_the_day_of_a_change_can_be_put_into_a_calendar_until_it_is_there(
    page: Page, context: BrowserContext, ahead: str
) -> None:
    be(context, LAST_DAY)
    page.goto(f"{ahead}/exampleshire/who/")
    button = page.get_by_role("button", name="Put that day into my calendar")
    with page.expect_download() as downloading:
        button.click()
    file = downloading.value.path().read_text(encoding="utf-8")
    assert "DTSTART;VALUE=DATE:20270401" in file
    assert "SUMMARY:New rules about personal budgets" in file
    page.goto(f"{ahead}/{LATER}who/")
    expect(button).to_have_count(0)


def test_before_the_day_the_earlier_page_shows_and_leads_to_the_later_one(
    page: Page, context: BrowserContext, ahead: str
) -> None:
    be(context, LAST_DAY)
    page.goto(f"{ahead}/exampleshire/who/")
    line = page.locator("[data-dated]")
    expect(line).to_have_text("These rules apply until 31 March 2027. From 1 April 2027, read the new ones.")
    expect(page.get_by_role("main")).to_contain_text(OLD_RULE)
    line.get_by_role("link").click()
    page.wait_for_url(f"{ahead}/{LATER}who/")
    expect(line).to_have_text("These rules start on 1 April 2027. Until then, read the earlier ones.")
    expect(page.get_by_role("main")).to_contain_text(NEW_RULE)
    expect(page.get_by_role("main")).not_to_contain_text(OLD_RULE)
    assert violations(page) == []
    line.get_by_role("link").click()
    page.wait_for_url(f"{ahead}/exampleshire/who/")


def test_from_the_day_on_the_earlier_address_shows_the_later_page(
    page: Page, context: BrowserContext, ahead: str
) -> None:
    be(context, FIRST_DAY)
    page.goto(f"{ahead}/exampleshire/who/#education")
    page.wait_for_url(f"{ahead}/{LATER}who/#education")
    expect(page.get_by_role("main")).to_contain_text(NEW_RULE)
    expect(page.locator("[data-dated]")).to_be_hidden()


def test_a_page_that_was_left_open_shows_the_new_rules_when_it_is_looked_at_again(
    page: Page, context: BrowserContext, ahead: str
) -> None:
    be(context, LAST_DAY)
    page.goto(f"{ahead}/exampleshire/who/")
    expect(page.locator("[data-dated]")).to_be_visible()
    be(context, FIRST_DAY)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_url(f"{ahead}/{LATER}who/")


def test_a_page_that_does_not_change_is_there_once_and_says_nothing_of_days(
    page: Page, context: BrowserContext, ahead: str
) -> None:
    be(context, FIRST_DAY)
    page.goto(f"{ahead}/exampleshire/amount/")
    expect(page.locator("[data-dated]")).to_have_count(0)
    assert page.url == f"{ahead}/exampleshire/amount/"
    assert page.request.get(f"{ahead}/{LATER}amount/").status == 404


@pytest.mark.parametrize("path", ["exampleshire/who/", "exampleshire/asking/", "exampleshire/paper/", "compare/who/"])
def test_without_a_script_each_page_tells_for_which_days_it_is(browser: WatchedBrowser, ahead: str, path: str) -> None:
    with browser.new_context(viewport=PHONE, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{ahead}/{path}")
        expect(page.get_by_text("These rules apply until 31 March 2027.")).to_be_visible()
        page.get_by_role("link", name="read the new ones").click()
        expect(page.get_by_text("These rules start on 1 April 2027.")).to_be_visible()
        expect(page.get_by_role("link", name="read the earlier ones")).to_be_visible()


def test_on_paper_the_days_are_told_too(page: Page, context: BrowserContext, ahead: str) -> None:
    be(context, LAST_DAY)
    page.goto(f"{ahead}/exampleshire/paper/")
    page.emulate_media(media="print")
    expect(page.get_by_text("These rules apply until 31 March 2027.")).to_be_visible()


def test_the_menu_stays_with_the_later_rules(page: Page, context: BrowserContext, ahead: str) -> None:
    be(context, LAST_DAY)
    menu = page.get_by_role("navigation", name="Site")
    page.goto(f"{ahead}/exampleshire/who/")
    menu.locator("summary").click()
    menu.get_by_role("link", name="From 1 April 2027").click()
    page.wait_for_url(f"{ahead}/{LATER}*/")
    menu.locator("summary").click()
    expect(menu.locator("[aria-current=page]:visible")).to_have_count(1)
    expect(menu.get_by_text("From 1 April 2027")).to_be_visible()
    links = menu.locator("a:visible").filter(has_text="Who can have one")
    assert LATER in links.last.evaluate("link => link.href")


def test_compared_councils_change_on_the_day(page: Page, context: BrowserContext, ahead: str) -> None:
    be(context, FIRST_DAY)
    page.goto(f"{ahead}/compare/who/")
    page.wait_for_url(f"{ahead}/compare/from-2027-04-01/who/")
    page.get_by_text("Each council's own page").click()
    who = page.get_by_role("link", name="Who can have one in Exampleshire")
    assert LATER in who.evaluate("link => link.href")


@pytest.mark.parametrize(
    ("day", "found", "not_found"), [(LAST_DAY, "exampleshire/who/", LATER), (FIRST_DAY, LATER, "exampleshire/who/")]
)
def test_search_finds_what_holds_on_the_day(
    page: Page, context: BrowserContext, ahead: str, day: str, found: str, not_found: str
) -> None:
    be(context, day)
    page.goto(f"{ahead}/exampleshire/amount/")
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("dialog").get_by_role("searchbox").fill("looked at again")
    expect(page.locator("[data-search-status]")).to_contain_text("found")
    links = page.locator("[data-search-results] a").evaluate_all("links => links.map((link) => link.href)")
    assert any(f"{ahead}/{found}" in link for link in links)
    assert not any(f"{ahead}/{not_found}" in link for link in links)


def test_a_saved_page_has_the_address_that_lasts(page: Page, context: BrowserContext, ahead: str) -> None:
    be(context, LAST_DAY)
    page.goto(f"{ahead}/{LATER}who/")
    page.get_by_role("button", name="Save this page").click()
    page.goto(f"{ahead}/saved/")
    saved = page.locator("main a[href*='exampleshire']").first
    expect(saved).to_be_visible()
    assert saved.evaluate("link => link.href") == f"{ahead}/exampleshire/who/"


@pytest.mark.parametrize(
    ("day", "path", "told", "as_at"),
    [
        (LAST_DAY, "exampleshire", "Best asked when the plan is looked at again", "31 March 2027"),
        (FIRST_DAY, "exampleshire", "Ask now", "1 April 2027"),
        # Somebody looks ahead.
        (LAST_DAY, LATER.rstrip("/"), "Ask now", "1 April 2027"),
    ],
)
def test_the_reckoner_goes_by_the_rules_of_its_page(
    page: Page, context: BrowserContext, ahead: str, day: str, path: str, told: str, as_at: str
) -> None:
    be(context, day)
    family = Family(page, CEM)
    results = family.reach_results(ahead, path)
    assert family.status("Education") == told
    expect(results.locator("[data-as-of]").first).to_have_text(as_at)


def test_a_family_at_the_reckoner_over_midnight_goes_on_by_the_rules_that_it_began_with(
    page: Page, context: BrowserContext, ahead: str
) -> None:
    be(context, LAST_DAY)
    family = Family(page, CEM)
    family.open(ahead, "exampleshire")
    family.give()
    be(context, FIRST_DAY)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    family.answer_all()
    results = family.results()
    assert family.status("Education") == "Best asked when the plan is looked at again"
    expect(results.locator("[data-as-of]").first).to_have_text("31 March 2027")


def test_a_family_that_comes_back_is_told_that_the_rules_have_changed(
    page: Page, context: BrowserContext, ahead: str
) -> None:
    be(context, LAST_DAY)
    family = Family(page, CEM)
    results = family.reach_results(ahead, "exampleshire")
    results.page.locator("[data-keep] summary").click()
    page.get_by_role("button", name="Keep my answers on this device").click()
    assert entry(page, "answers/exampleshire")["value"]["rules_since"] == "2026-11-01"
    news = page.locator("[data-news]")
    changed = news.get_by_text("The rules have changed since then. Now we use the rules that apply from 1 April 2027.")
    page.goto(f"{ahead}/about/")
    page.goto(f"{ahead}/exampleshire/reckoner/")
    page.get_by_role("button", name="Go on with my kept answers").click()
    news.wait_for(timeout=SLOW)
    expect(changed).to_be_hidden()
    be(context, "2027-04-05")
    page.goto(f"{ahead}/about/")
    page.goto(f"{ahead}/exampleshire/reckoner/")
    page.get_by_role("button", name="Go on with my kept answers").click()
    news.wait_for(timeout=SLOW)
    expect(changed).to_be_visible()
    education = news.locator("[data-changed] li").filter(has_text="Education").first
    expect(education).to_contain_text("Best asked later")
    expect(education).to_contain_text("Ask now")


def test_a_preview_shows_pages_and_reckoner_as_on_its_day(
    browser: WatchedBrowser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    project = site_project(tmp_path_factory.mktemp("preview"))
    build_site(project, project / "site", date(2027, 5, 10))
    with SiteServer(project / "site", 0) as server, new_context(browser) as context:
        address = server.url.rstrip("/")
        be(context, LAST_DAY)
        with watched_page(context, address) as page:
            page.goto(f"{address}/exampleshire/who/")
            expect(page.get_by_role("main")).to_contain_text(NEW_RULE)
            expect(page.get_by_text("This is the site as it will be on 10 May 2027.")).to_be_visible()
            family = Family(page, CEM)
            results = family.reach_results(address, "exampleshire")
            assert family.status("Education") == "Ask now"
            expect(results.locator("[data-as-of]").first).to_have_text("10 May 2027")
