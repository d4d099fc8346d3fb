"""`local-offer serve`: an open page follows what is saved, and shows what is wrong with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from publisher.serving.live import PREFIX, Fault, Finding, Live
from publisher.serving.server import SiteServer
from publisher.serving.where import Where
from publisher.wording.finding.find import SentenceFinder
from publisher.wording.finding.written import written_texts
from tests.browser.axe import violations
from tests.browser.conftest import watched_page
from tests.browser.family import Family
from tests.publisher.process import local_offer_process, wait_for_end, wait_for_line
from tests.site_project import change, site_project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

BUILD_MS = 60_000
"""How long a build may take on a busy machine."""

POLICY = "policies/exampleshire/policy.yaml"
SAYS = "You can ask while the draft EHC plan is being written."
RIGHT, WRONG = "is: [final]", "is: [finall]"


WHO = """\
<!doctype html>
<html lang="en-GB">
<head><title>Who</title></head>
<body><main><h1>Who</h1><p id="ask">Ask us.
<button popovertarget="source">Source</button><span id="source" popover>Where this comes from</span></p></main></body>
</html>
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return site_project(tmp_path)


@pytest.fixture
def served(project: Path) -> Iterator[str]:
    """Where the project is served, without a slash at the end."""
    with local_offer_process(project, "serve", "--port", "0") as server:
        address = wait_for_line(server, "Built: ")
        yield address.rstrip("/")
        server.terminate()
        wait_for_end(server, BUILD_MS / 1000)


@pytest.fixture
def open_page(context: BrowserContext, served: str) -> Iterator[Page]:
    """A page that fails on an error in the console, such as one of the content security policy."""
    with watched_page(context, served) as page:
        yield page


def place_of_the_mistake(project: Path) -> str:
    lines = (project / POLICY).read_text(encoding="utf-8").splitlines()
    (number,) = (number for number, line in enumerate(lines, start=1) if WRONG in line)
    return f"{POLICY}:{number} LO203"


def test_an_open_page_shows_new_words_and_what_is_wrong_by_itself(project: Path, served: str, open_page: Page) -> None:
    page, policy = open_page, project / POLICY
    page.goto(f"{served}/exampleshire/who/")
    expect(page.get_by_text(SAYS)).to_have_count(1)

    change(policy, SAYS, "You can ask as soon as the draft is purple.")
    expect(page.get_by_text("You can ask as soon as the draft is purple.")).to_have_count(1, timeout=BUILD_MS)

    change(policy, RIGHT, WRONG)
    panel = page.get_by_role("dialog", name="Not built: 1 problem")
    expect(panel).to_be_visible(timeout=BUILD_MS)
    expect(panel).to_contain_text(place_of_the_mistake(project))
    expect(panel).to_contain_text("'finall' is not an answer to 'ehc_plan'.")
    expect(panel).to_contain_text("Did you mean final?")
    expect(panel.get_by_role("heading")).to_be_focused()

    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(page.get_by_text("You can ask as soon as the draft is purple.")).to_have_count(1)
    page.get_by_role("button", name="Show why").click()
    expect(panel).to_be_visible()
    panel.get_by_role("button", name="Close").press("Enter")
    expect(page.get_by_role("button", name="Show why")).to_be_visible()

    # The same mistake saved once more is told once more.
    change(policy, "We do not know yet", "We cannot know yet")
    expect(panel).to_be_visible(timeout=BUILD_MS)

    change(policy, WRONG, RIGHT)
    expect(panel).to_be_hidden(timeout=BUILD_MS)
    expect(page.get_by_role("button", name="Show why")).to_be_hidden()
    page.reload()
    expect(page.get_by_text("You can ask as soon as the draft is purple.")).to_have_count(1)


def test_a_family_that_is_being_tried_out_keeps_its_answers_until_it_is_asked(
    project: Path, served: str, open_page: Page
) -> None:
    page = open_page
    family = Family(page, {"ehc_plan": "final"})
    family.open(served, "exampleshire")
    family.fill("ehc_plan")
    change(project / POLICY, SAYS, "You can ask as soon as the draft is purple.")
    load = page.get_by_role("button", name="Load it")
    expect(load).to_be_visible(timeout=BUILD_MS)
    expect(page.locator("[data-question=ehc_plan] input[value=final]")).to_be_checked()
    load.click()
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    expect(load).to_be_hidden()


def test_the_panel_and_the_line_are_accessible(project: Path, served: str, disturbed_page: Page) -> None:
    # axe reads styles in a shadow by putting them into the page, which the site's policy refuses, in the console.
    page = disturbed_page
    page.goto(f"{served}/exampleshire/who/")
    change(project / POLICY, RIGHT, WRONG)
    panel = page.get_by_role("dialog", name="Not built: 1 problem")
    expect(panel).to_be_visible(timeout=BUILD_MS)
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Show why")).to_be_visible()
    assert violations(page) == []


def test_a_page_says_that_a_build_is_under_way_until_it_is_done(site: Path, disturbed_page: Page) -> None:
    page, live = disturbed_page, Live()
    with SiteServer(site, live=live) as server:
        page.goto(f"{server.url}about/")
        under_way = page.get_by_text("A new build is under way. This page is of the last one.")
        live.building()
        expect(under_way).to_be_visible()
        assert violations(page) == []

        live.failed(Fault(text="The disk is full."))
        panel = page.get_by_role("dialog", name="Not built")
        expect(panel).to_contain_text("The disk is full.")
        expect(under_way).to_have_count(0)
        live.building()
        again = panel.get_by_role("status").filter(has_text="It is being built again.")
        expect(again).to_be_visible()
        assert violations(page) == []
        page.keyboard.press("Escape")
        expect(page.get_by_text("The last change could not be built. It is being built again.")).to_be_visible()
        expect(page.get_by_role("button", name="Show why")).to_be_visible()

        live.failed(Fault(text="The disk is still full."))
        expect(panel).to_contain_text("The disk is still full.")
        expect(again).to_have_count(0)
        live.building()
        expect(again).to_be_visible()
        server.show(site)
        expect(panel).to_be_hidden()
        expect(under_way.or_(again)).to_have_count(0)
        live.close()


def test_what_a_build_warns_of_is_a_quiet_line_that_opens_and_can_be_closed(site: Path, disturbed_page: Page) -> None:
    page, live = disturbed_page, Live()
    one = Finding("policies/one/council.yaml:7", "LO305", "The pages had to be read again.", "Read them again.")
    two = Finding("policies/one/council.yaml:5", "LO901", "It is not published.", "Publish it.")
    with SiteServer(site, live=live) as server:
        page.goto(f"{server.url}about/")
        warnings = page.get_by_role("region", name="Warnings")
        expect(page.get_by_role("button", name="Show where texts are written")).to_be_visible()
        expect(warnings).to_be_hidden()

        server.show(site, [one, two])
        expect(warnings).to_have_text(re.compile("2 warnings"))
        expect(warnings.get_by_text("Read them again.")).to_be_hidden()
        warnings.get_by_text("2 warnings").click()
        expect(warnings.get_by_text("policies/one/council.yaml:7 LO305")).to_be_visible()
        expect(warnings.get_by_text("Read them again.")).to_be_visible()
        assert violations(page) == []
        warnings.get_by_role("button", name="Close").click()
        expect(warnings).to_be_hidden()

        # The same are told no more, and others are.
        loaded = page.locator("script[src*='live.js']").get_attribute("src")
        assert loaded is not None
        server.show(site, [one, two])
        expect(page.locator("script[src*='live.js']")).not_to_have_attribute("src", loaded)
        live.building()
        expect(page.get_by_text("A new build is under way.")).to_be_visible()
        expect(warnings).to_be_hidden()
        server.show(site, [one])
        expect(warnings.get_by_text("1 warning")).to_be_visible()
        server.show(site)
        expect(warnings).to_be_hidden()
        live.close()


def test_a_policy_that_is_old_is_warned_of_over_its_pages_until_it_is_mended(
    project: Path, served: str, open_page: Page
) -> None:
    page, council = open_page, project / "policies" / "exampleshire" / "council.yaml"
    page.goto(f"{served}/exampleshire/who/")
    warnings = page.get_by_role("region", name="Warnings")
    (number, line) = next(
        each for each in enumerate(council.read_text("utf-8").splitlines(), 1) if "review_by" in each[1]
    )
    change(council, line, "review_by: 2026-11-23")
    warnings.get_by_text("1 warning").click(timeout=BUILD_MS)
    expect(warnings).to_contain_text(f"policies/exampleshire/council.yaml:{number} LO305")
    expect(page.get_by_role("dialog")).to_be_hidden()
    change(council, "review_by: 2026-11-23", line)
    expect(warnings).to_be_hidden(timeout=BUILD_MS)


def test_a_page_says_that_the_server_has_stopped_and_goes_on_with_the_next_one(
    project: Path, disturbed_page: Page
) -> None:
    page = disturbed_page
    with local_offer_process(project, "serve", "--port", "0") as server:
        address = wait_for_line(server, "Built: ")
        page.goto(f"{address}about/")
        server.kill()
        server.wait()
    expect(page.get_by_text("The server has stopped.")).to_be_visible(timeout=BUILD_MS)
    change(project / "docs" / "about.md", "# ", "# Purple: ")
    port = address.rstrip("/").rpartition(":")[2]
    with local_offer_process(project, "serve", "--port", port) as server:
        wait_for_line(server, "Built: ")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Purple: ", timeout=BUILD_MS)
        expect(page.get_by_text("The server has stopped.")).to_be_hidden()


def test_a_page_shows_beside_a_text_where_it_is_written(tmp_path: Path, disturbed_page: Page) -> None:
    page, site = disturbed_page, tmp_path / "site"
    for path, words in (("docs/a.md", "# Who\n\nAsk us.\n"), ("site/index.html", WHO)):
        (tmp_path / path).parent.mkdir()
        (tmp_path / path).write_text(words, encoding="utf-8")
    live = Live(where=Where(lambda: SentenceFinder(written_texts(tmp_path, tmp_path / "policies")), tmp_path))
    with SiteServer(site, live=live) as server:
        page.goto(server.url)
        mode = page.get_by_role("button", name="Show where texts are written")
        text, note = page.locator("#ask"), page.get_by_text("docs/a.md:3")
        expect(mode).to_have_attribute("aria-pressed", "false")
        expect(text).not_to_have_attribute("tabindex", "0")
        mode.press("Enter")
        # It is still so on the next page, and the keyboard stops at each text.
        page.reload()
        text.focus()
        expect(note).to_be_visible()
        expect(page.get_by_text("It was not found.")).to_have_count(0)
        assert violations(page) == []
        mode.click()
        expect(note).to_be_hidden()
        expect(text).not_to_have_attribute("tabindex", "0")
        text.hover()
        mode.click()
        page.get_by_role("heading").hover()
        expect(page.get_by_text("docs/a.md:1")).to_be_visible()
        live.close()


def test_a_page_follows_a_server_that_had_built_before_the_page_found_it(site: Path, disturbed_page: Page) -> None:
    page, live = disturbed_page, Live()
    with SiteServer(site, live=live) as server:
        page.goto(f"{server.url}about/")
        port = urlsplit(server.url).port
        assert port is not None
        module = page.locator("script[src*='live.js']")
        loaded = module.get_attribute("src")
        assert loaded is not None
        live.close()
    expect(page.get_by_text("The server has stopped.")).to_be_visible()
    with SiteServer(site, port, live=Live()):
        expect(module).not_to_have_attribute("src", loaded)
        expect(page.get_by_text("The server has stopped.")).to_be_hidden()


def test_a_policy_that_is_wrong_from_the_start_is_shown_and_then_the_site(project: Path, disturbed_page: Page) -> None:
    page = disturbed_page
    change(project / POLICY, RIGHT, WRONG)
    with local_offer_process(project, "serve", "--port", "0") as server:
        page.goto(f"{wait_for_line(server, 'Building ... ')}exampleshire/who/")
        expect(page.get_by_role("heading", name="There is no site yet")).to_be_attached()
        expect(page.get_by_role("dialog")).to_contain_text(place_of_the_mistake(project), timeout=BUILD_MS)
        assert violations(page) == []
        change(project / POLICY, WRONG, RIGHT)
        expect(page.get_by_text(SAYS)).to_have_count(1, timeout=BUILD_MS)


def test_a_built_site_has_no_trace_of_it(site: Path) -> None:
    files = [path for path in site.rglob("*") if path.is_file()]
    assert len(files) > 100
    for path in files:
        content = path.read_bytes()
        assert PREFIX.encode() not in content, path
        assert b"EventSource" not in content, path
