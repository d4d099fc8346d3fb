"""A page takes the bytes that it was built with and no others, and says so where they are others."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from publisher.serving.server import SiteServer
from tests.browser.changed_files import change_on_the_way
from tests.browser.conftest import be_idle, new_context
from tests.browser.family import SAVE_DATA

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.browsers import WatchedBrowser

RAN = "globalThis.changed === true"


@pytest.fixture
def page(each_browser: WatchedBrowser) -> Iterator[Page]:
    """A page in each browser, whose errors are expected."""
    with new_context(each_browser) as context:
        page = context.new_page()
        page.add_init_script(SAVE_DATA)
        yield page


def change(page: Page, file: str) -> None:
    change_on_the_way(page, f"**/assets/{file}", lambda text: f"{text}\nglobalThis.changed = true;\n")


@pytest.mark.parametrize("module", ["reckoner/main.js", "reckoner/letters.js", "lib/dom.js"])
def test_a_changed_module_is_refused_and_the_family_has_words_and_a_way_on(
    page: Page, address: str, module: str
) -> None:
    """The one that the page names, and those that it imports, too."""
    change(page, f"theme/*/{module}")
    page.goto(f"{address}/hertfordshire/reckoner/")
    alert = page.get_by_role("alert").filter(has_text="The reckoner is not running in this browser.")
    expect(alert.get_by_role("link", name="Work it out on paper")).to_be_visible()
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_hidden()
    assert not page.evaluate(RAN)


@pytest.mark.parametrize("file", ["reckoner/main.js", "lib/dom.js"])
def test_a_file_that_the_browser_has_kept_spoilt_is_fetched_anew_by_try_again(
    page: Page, site: Path, tmp_path: Path, file: str
) -> None:
    """Its address lets the browser keep it for a year, so a reload alone would not ask for it."""
    spoilt = tmp_path / "site"
    shutil.copytree(site, spoilt, copy_function=os.link)
    (good,) = site.glob(f"assets/theme/*/{file}")
    content = good.read_bytes()
    served = spoilt / good.relative_to(site)
    for copy in served.parent.glob(f"{served.name}*"):
        copy.unlink()
    served.write_bytes(content + b"// spoilt\n")
    with SiteServer(spoilt) as server:
        page.goto(f"{server.url}hertfordshire/reckoner/")
        alert = page.get_by_role("alert").filter(has_text="The reckoner is not running in this browser.")
        expect(alert).to_be_visible()
        served.write_bytes(content)
        alert.get_by_role("link", name="Try again").click()
        expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()


@pytest.mark.parametrize("script", ["framed.js", "fault.js"])
def test_a_changed_script_is_refused_and_the_reckoner_works_without_it(page: Page, address: str, script: str) -> None:
    change(page, f"theme/*/reckoner/{script}")
    page.goto(f"{address}/hertfordshire/reckoner/")
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_role("button", name="Continue", exact=True)).to_be_visible()
    assert not page.evaluate(RAN)


def test_a_changed_style_is_refused_and_the_page_can_be_read(page: Page, address: str) -> None:
    change_on_the_way(page, "**/styles/every-page.css", lambda text: f"{text}\nmain {{ display: none }}\n")
    page.goto(f"{address}/hertfordshire/who/")
    be_idle(page)
    expect(page.locator("main h1")).to_be_visible()


@pytest.mark.parametrize("file", ["theme/*/site/search-text.js", "minisearch/*/minisearch.js"])
def test_what_searches_is_refused_where_it_is_changed_and_search_says_so(page: Page, address: str, file: str) -> None:
    change(page, file)
    page.goto(f"{address}/hertfordshire/who/")
    page.get_by_role("button", name="Search", exact=True).click()
    page.keyboard.type("payments")
    expect(page.locator("[data-search-status]")).to_contain_text("Search could not be loaded.")
    assert not page.evaluate(RAN)
