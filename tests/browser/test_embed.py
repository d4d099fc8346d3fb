"""The reckoner in a page of another site, which has a strict security policy of its own, with one script tag.

The browser keeps nothing for it, as where the data of other sites is switched off. Another port is another origin.
"""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast

import pytest
from playwright.sync_api import expect
from selenium.webdriver.common.by import By

from publisher.serving.server import SiteServer
from publisher.site.build import build_site
from tests.browser.axe import violations
from tests.browser.conftest import new_context, wait_until
from tests.browser.family import SLOW, Family
from tests.browser.kept import BLOCKED, be
from tests.browser.webkit import PROGRAMS, webkit
from tests.site_project import change, on_day, site_project
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Frame, Locator, Page

    from tests.browser.browsers import WatchedBrowser

FAMILY: dict[str, str | int] = {"age": 12, "ehc_plan": "final", "ehc_review": "this_term"}

WHOLE = 0.99
"""All of something, but for parts of dots."""

NARROW = 320
MARGIN = 8
"""The narrowest frame, and what browsers leave free around it on a page that says nothing of that."""

HEARD = "window.heard = []; addEventListener('message', ({ data }) => window.heard.push(data));"
"""In the council's page: notes everything that it is told."""

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Support for families</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<main><h1>Support for families</h1><p>Our own words.</p>
<script src="{site}embed.js" data-council="exampleshire" defer></script></main></html>"""

TWO = PAGE.replace(
    "</main>",
    """<p>And once more.</p>
<script src="{site}embed.js" data-council="exampleshire" data-title="The same once more" defer></script></main>""",
)

PLAIN = """<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,">
<h1>A page</h1><iframe src="{site}exampleshire/reckoner/" title="Reckoner" width="360" height="700"></iframe></html>"""

SANDBOXED = PLAIN.replace("<iframe ", '<iframe sandbox="allow-scripts allow-forms" ')
"""A system for pages may add this. It lets the reckoner neither run nor open anything."""

ADDRESS = "https://offer.exampleshire.example/"


@dataclass(frozen=True, slots=True)
class Hosts:
    """Where things are served: the site, as it is and without its headers; the council's pages; and another site's."""

    site: str
    without_headers: str
    council: str
    stranger: str


@pytest.fixture(scope="module")
def hosts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosts]:
    project, pages = site_project(tmp_path_factory.mktemp("embedded")), tmp_path_factory.mktemp("council")
    with ExitStack() as servers:
        council, stranger = (servers.enter_context(SiteServer(pages, 0)) for _ in range(2))
        named = f"      embed_from: [{council.url.rstrip('/')}]\n"
        change(project / "mkdocs.yml", "      policies: policies\n", f"      policies: policies\n{named}")
        change(project / "mkdocs.yml", "address: http://127.0.0.1:8000/", f"address: {ADDRESS}")
        with on_day(date(2026, 11, 22)):
            build_site(project, project / "site")
        bare = tmp_path_factory.mktemp("bare") / "site"
        shutil.copytree(project / "site", bare)
        (bare / "_headers").unlink()
        site, without = (servers.enter_context(SiteServer(folder, 0)).url for folder in (project / "site", bare))
        policy = f"default-src 'none'; script-src {site}; frame-src {site} {without}; img-src data:"
        (pages / "_headers").write_text(f"/*\n  Content-Security-Policy: {policy}\n", encoding="utf-8")
        for server in (council, stranger):
            server.show(pages)
        (pages / "index.html").write_text(PAGE.format(site=site), encoding="utf-8")
        (pages / "two.html").write_text(TWO.format(site=site), encoding="utf-8")
        (pages / "plain.html").write_text(PLAIN.format(site=site), encoding="utf-8")
        (pages / "without.html").write_text(PLAIN.format(site=without), encoding="utf-8")
        (pages / "sandboxed.html").write_text(SANDBOXED.format(site=without), encoding="utf-8")
        yield Hosts(site, without, council.url, stranger.url)


@pytest.fixture
def page(each_browser: WatchedBrowser) -> Iterator[Page]:
    """A browser that keeps nothing, and tells what the outer page is told."""
    with new_context(each_browser) as context:
        context.add_init_script(BLOCKED)
        context.add_init_script(HEARD)
        be(context, "2026-11-22")
        yield context.new_page()


def frame_in(page: Page) -> Frame:
    """The frame in a page, once it is there."""
    wait_until(page, lambda: len(page.frames) > 1)
    frame = page.frames[1]
    frame.wait_for_load_state("load")
    return frame


def in_frame(page: Page, frame: Frame) -> list[str]:
    """What axe finds in the frame. By itself it would need a first heading, which the page around it has."""
    return [wrong for wrong in violations(page, frame=frame) if not wrong.startswith("page-has-heading-one")]


def height(page: Page) -> int:
    return int(page.evaluate("document.querySelector('iframe').getBoundingClientRect().height"))


def is_too_wide(frame: Frame) -> bool:
    """Whether a reader would have to scroll sideways."""
    return bool(frame.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def results_in(page: Page, frame: Frame) -> Locator:
    """The results of a family in a frame, when it is as high as they are."""
    family = Family(cast("Page", frame), FAMILY)
    frame.get_by_role("button", name="Start", exact=True).click()
    family.answer_all()
    results = family.results()
    wait_until(page, lambda: height(page) >= frame.evaluate("document.body.getBoundingClientRect().height"))
    return results


def scroll_to_the_top(page: Page, element: Locator) -> None:
    """Scroll the page around the frame until something in it is at the upper edge of the screen."""
    element.evaluate("element => element.scrollIntoView({ block: 'center' })")
    top = int(element.evaluate("element => element.getBoundingClientRect().top"))
    page.evaluate(
        "top => scrollTo(0, scrollY + document.querySelector('iframe').getBoundingClientRect().top + top)", top
    )
    expect(element).to_be_in_viewport()


def test_a_family_works_it_out_in_the_councils_page(page: Page, hosts: Hosts) -> None:
    page.set_viewport_size({"width": NARROW + 2 * MARGIN, "height": 700})
    page.goto(hosts.council)
    frame = frame_in(page)
    assert frame.evaluate("innerWidth") <= NARROW
    assert not is_too_wide(frame)
    # Playwright itself takes the level of an h1 from its name alone.
    expect(frame.get_by_role("heading", name="Work out what you can ask for")).to_have_attribute("aria-level", "2")
    expect(frame.locator("header.site-header")).to_be_hidden()
    # Nothing is kept in a frame, so nothing says that it could be.
    expect(frame.get_by_text("They are gone when you close or reload this page")).to_be_visible()
    expect(frame.get_by_text("unless you ask your browser to keep them")).to_be_hidden()
    assert violations(page) == []
    assert in_frame(page, frame) == []
    frame.get_by_role("button", name="Start", exact=True).click()
    family = Family(cast("Page", frame), FAMILY)
    family.give()
    expect(frame.locator("[data-question]:visible [data-heading]")).to_be_focused()
    assert not is_too_wide(frame)
    family.answer_all()
    results = family.results()
    wait_until(page, lambda: height(page) >= frame.evaluate("document.body.getBoundingClientRect().height"))
    assert in_frame(page, frame) == []
    expect(results.locator("[data-heading]").first).to_be_in_viewport()
    expect(frame.locator("[data-keep]")).to_be_hidden()
    assert not is_too_wide(frame)
    heard = page.evaluate("window.heard")
    assert {key for told in heard for key in told} == {"height", "top"}
    assert {told["height"] for told in heard if "height" in told} == {1600, 3200}
    assert {told["top"] % 200 for told in heard if "top" in told} == {0}


@pytest.mark.parametrize("width", [320, 1000])
def test_heights_tell_nothing_of_the_answers(page: Page, hosts: Hosts, width: int) -> None:
    page.set_viewport_size({"width": width + 2 * MARGIN, "height": 700})
    heard = []
    for answers in ({"ehc_plan": "none"}, {"ehc_plan": "draft"}, FAMILY):
        page.goto(hosts.council)
        frame = frame_in(page)
        frame.get_by_role("button", name="Start", exact=True).click()
        family = Family(cast("Page", frame), answers)
        wait_until(page, lambda: height(page) == 1600)
        page.evaluate("window.heard = []")
        while family.question is not None:
            family.give()
        family.results()
        wait_until(page, lambda: height(page) == 3200)
        heard.append([told["height"] for told in page.evaluate("window.heard") if "height" in told])
    assert heard == [[3200]] * 3


def test_what_opens_over_the_results_is_where_the_reader_is(page: Page, hosts: Hosts) -> None:
    page.set_viewport_size({"width": 360, "height": 560})
    page.goto(hosts.council)
    frame = frame_in(page)
    results = results_in(page, frame)
    for details in results.locator("details:not([open]) > summary").all():
        if details.is_visible():
            details.click()
    wait_until(page, lambda: height(page) > 4 * int(page.evaluate("innerHeight")))
    source = results.locator("[data-cite]:visible").last
    scroll_to_the_top(page, source)
    source.press("Enter")
    dialog = frame.get_by_role("dialog")
    expect(dialog).to_be_in_viewport(ratio=WHOLE)
    expect(dialog.locator(":focus")).to_be_in_viewport(ratio=WHOLE)
    expect(source).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(source).to_be_focused()

    word = results.locator(".word__open:visible").last
    scroll_to_the_top(page, word)
    word.click()
    meaning = frame.locator(".word__meaning:popover-open")
    expect(meaning).to_be_in_viewport(ratio=WHOLE)
    expect(word).to_be_in_viewport()
    meaning.get_by_role("button", name="Close").click()
    expect(meaning).to_have_count(0)


def test_two_in_one_page_do_nothing_to_each_other(page: Page, hosts: Hosts) -> None:
    page.goto(f"{hosts.council}two.html")
    wait_until(page, lambda: len(page.frames) > 2)
    first, second = page.frames[1:]
    for frame in (first, second):
        expect(frame.get_by_role("button", name="Start", exact=True)).to_be_visible()
    assert violations(page) == []
    before = height(page)
    second.get_by_role("button", name="Start", exact=True).click()
    expect(second.locator("[data-question]:visible [data-heading]")).to_be_in_viewport()
    expect(first.get_by_role("button", name="Start", exact=True)).to_be_visible()
    assert height(page) == before


def test_a_link_opens_in_the_page_around_it_and_beside_it_once_there_are_answers(page: Page, hosts: Hosts) -> None:
    page.goto(hosts.council)
    frame = frame_in(page)
    frame.get_by_role("button", name="Start", exact=True).click()
    Family(cast("Page", frame), FAMILY).give()
    link = frame.get_by_role("link", name="read the new ones")
    with page.expect_popup() as opened:
        link.click()
    expect(opened.value).to_have_url(f"{hosts.site}exampleshire/from-2027-04-01/reckoner/")
    page.goto(hosts.council)
    frame_in(page).get_by_role("link", name="More about privacy").first.click()
    expect(page).to_have_url(f"{hosts.site}privacy/")


def test_a_site_that_is_not_named_is_refused(page: Page, hosts: Hosts) -> None:
    page.goto(f"{hosts.stranger}plain.html")
    page.wait_for_load_state("load")
    shown = [frame for frame in page.frames[1:] if frame.locator("[data-reckoner]").count() > 0]
    assert shown == []


def test_it_is_refused_by_the_page_itself_where_a_host_sends_no_headers(page: Page, hosts: Hosts) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{hosts.stranger}without.html")
    frame = frame_in(page)
    expect(frame.get_by_role("link", name="Open the reckoner by itself (new tab)")).to_be_visible()
    expect(frame.locator("[data-reckoner]")).to_be_hidden()
    assert [url for url in asked if "/assets/runtime/" in url] == []
    page.goto(f"{hosts.council}without.html")
    expect(frame_in(page).get_by_role("button", name="Start", exact=True)).to_be_visible()


@pytest.mark.parametrize("by", ["council", "stranger"])
def test_a_frame_that_lets_nothing_run_says_so_and_where_the_reckoner_is(page: Page, hosts: Hosts, by: str) -> None:
    page.goto(f"{getattr(hosts, by)}sandboxed.html")
    frame = frame_in(page)
    said = frame.get_by_text("Or the page that shows this does not let it run.").or_(frame.locator(".framed__refused"))
    expect(said.locator("visible=true").first).to_be_visible(timeout=SLOW)
    address = frame.get_by_text(f"{ADDRESS}exampleshire/reckoner/").locator("visible=true").first
    expect(address).to_be_visible()
    assert not is_too_wide(frame)


@pytest.mark.thorough
@pytest.mark.skipif(
    shutil.which("apt-get") is None and not all(map(shutil.which, PROGRAMS)),
    reason="WebKitGTK comes from Debian; make setup installs it where there is apt-get",
)
def test_it_runs_in_the_engine_of_safari(hosts: Hosts) -> None:
    with webkit() as browser:
        browser.get(hosts.council)
        frame = browser.find_element(By.CSS_SELECTOR, "iframe")
        browser.switch_to.frame(frame)
        until(lambda: browser.find_elements(By.CSS_SELECTOR, ".reckoner--ready"))
        browser.execute_script("document.querySelector('[data-start]').click()")
        shown = "return document.querySelector('[data-question]:not([hidden])') !== null"
        until(lambda: browser.execute_script(shown), seconds=SLOW / 1000)
        browser.execute_script(
            "const question = document.querySelector('[data-question]:not([hidden])');"
            "question.querySelector('input').checked = true; question.closest('form').requestSubmit();"
        )
        wanted = "return document.body.getBoundingClientRect().height"
        inner = browser.execute_script(wanted)
        browser.switch_to.default_content()
        until(lambda: frame.size["height"] % 1600 == 0 and frame.size["height"] >= inner, seconds=SLOW / 1000)
