"""A page that hangs, or a browser that does not answer, fails its own test at most, and no test waits for ever."""

from __future__ import annotations

import os
import signal
import socket
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error

from tests.browser.browsers import WatchedBrowser, ended_after
from tests.browser.conftest import in_time

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page, Playwright

SOON = 2.0
"""The limit in these tests, in seconds."""

LONG = 60.0
"""Far less than what Playwright waits for nothing, which is for ever."""


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def own_browser(request: pytest.FixtureRequest, playwright: Playwright) -> Iterator[WatchedBrowser]:
    """A browser that may be ended: the next test has it as the one before left it, or a new one."""
    with WatchedBrowser(playwright, request.param, closing=SOON) as browser:
        yield browser


@pytest.fixture
def silent() -> Iterator[str]:
    """The address of a server that takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"


def stop(browser: WatchedBrowser) -> None:
    """Make a browser answer nothing any more, without ending it."""
    assert browser.process is not None
    os.killpg(browser.process, signal.SIGSTOP)


def loop_for_ever(page: Page) -> None:
    """Let a script keep the page busy, without waiting for it."""
    page.evaluate("() => { setTimeout(() => { for (;;); }, 0) }")


def refuse_to_leave(page: Page) -> None:
    """Let a page ask before it is left, as one does after somebody has typed in it."""
    page.set_content("<input>")
    page.evaluate("addEventListener('beforeunload', (event) => event.preventDefault())")
    page.locator("input").fill("something")


def assert_usable(browser: WatchedBrowser) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.set_content("<h1>Well</h1>")
        assert page.inner_text("h1") == "Well"


@pytest.mark.parametrize("hang", [loop_for_ever, refuse_to_leave])
@pytest.mark.filterwarnings("ignore:A browser was ended:UserWarning")
def test_a_profile_with_a_hung_page_is_closed_in_time(
    own_browser: WatchedBrowser, hang: Callable[[Page], None]
) -> None:
    began = time.monotonic()
    with own_browser.new_context() as context:
        page = context.new_page()
        page.on("dialog", lambda _: None)
        hang(page)
    assert time.monotonic() - began < LONG
    assert_usable(own_browser)


@pytest.mark.filterwarnings("ignore:A browser was ended:UserWarning")
def test_a_profile_with_a_page_that_never_comes_is_closed_in_time(own_browser: WatchedBrowser, silent: str) -> None:
    began = time.monotonic()
    with own_browser.new_context() as context:
        page = context.new_page()
        page.set_content(f"<a href='{silent}'>There</a>")
        page.get_by_role("link").click(no_wait_after=True)
    assert time.monotonic() - began < LONG
    assert_usable(own_browser)


def test_a_browser_that_does_not_close_a_profile_is_ended_and_started_again(own_browser: WatchedBrowser) -> None:
    with ExitStack() as stack:
        stack.enter_context(own_browser.new_context()).new_page()
        first = own_browser.process
        stop(own_browser)
        with pytest.warns(UserWarning, match="A browser was ended: .* did not close a page in 2 s"):
            stack.close()
    assert_usable(own_browser)
    assert own_browser.process != first


def test_whoever_waits_for_a_hung_page_gets_an_error_and_the_next_a_new_browser(own_browser: WatchedBrowser) -> None:
    with own_browser.new_context() as context:
        page = context.new_page()
        with ended_after(SOON) as watch, pytest.raises(Error, match=r"(?i)closed|crashed"):
            page.evaluate("() => { for (;;); }")
        assert watch.over
        assert "playwright" in watch.stacks
    assert_usable(own_browser)


def test_a_phase_that_hangs_fails_its_test_with_its_name_and_what_every_thread_did(
    own_browser: WatchedBrowser, request: pytest.FixtureRequest
) -> None:
    with own_browser.new_context() as context:
        page = context.new_page()
        with (
            pytest.raises(pytest.fail.Exception, match=r"test_a_phase_that_hangs.*: call took longer than 2 s"),
            in_time(request.node, "call", SOON),
            pytest.raises(Error),
        ):
            page.evaluate("() => new Promise(() => {})")
    [stacks] = [text for _, name, text in request.node._report_sections if name == "stacks"]
    assert stacks.count("Thread 0x") + stacks.count("Current thread") >= 2
    request.node._report_sections.clear()
