"""What a family asked to be kept for when there is no signal: it is there, says of which day it is, and goes again."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from publisher.serving.server import SiteServer
from tests.browser.axe import violations
from tests.browser.conftest import new_context, wait_until
from tests.browser.family import SLOW, Family

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from tests.browser.browsers import WatchedBrowser

KEPT_ON = re.compile(r"This page was kept on this\s+device on\s+\d+ \w+ 20\d\d\.")
OURS = """async () => ({
  caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  stored: Object.keys(localStorage).filter((key) => key.includes("offline")).length,
})"""


@pytest.fixture
def own_site(site: Path, tmp_path: Path) -> Iterator[tuple[Path, SiteServer]]:
    """A copy of the site that can be changed and whose server can be ended, at an address of its own."""
    own = tmp_path / "site"
    shutil.copytree(site, own, copy_function=shutil.copy2)
    with SiteServer(own, 0) as server:
        yield own, server


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def keep(page: Page, address: str, area: str = "Hertfordshire") -> None:
    page.goto(f"{address}saved/")
    page.get_by_label("Your council").select_option(area)
    page.get_by_role("button", name="Keep this for when I have no signal").click()
    kept = page.locator("[data-is-kept]")
    expect(kept).to_be_visible(timeout=SLOW)
    expect(kept).to_contain_text(f"{area} works on this device")


def rewrite(file: Path, text: str) -> None:
    """Publish other words in a file, which no longer has compressed copies beside it."""
    for suffix in (".gz", ".br"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
    file.write_text(text, encoding="utf-8")


def test_nothing_is_kept_before_it_is_asked_for(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/saved/")
    expect(page.get_by_role("button", name="Keep this for when I have no signal")).to_be_visible()
    assert page.evaluate(OURS) == {"caches": 0, "workers": 0, "stored": 0}
    assert not any(url.endswith("/sw.js") for url in asked)
    assert violations(page) == []


def test_a_whole_estimate_without_a_signal_and_then_no_longer(
    own_site: tuple[Path, SiteServer], context: BrowserContext, page: Page
) -> None:
    _, server = own_site
    address = server.url
    # A page of another council is kept since the family saved it.
    page.goto(f"{address}portsmouth/who/")
    page.get_by_role("button", name="Save this page").click()
    keep(page, address)
    assert violations(page) == []
    context.set_offline(offline=True)
    page.get_by_role("link", name="Work it out on paper").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Work it out on paper")
    expect(page.locator(".kept-copy")).to_contain_text(KEPT_ON)
    page.goto(f"{address}portsmouth/who/")
    expect(page.locator(".kept-copy")).to_be_visible()
    family = Family(page, {"age": 9})
    results = family.reach_results(address.rstrip("/"))
    expect(results).to_be_visible()
    expect(page.locator(".kept-copy")).to_be_visible()
    # What is not kept is said to be so, with what is.
    page.goto(f"{address}portsmouth/paper/")
    expect(page.get_by_text("the page that you wanted is not kept on this device")).to_be_visible()
    page.get_by_role("button", name="Stop keeping this").click()
    expect(page.get_by_role("button", name="Keep this for when I have no signal")).to_be_visible()
    assert page.evaluate(OURS) == {"caches": 0, "workers": 0, "stored": 0}
    context.set_offline(offline=False)
    page.goto(f"{address}hertfordshire/paper/")
    expect(page.locator(".kept-copy")).to_be_hidden()


def test_online_the_networks_page_comes_and_an_old_one_says_that_it_is_kept(
    own_site: tuple[Path, SiteServer], context: BrowserContext, page: Page
) -> None:
    site, server = own_site
    keep(page, server.url)
    changed = site / "hertfordshire" / "who" / "index.html"
    changed.write_text(changed.read_text(encoding="utf-8").replace("</h1>", " since Monday</h1>", 1), encoding="utf-8")
    page.goto(f"{server.url}hertfordshire/who/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("since Monday")
    expect(page.locator(".kept-copy")).to_be_hidden()
    context.set_offline(offline=True)
    page.reload()
    expect(page.locator(".kept-copy")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("since Monday")


def test_where_a_file_does_not_come_nothing_is_kept(own_site: tuple[Path, SiteServer], page: Page) -> None:
    site, server = own_site
    (site / "hertfordshire" / "faq" / "index.html").write_text("<p>Please sign in to the network.", encoding="utf-8")
    page.goto(f"{server.url}saved/")
    page.get_by_label("Your council").select_option("Hertfordshire")
    page.get_by_role("button", name="Keep this for when I have no signal").click()
    expect(page.get_by_text("That did not work, so nothing is kept.").first).to_be_visible(timeout=SLOW)
    assert page.evaluate(OURS) == {"caches": 0, "workers": 0, "stored": 0}


def test_deleting_everything_on_the_page_about_privacy_takes_it_away(
    own_site: tuple[Path, SiteServer], page: Page
) -> None:
    _, server = own_site
    keep(page, server.url, "Portsmouth")
    page.goto(f"{server.url}privacy/")
    expect(
        page.get_by_text("A council's pages and its reckoner, for when you have no signal: Portsmouth")
    ).to_be_visible()
    page.get_by_role("button", name="Delete everything").click()
    wait_until(page, lambda: page.evaluate(OURS) == {"caches": 0, "workers": 0, "stored": 0})


def test_a_renewed_site_is_kept_in_the_place_of_the_old_one(
    own_site: tuple[Path, SiteServer], browser: WatchedBrowser
) -> None:
    site, server = own_site
    with new_context(browser) as context:
        page = context.new_page()
        keep(page, server.url)
        before = page.evaluate("caches.keys()")
        worker = (site / "sw.js").read_text(encoding="utf-8")
        version = re.search(r'"version": "(\w+)"', worker)
        assert version is not None
        rewrite(site / "sw.js", worker.replace(version[1], "renewed"))
        page.evaluate("navigator.serviceWorker.getRegistration().then((r) => r.update())")
        old = [name for name in before if version[1] in name]
        new = [name.replace(version[1], "renewed") for name in before]

        nothing_comes = "navigator.serviceWorker.getRegistration().then((r) => !r.installing && !r.waiting)"

        def has_taken_over() -> bool:
            # It does when no page of the old one is open. A page that opens sooner is the old one's again.
            if not page.evaluate(nothing_comes):
                page.goto("about:blank")
                page.goto(f"{server.url}saved/")
            return sorted(page.evaluate("caches.keys()")) == sorted(new)

        wait_until(page, lambda: set(new) & set(page.evaluate("caches.keys()")) - set(before))
        wait_until(page, lambda: page.evaluate("navigator.serviceWorker.getRegistration().then((r) => !r.installing)"))
        wait_until(page, has_taken_over)
        assert len(before) == 2
        assert len(old) == 1


def test_two_copies_of_the_site_on_one_host_keep_apart(
    own_site: tuple[Path, SiteServer], tmp_path: Path, page: Page
) -> None:
    site, _ = own_site
    both = tmp_path / "both"
    shutil.copytree(site, both, copy_function=shutil.copy2)
    shutil.copytree(site, both / "copy", copy_function=shutil.copy2)
    with SiteServer(both, 0) as server:
        keep(page, server.url)
        keep(page, f"{server.url}copy/", "Portsmouth")
        assert page.evaluate(OURS) == {"caches": 4, "workers": 2, "stored": 2}
        page.goto(f"{server.url}saved/")
        page.get_by_role("button", name="Stop keeping this").click()
        expect(page.get_by_role("button", name="Keep this for when I have no signal")).to_be_visible()
        assert page.evaluate(OURS) == {"caches": 2, "workers": 1, "stored": 1}
        page.goto(f"{server.url}copy/saved/")
        expect(page.locator("[data-is-kept]")).to_be_visible()
        expect(page.locator("[data-is-kept]")).to_contain_text("Portsmouth works on this device")
