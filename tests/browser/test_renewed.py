"""A site that is published anew while a family uses it: the page says so, and the family goes on in the new one."""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from publisher.serving.server import SiteServer
from tests.browser.axe import violations
from tests.browser.conftest import go_in_history, new_context
from tests.browser.family import AT_REVIEW, SAVE_DATA, SLOW, Family
from tests.browser.kept import NOTHING, stored

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.browsers import WatchedBrowser

RECKONER = "hertfordshire/reckoner"


@pytest.fixture
def server(site: Path) -> Iterator[SiteServer]:
    """A server of its own, for a test that publishes another site."""
    with SiteServer(site) as server:
        yield server


@pytest.fixture
def page(browser: WatchedBrowser) -> Iterator[Page]:
    """A page whose missed files are expected."""
    with new_context(browser) as context:
        yield context.new_page()


@pytest.fixture
def page_in_one(each_browser: WatchedBrowser) -> Iterator[Page]:
    """The same in the browser that a test names."""
    with new_context(each_browser) as context:
        yield context.new_page()


def renew(site: Path, folder: Path, files: str) -> Path:
    """A site like another, in which what a pattern finds has another name, as when its content has changed."""
    new = folder / "renewed"
    shutil.copytree(site, new, copy_function=os.link)
    old = min((new / "assets").glob(files))
    name = f"{old.stem}0{old.suffix}"
    old.rename(old.with_name(name))
    page = new / RECKONER / "index.html"
    text = page.read_text(encoding="utf-8").replace(f"/{old.name}", f"/{name}")
    # The file itself is the old site's too.
    written = page.stat().st_mtime
    page.unlink()
    page.write_text(text, encoding="utf-8")
    # A browser asks whether a page has changed by whole seconds, and the site may be younger than that.
    os.utime(page, (written + 60, written + 60))
    return new


def meet_the_renewal(
    page: Page, server: SiteServer, renewed: Path, told: str = "This site has been renewed while you were using it."
) -> Family:
    """A family has the page open, the site is renewed, and it answers until the engine is needed."""
    page.add_init_script(SAVE_DATA)
    page.goto(f"{server.url}{RECKONER}/")
    server.show(renewed)
    page.get_by_role("button", name="Start", exact=True).click()
    family = Family(page, AT_REVIEW)
    family.leave_opening()
    failed = page.locator("[data-step=failed]")
    expect(failed).to_contain_text(told, timeout=SLOW)
    return family


@pytest.mark.parametrize(
    ("each_browser", "files"),
    [
        ("chromium", "policies/hertfordshire-*.json"),
        ("chromium", "runtime/*"),
        ("chromium", "theme/*"),
        ("firefox", "policies/hertfordshire-*.json"),
    ],
    indirect=["each_browser"],
)
def test_a_family_goes_on_with_its_answers_in_the_renewed_site(
    page_in_one: Page, site: Path, server: SiteServer, tmp_path: Path, files: str
) -> None:
    page = page_in_one
    family = meet_the_renewal(page, server, renew(site, tmp_path, files))
    failed = page.locator("[data-step=failed]")
    expect(failed.locator("[data-reason]:visible")).to_have_count(1)
    expect(failed.locator("[data-heading]")).to_be_focused()
    expect(page.locator("[data-announce]")).to_contain_text("Load it again, and go on where you were.")
    expect(failed.get_by_role("button", name="Try again")).to_be_hidden()
    expect(failed.get_by_role("link", name="Work it out on paper")).to_be_visible()
    assert violations(page) == []

    failed.get_by_role("button", name="Load it again").click()
    page.locator("[data-question=continuing_care]").wait_for(timeout=SLOW)
    go_in_history(page, -1)
    expect(page.locator("[data-question=health_in_plan] input[value=yes]")).to_be_checked()
    go_in_history(page, 1)
    family.answer_all(further=False)
    news = page.locator("[data-step=results] [data-news]")
    expect(news).to_contain_text("This site has been renewed. Here are the answers that you gave before.")
    expect(news.locator("p:visible")).to_have_count(1)
    expect(family.check()).to_contain_text("9 years")


def test_where_the_renewed_site_has_no_such_page_the_family_is_led_to_the_home_page(
    page: Page, site: Path, server: SiteServer, tmp_path: Path
) -> None:
    renewed = renew(site, tmp_path, "policies/hertfordshire-*.json")
    (renewed / RECKONER / "index.html").unlink()
    meet_the_renewal(page, server, renewed, "This page is no longer on the site.")
    failed = page.locator("[data-step=failed]")
    expect(failed.locator("[data-reason]:visible")).to_have_count(1)
    expect(page.locator("[data-announce]")).to_contain_text("Look for your council on the home page")
    expect(failed.get_by_role("button", name="Load it again")).to_be_hidden()
    assert violations(page) == []
    with page.context.expect_page() as opened:
        failed.get_by_role("link", name="the home page").click()
    expect(opened.value.get_by_role("heading", name="Choose your council")).to_be_visible()
    # The page may come back, and the answers are still here.
    server.show(site)
    failed.get_by_role("button", name="Try again").click()
    page.locator("[data-question=continuing_care]").wait_for(timeout=SLOW)


def test_the_answers_are_nowhere_but_in_the_page_once_it_is_loaded_again(
    page: Page, site: Path, server: SiteServer, tmp_path: Path
) -> None:
    meet_the_renewal(page, server, renew(site, tmp_path, "runtime/*"))
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{urlsplit(request.url).query}{request.post_data or ''}"))
    page.get_by_role("button", name="Load it again").click()
    page.locator("[data-question=continuing_care]").wait_for(timeout=SLOW)
    assert stored(page) == NOTHING
    assert page.evaluate("history.state") is None
    assert sent
    assert not any(sent)
    assert urlsplit(page.url).fragment == "question-continuing_care"
    go_in_history(page, -1)
    page.locator("[data-question=health_in_plan]").wait_for()
    assert page.evaluate("history.state") is None
    page.reload()
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()


def test_answers_that_were_kept_are_still_kept_after_it(
    page: Page, site: Path, server: SiteServer, tmp_path: Path
) -> None:
    meet_the_renewal(page, server, renew(site, tmp_path, "policies/hertfordshire-*.json"))
    page.locator("[data-step=failed]").get_by_role("button", name="Go back").click()
    page.locator("[data-keep] summary").click()
    page.get_by_label("7 days").check()
    page.get_by_role("button", name="Keep my answers on this device").click()
    page.get_by_role("button", name="Continue", exact=True).click()
    page.get_by_role("button", name="Load it again").click()
    page.locator("[data-question=continuing_care]").wait_for(timeout=SLOW)
    expect(page.locator("[data-kept]")).to_contain_text("Your answers are kept on this device until")
    expect(page.get_by_label("7 days")).to_be_checked()


def test_where_the_new_site_does_not_know_an_answer_the_family_is_asked_again(
    page: Page, site: Path, server: SiteServer, tmp_path: Path
) -> None:
    renewed = renew(site, tmp_path, "policies/hertfordshire-*.json")
    index = renewed / RECKONER / "index.html"
    text = index.read_text(encoding="utf-8")
    text = re.sub(r'data-most="\d+"', 'data-most="8"', text)
    index.write_text(re.sub(r'( id="answer-[a-z0-9_-]+" value=")', r"\1new_", text), encoding="utf-8")
    meet_the_renewal(page, server, renewed)
    page.get_by_role("button", name="Load it again").click()
    expect(page.get_by_text("We could not use any of these answers")).to_be_visible()
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    assert page.evaluate("history.state") is None
