"""One built site, one server and one browser of a kind for all tests, and a page that fails on what no page may do."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

from publisher.site.build import build_site
from publisher.site.server import SiteServer
from publisher.source.scratch import scratch_folder
from tests.browser.browsers import launch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Route

ROOT = Path(__file__).resolve().parents[2]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder needs a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site() -> Iterator[Path]:
    """The site, built as it is published."""
    with scratch_folder(ROOT / "build", "tests-") as scratch:
        build_site(ROOT, scratch / "site")
        yield scratch / "site"


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
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A Chromium."""
    with launch(playwright, "chromium") as browser:
        yield browser


@pytest.fixture(scope="session", params=["chromium", "firefox"])
def each_browser(request: pytest.FixtureRequest, playwright: Playwright) -> Iterator[Browser]:
    """A Chromium, then a Firefox."""
    with launch(playwright, request.param) as browser:
        yield browser


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile on a small phone."""
    with new_context(browser) as context:
        yield context


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[Page]:
    """A page that notes every error in the console, every failed request and every other origin, and fails on them."""
    with watched_page(context, address) as page:
        yield page


@pytest.fixture
def page_in_each(each_browser: Browser, address: str) -> Iterator[Page]:
    """The same in each browser."""
    with new_context(each_browser) as context, watched_page(context, address) as page:
        yield page


def new_context(browser: Browser) -> BrowserContext:
    """A fresh profile on a small phone."""
    return browser.new_context(viewport={"width": 360, "height": 740}, locale="en-GB")


@contextmanager
def watched_page(context: BrowserContext, address: str) -> Iterator[Page]:
    """A page that notes every error in the console, every failed request and every other origin, and fails on them."""
    page = context.new_page()
    wrong: list[str] = []
    own = urlsplit(address).netloc
    page.on("console", lambda message: wrong.append(f"console: {message.text}") if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    # Leaving a page while it loads aborts what is still on its way; that is no fault of the page.
    page.on("requestfailed", lambda r: None if r.failure in _LEFT else wrong.append(f"failed: {r.url}"))
    page.on("request", lambda r: None if _is_own(r.url, own) else wrong.append(f"another origin: {r.url}"))
    yield page
    assert not wrong


@pytest.fixture
def disturbed_page(context: BrowserContext) -> Page:
    """A page for tests that disturb the site on purpose: its errors are expected."""
    return context.new_page()


def be_idle(page: Page) -> None:
    """Wait until a page has loaded and its scripts have nothing left to do. ("networkidle" can miss the moment.)"""
    page.wait_for_load_state("load")
    page.evaluate("() => new Promise((done) => requestIdleCallback(() => done(null)))")


def hold_back(page: Page, url: str) -> list[Route]:
    """Let no request for some files through. Each is put into the list, for the test to go on with."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(url, hold)
    return held


# What the browsers call a request that ended because its page was left.
_LEFT = ("net::ERR_ABORTED", "NS_BINDING_ABORTED")


def _is_own(url: str, own: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("data", "blob") or parts.netloc == own
