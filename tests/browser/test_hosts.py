"""A family on a real web host: its way to the results, and a council that publishes meanwhile."""

from __future__ import annotations

import os
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from publisher.serving.server import SiteServer
from publisher.site.hosting.earlier import keep_earlier
from publisher.site.hosting.moved import Around, Moved, write_moved
from publisher.site.hosting.named_files import named_files
from publisher.site.theme_assets import Loaded
from publisher.source.content import integrity
from tests.browser.conftest import new_context, watched_page
from tests.browser.family import AT_REVIEW, SAVE_DATA, SLOW, Family
from tests.browser.test_renewed import RECKONER, renew
from tests.hosts import HOSTS, HostName, have_hosts, running

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.browsers import WatchedBrowser

needs_hosts = pytest.mark.skipif(
    shutil.which("apt-get") is None and not have_hosts(),
    reason="nginx and Apache are Debian's; make setup installs them where there is apt-get",
)


@needs_hosts
@pytest.mark.parametrize("name", HOSTS)
def test_a_family_goes_on_while_the_council_publishes(
    browser: WatchedBrowser, site: Path, tmp_path: Path, name: HostName
) -> None:
    renewed = renew(site, tmp_path, "policies/hertfordshire-*.json")
    assert keep_earlier(renewed, site, date(2026, 11, 27)) == 1
    with running(name, site) as host, new_context(browser) as context, watched_page(context, host.url) as page:
        page.add_init_script(SAVE_DATA)
        page.goto(f"{host.url}{RECKONER}/")
        # Nothing of the reckoner has been fetched yet.
        host.publish(renewed)
        page.get_by_role("button", name="Start", exact=True).click()
        family = Family(page, AT_REVIEW)
        family.leave_opening()
        page.locator("[data-question=continuing_care]").wait_for(timeout=SLOW)
        family.answer_all(further=False)
        expect(family.results()).to_contain_text("Education")
        page.reload()
        expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_an_old_address_leads_to_the_new_page(
    browser: WatchedBrowser, site: Path, tmp_path: Path, *, scripts: bool
) -> None:
    moved = tmp_path / "site"
    shutil.copytree(site, moved, copy_function=os.link)
    files = {path.relative_to(site).as_posix() for path in named_files(site)}
    style, script = (
        Loaded(name, integrity((site / name).read_bytes()))
        for ending in ("/styles/every-page.css", "/site/moved.js")
        for name in files
        if name.endswith(ending)
    )
    write_moved(moved, [Moved("herts/", "hertfordshire/", below=True)], Around("", style, script), "/")
    with (
        SiteServer(moved) as server,
        browser.new_context(java_script_enabled=scripts) as context,
    ):
        page = context.new_page()
        page.goto(f"{server.url}herts/who/#part")
        page.wait_for_url("**/hertfordshire/who/*" if scripts else "**/hertfordshire/who/")
        assert page.url == f"{server.url}hertfordshire/who/{'#part' if scripts else ''}"
        expect(page.locator("h1")).to_be_visible()


def test_without_any_headers_of_ours_a_page_still_loads_from_its_own_site_alone(
    browser: WatchedBrowser, site: Path, tmp_path: Path
) -> None:
    bare = tmp_path / "site"
    shutil.copytree(site, bare, copy_function=os.link)
    (bare / "_headers").unlink()
    with SiteServer(bare) as server, new_context(browser) as context:
        with watched_page(context, server.url) as page:
            Family(page, AT_REVIEW).reach_results(server.url.rstrip("/"))
        page = context.new_page()
        page.goto(server.url)
        refused = page.evaluate(
            """() => new Promise((done) => {
              document.addEventListener("securitypolicyviolation", (event) => done(event.effectiveDirective));
              const picture = new Image();
              picture.src = "http://127.0.0.2:9/elsewhere.png";
            })"""
        )
        assert refused == "img-src"
