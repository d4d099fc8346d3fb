"""Families save pages, let the site remember their council and the cards that they opened, and delete all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from publisher.serving.server import SiteServer
from publisher.site.stored import FORMER
from tests.browser.axe import violations
from tests.browser.conftest import be_idle
from tests.browser.kept import BLOCKED, COUNTED, FULL, MISSING, NOTHING, be, keys, put, stored

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from tests.browser.browsers import WatchedBrowser

WHO = "hertfordshire/who/"
PAGES = ["", "hertfordshire/", WHO, "hertfordshire/reckoner/", "saved/", "privacy/", "compare/"]


def save(page: Page, address: str, path: str = WHO) -> None:
    page.goto(f"{address}/{path}")
    page.get_by_role("button", name="Save this page").click()


def read_about(page: Page, name: str) -> None:
    """Open a council's first page from its card."""
    page.locator("[data-council]").get_by_role("heading").get_by_role("link", name=name).click()


def remember_council(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/")
    page.get_by_label("Remember my council on this device").check()
    read_about(page, name)


def remember_opened(page: Page, address: str) -> None:
    page.goto(f"{address}/privacy/")
    page.get_by_label("Remember which cards I have opened").check()


def test_opening_pages_stores_nothing_and_does_not_even_try(page: Page, address: str) -> None:
    page.add_init_script(COUNTED)
    for path in PAGES:
        page.goto(f"{address}/{path}")
        be_idle(page)
        assert page.evaluate("window.written") == 0, path
        assert stored(page) == NOTHING, path


def test_a_saved_page_is_marked_and_listed_with_its_last_day(page: Page, context: BrowserContext, address: str) -> None:
    be(context, "2026-11-22")
    save(page, address)
    heart = page.get_by_role("button", name="Save this page")
    expect(heart).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-save-page] > [role=status]")).to_have_text(
        "This page is saved on this device until 22 December 2026."
    )
    page.get_by_role("link", name="See your saved pages").click()
    row = page.locator("[data-saved-pages] li")
    expect(row).to_contain_text("Hertfordshire")
    expect(row).to_contain_text("22 December 2026")
    assert violations(page) == []
    row.get_by_role("link", name="Who can have one").click()
    expect(page).to_have_url(f"{address}/{WHO}")
    expect(heart).to_have_attribute("aria-pressed", "true")


def test_a_saved_page_can_be_taken_out_with_the_heart_or_from_the_list(page: Page, address: str) -> None:
    save(page, address)
    page.get_by_role("button", name="Save this page").click()
    expect(page.get_by_role("button", name="Save this page")).to_have_attribute("aria-pressed", "false")
    assert stored(page) == NOTHING
    save(page, address)
    page.goto(f"{address}/saved/")
    page.get_by_role("button", name="Remove Who can have one").click()
    expect(page.get_by_text("You have not saved a page on this device yet.")).to_be_visible()
    expect(page.get_by_role("heading", name="Your saved pages")).to_be_focused()
    expect(page.locator("[data-saved-pages] > [role=status]")).to_have_text("“Who can have one” is no longer saved.")
    assert stored(page) == NOTHING


def test_a_page_is_saved_for_a_month_and_deleted_by_opening_any_page(
    page: Page, context: BrowserContext, address: str
) -> None:
    be(context, "2026-11-22")
    save(page, address)
    be(context, "2026-12-22")
    page.goto(f"{address}/about/")
    assert keys(page) == [f"page/{WHO}"]
    be(context, "2026-12-23")
    page.goto(f"{address}/about/")
    assert stored(page) == NOTHING


def test_the_heart_works_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}/{WHO}")
    heart = page.get_by_role("button", name="Save this page")
    for _ in range(80):
        page.keyboard.press("Tab")
        if heart.evaluate("heart => heart === document.activeElement"):
            break
    page.keyboard.press("Space")
    expect(heart).to_have_attribute("aria-pressed", "true")
    expect(heart).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="See your saved pages")).to_be_focused()


def test_a_council_is_remembered_only_where_the_box_is_ticked(page: Page, address: str) -> None:
    page.goto(f"{address}/")
    read_about(page, "Portsmouth")
    page.wait_for_url("**/portsmouth/")
    assert stored(page) == NOTHING
    remember_council(page, address, "Portsmouth")
    page.wait_for_url("**/portsmouth/")
    assert keys(page) == ["council/"]
    expect(page.get_by_role("navigation", name="Kept on this device").get_by_role("link")).to_have_text(["Portsmouth"])
    page.goto(f"{address}/")
    expect(page.locator("[data-council]").first).to_contain_text("Your council. Remembered on this device until")
    assert violations(page) == []
    page.get_by_role("button", name="Forget my council").click()
    expect(page.get_by_label("Remember my council on this device")).not_to_be_checked()
    expect(page.get_by_label("Remember my council on this device")).to_be_focused()
    expect(page.get_by_text("Your council is no longer remembered on this device.")).to_be_visible()
    assert stored(page) == NOTHING


def test_looking_at_another_council_does_not_change_ones_own(page: Page, address: str) -> None:
    remember_council(page, address, "Portsmouth")
    page.wait_for_url("**/portsmouth/")
    page.goto(f"{address}/")
    read_about(page, "Hampshire")
    page.wait_for_url("**/hampshire/")
    expect(page.get_by_role("navigation", name="Kept on this device").get_by_role("link")).to_have_text(["Portsmouth"])


def test_an_opened_card_says_so_only_for_who_asked_for_it(page: Page, address: str) -> None:
    mark = page.locator(".opened")
    page.goto(f"{address}/")
    read_about(page, "Hampshire")
    page.wait_for_url("**/hampshire/")
    page.goto(f"{address}/")
    expect(mark).to_have_count(0)
    remember_opened(page, address)
    page.goto(f"{address}/")
    read_about(page, "Hampshire")
    page.wait_for_url("**/hampshire/")
    page.go_back()
    expect(page.locator("[data-council]").filter(has=mark)).to_have_count(1)
    expect(page.locator("[data-council]").filter(has=mark)).to_contain_text("Hampshire")
    expect(mark).to_contain_text("You have opened this")
    assert violations(page) == []
    page.goto(f"{address}/privacy/")
    page.get_by_label("Remember which cards I have opened").uncheck()
    assert stored(page) == NOTHING


def test_the_privacy_page_shows_what_is_stored_now_and_deletes_it(page: Page, address: str) -> None:
    page.goto(f"{address}/privacy/")
    expect(page.get_by_text("Nothing from this site is stored on this device.")).to_be_visible()
    save(page, address)
    save(page, address, "portsmouth/faq/")
    remember_council(page, address, "Portsmouth")
    page.wait_for_url("**/portsmouth/")
    remember_opened(page, address)
    now = page.locator("[data-stored-now]")
    expect(now.locator("li")).to_have_count(4)
    assert violations(page) == []
    page.get_by_role("button", name="Delete Your council").click()
    expect(now.locator("li")).to_have_count(3)
    expect(page.get_by_role("heading", name="On this device, at this moment")).to_be_focused()
    page.get_by_role("button", name="Delete everything").click()
    expect(page.get_by_text("Nothing from this site is stored on this device.")).to_be_visible()
    expect(now.locator("[role=status]")).to_have_text("Everything that this site stored on this device is deleted.")
    expect(page.get_by_label("Remember which cards I have opened")).not_to_be_checked()
    assert stored(page) == NOTHING


def test_what_another_tab_deletes_is_gone_here_too(page: Page, context: BrowserContext, address: str) -> None:
    save(page, address)
    other = context.new_page()
    other.goto(f"{address}/privacy/")
    other.get_by_role("button", name="Delete everything").click()
    expect(page.get_by_role("button", name="Save this page")).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("browser_is", [BLOCKED, MISSING, FULL], ids=["blocked", "missing", "full"])
def test_where_the_browser_stores_nothing_every_page_works_and_says_so(
    page: Page, address: str, browser_is: str
) -> None:
    page.add_init_script(browser_is)
    for path in PAGES:
        page.goto(f"{address}/{path}")
        be_idle(page)
    save(page, address)
    expect(page.get_by_text("You can use your browser's own bookmarks.")).to_be_visible()
    expect(page.get_by_role("button", name="Save this page")).to_have_attribute("aria-pressed", "false")
    page.goto(f"{address}/privacy/")
    box = page.get_by_label("Remember which cards I have opened")
    box.click()
    expect(box).not_to_be_checked()
    expect(page.get_by_text("This browser does not let us change what it keeps.")).to_be_visible()


GARBAGE = {
    "page/hertfordshire/who/": "{",
    "council/": "null",
    "choice/": '{"kept": "2026-11-22"}',
    "opened/hertfordshire/": '{"kept": 1, "until": [], "value": {}}',
    "answers/hertfordshire": '{"kept": "2026-11-22", "until": "9999-12-31", "value": {}}',
    "unknown/": '{"kept": "2026-11-22", "until": "2026-11-23", "value": 1}',
}


def test_garbage_under_our_names_is_deleted_and_what_is_of_others_stays(
    page: Page, context: BrowserContext, address: str
) -> None:
    be(context, "2026-11-22")
    page.goto(f"{address}/about/")
    page.evaluate("localStorage.setItem('of-somebody-else', 'mine')")
    page.evaluate("localStorage.setItem('local-offer-reckoner/0/old', 'of an older version')")
    for key, value in GARBAGE.items():
        put(page, key, value)
    page.goto(f"{address}/")
    assert page.evaluate("Object.entries(localStorage)") == [["of-somebody-else", "mine"]]


def test_two_copies_on_one_host_keep_apart_and_each_deletes_its_own(
    site: Path, tmp_path: Path, context: BrowserContext
) -> None:
    page = context.new_page()
    host = tmp_path / "host"
    host.mkdir()
    for copy in ("live", "training"):
        (host / copy).symlink_to(site)
    with SiteServer(host, 0) as server:
        live, training = f"{server.url}live", f"{server.url}training"
        page.goto(f"{live}/{WHO}")
        old = '{"kept": "2026-11-25", "until": "2026-12-01", "value": true}'
        be(context, "2026-11-25")
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"{FORMER}choice/", old])
        save(page, live)
        save(page, training)
        remember_council(page, training, "Peterborough")
        page.goto(f"{training}/privacy/")
        page.get_by_role("button", name="Delete everything").click()
        expect(page.get_by_role("button", name="Delete everything")).to_be_hidden()
        kept = [f"local-offer-reckoner/2/{kind}/%2Flive%2F/{name}" for kind, name in (("choice", ""), ("page", WHO))]
        assert stored(page) == {**NOTHING, "local": kept}
        page.goto(f"{live}/saved/")
        expect(page.get_by_role("main").get_by_role("link", name="Who can have one")).to_be_visible()


def test_stored_things_of_the_wrong_shape_break_no_page(page: Page, context: BrowserContext, address: str) -> None:
    be(context, "2026-11-22")
    page.goto(f"{address}/about/")
    for key in GARBAGE:
        for value in ("text", 1, {"path": "//example.org/", "title": "t", "area": "a"}, {"path": 1}):
            put(page, f"{key}{len(str(value))}", {"kept": "2026-11-22", "until": "2026-11-25", "value": value})
        put(page, key, {"kept": "2026-11-22", "until": "2026-11-25", "value": [1]})
    for path in PAGES:
        page.goto(f"{address}/{path}")
        be_idle(page)
        assert page.locator("a[href*='example.org']").count() == 0, path


def test_without_a_script_the_pages_explain_themselves(browser: WatchedBrowser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}/saved/")
        expect(page.get_by_text("The list needs JavaScript.")).to_be_visible()
        expect(page.get_by_role("heading", name="Your saved pages")).to_be_hidden()
        page.goto(f"{address}/{WHO}")
        expect(page.get_by_role("button", name="Save this page")).to_be_hidden()
        page.goto(f"{address}/")
        expect(page.get_by_label("Find your council")).to_be_hidden()
        expect(page.get_by_role("link", name="Start for Portsmouth")).to_be_visible()
