"""One built site, one server and one browser of a kind for all tests, and a page that fails on what no page may do.

Nothing waits for ever: a browser that does not answer is ended, and the next test gets a new one (browsers.py).
tests/bounded.py ends what that does not help against.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect, sync_playwright

from publisher.serving.server import SiteServer
from publisher.site.build import build_site
from tests.browser.browsers import PATIENCE, WatchedBrowser, ended_after
from tests.shared_folder import made_once
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import BrowserContext, Page, Playwright, Route, ViewportSize

    from tests.browser.browsers import BrowserName

ROOT = Path(__file__).resolve().parents[2]

PHASE = 480.0
"""How long a test may take to be set up, to run, and to be put away, in seconds each. The first builds the site."""

PHONE: ViewportSize = {"width": 360, "height": 740}
"""A small phone, in dots."""

expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder needs a browser, and is limited by its end."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            # A signal would break the loop in which Playwright waits, and with it every test that comes after.
            item.add_marker(pytest.mark.timeout(0))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None]:
    """No setup waits for a browser for ever."""
    with in_time(item, "setup"):
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    """No test waits for a browser for ever."""
    with in_time(item, "call"):
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None]:
    """Nothing that comes after a test waits for a browser for ever."""
    with in_time(item, "teardown"):
        yield


@contextmanager
def in_time(item: pytest.Item, phase: str, seconds: float = PHASE) -> Iterator[None]:
    """End the browsers when a phase of a test takes too long, and say in the report what every thread was doing."""
    with ended_after(seconds) as watch:
        try:
            yield
        finally:
            if watch.over:
                item.add_report_section(phase, "stacks", watch.stacks)
    if watch.over:
        pytest.fail(f"{item.nodeid}: {phase} took longer than {seconds:g} s, and so its browsers were ended.")


@pytest.fixture(scope="session")
def site(pytestconfig: pytest.Config) -> Path:
    """The site, built as it is published."""
    return made_once(pytestconfig, "site", lambda folder: build_site(ROOT, folder))


@pytest.fixture(scope="session")
def addresses(site: Path) -> list[str]:
    """Every page, as its address below the site's."""
    return sorted(str(page.parent.relative_to(site)) for page in site.rglob("index.html"))


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served, without a slash at the end."""
    with SiteServer(site, 0) as server:
        yield server.url.rstrip("/")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives the browsers."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[WatchedBrowser]:
    """A Chromium."""
    with quick_browser(playwright, "chromium") as browser:
        yield browser


@pytest.fixture(scope="session")
def firefox(playwright: Playwright) -> Iterator[WatchedBrowser]:
    """A Firefox."""
    with quick_browser(playwright, "firefox") as browser:
        yield browser


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def each_browser(request: pytest.FixtureRequest, browser: WatchedBrowser, firefox: WatchedBrowser) -> WatchedBrowser:
    """A Chromium, then a Firefox: those that all other tests have, too. To start a Firefox takes as long as a test."""
    return browser if request.param == "chromium" else firefox


def quick_browser(playwright: Playwright, name: BrowserName) -> WatchedBrowser:
    """A browser for pages that are open for a few seconds.

    Chromium goes on compiling WebAssembly, better and better, after Python has started: a third of all the work in a
    test, of which the test never has the good. test_code_cache.py and the benchmarks have a Chromium that does.
    """
    return WatchedBrowser(playwright, name, ("--js-flags=--liftoff-only",) if name == "chromium" else ())


@pytest.fixture
def context(browser: WatchedBrowser) -> Iterator[BrowserContext]:
    """A fresh profile on a small phone."""
    with new_context(browser) as context:
        yield context


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[Page]:
    """A page that notes every error in the console, every failed request and every other origin, and fails on them."""
    with watched_page(context, address) as page:
        yield page


@pytest.fixture
def page_in_each(each_browser: WatchedBrowser, address: str) -> Iterator[Page]:
    """The same in each browser."""
    with new_context(each_browser) as context, watched_page(context, address) as page:
        yield page


def new_context(browser: WatchedBrowser) -> AbstractContextManager[BrowserContext]:
    """A fresh profile on a small phone."""
    return browser.new_context(viewport=PHONE, locale="en-GB")


@contextmanager
def watched_page(context: BrowserContext, address: str) -> Iterator[Page]:
    """A new page that fails at the end on what no page may do."""
    page = context.new_page()
    with watched(page, address):
        yield page


@contextmanager
def watched(page: Page, address: str) -> Iterator[None]:
    """Note every error in the console, every failed request and every other origin of a page, and fail on them."""
    wrong: list[str] = []
    own = urlsplit(address).netloc
    listeners: dict[str, Callable[[Any], object]] = {
        "console": lambda said: wrong.append(f"console: {said.text}") if said.type == "error" else None,
        "pageerror": lambda error: wrong.append(f"error: {error}"),
        # Leaving a page while it loads aborts what is still on its way; that is no fault of the page.
        "requestfailed": lambda r: None if r.failure in _LEFT else wrong.append(f"failed: {r.url}"),
        "request": lambda r: None if _is_own(r.url, own) else wrong.append(f"another origin: {r.url}"),
    }
    listen: Callable[..., None] = page.on
    for event, listener in listeners.items():
        listen(event, listener)
    yield
    for event, listener in listeners.items():
        page.remove_listener(event, listener)
    assert not wrong


@pytest.fixture
def disturbed_page(context: BrowserContext) -> Page:
    """A page for tests that disturb the site on purpose: its errors are expected."""
    return context.new_page()


def be_idle(page: Page) -> None:
    """Wait until a page has loaded and its scripts have nothing left to do. ("networkidle" can miss the moment.)"""
    page.wait_for_load_state("load")
    # On a busy machine Chromium may never find itself idle, and without a limit this waited for ever.
    page.evaluate("() => new Promise((done) => requestIdleCallback(() => done(null), { timeout: 10_000 }))")


@contextmanager
def put_back(page: Page) -> Iterator[None]:
    """Put a page that several tests share back to what it was, whether the test passes or not.

    Folds are opened or closed, fields hold what they held, dialogs are closed, and the screen has its size.
    """
    page.evaluate(_REMEMBER)
    try:
        yield
    finally:
        page.set_viewport_size(PHONE)
        page.evaluate("window.putBack()")


_REMEMBER = """() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const folds = all("details").map((fold) => [fold, fold.open]);
  const fields = all("select, input").map((field) => [field, field.value, field.checked]);
  window.putBack = () => {
    all("dialog[open]").forEach((dialog) => dialog.close());
    for (const [field, value, checked] of fields) {
      if (field.value !== value || field.checked !== checked) {
        Object.assign(field, { value, checked });
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
      }
    }
    for (const [fold, open] of folds) fold.open = open;
    scrollTo(0, 0);
  };
}"""


def go_in_history(page: Page, steps: int) -> None:
    """Go back or forward within a page, as its own "Back" does.

    Playwright's `go_back` asks the browser where the page is. On a busy machine that can still be the step before the
    one on screen, and then it leaves the page.
    """
    page.evaluate("steps => history.go(steps)", steps)


def wait_until(page: Page, holds: Callable[[], object]) -> None:
    """Wait until something holds that the page itself does not show, such as that it has asked for a file."""
    # While Python slept, Playwright would hear of nothing.
    until(holds, seconds=PATIENCE / 1000, pause=page.wait_for_timeout)


class HeldBack:
    """Requests for some files, of which none is let through until the test says so."""

    def __init__(self, page: Page, files: str) -> None:
        """Hold them back from now on; `files` is a pattern of addresses."""
        self._page = page
        self._held: list[Route] = []
        self._answer: Callable[[Route], None] | None = None
        page.route(files, self._meet)

    def wait(self) -> None:
        """Wait until the page has asked for one of the files."""
        wait_until(self._page, lambda: self._held)

    def release(self, answer: Callable[[Route], None] = lambda route: route.continue_()) -> None:
        """Answer those that were asked for, and will be."""
        self.wait()
        self._answer = answer
        for route in self._held:
            answer(route)

    def _meet(self, route: Route) -> None:
        self._held.append(route)
        if self._answer is not None:
            self._answer(route)


# What the browsers call a request that ended because its page was left.
_LEFT = ("net::ERR_ABORTED", "NS_BINDING_ABORTED")


def _is_own(url: str, own: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("data", "blob") or parts.netloc == own
