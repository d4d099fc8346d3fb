"""One built site, one server and one browser for all browser tests, and a page that fails on what no page may do."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

from publisher.server import SiteServer
from publisher.site import build_beside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).resolve().parents[2]

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder needs a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site() -> Iterator[Path]:
    """The site, built as it is published."""
    folder = build_beside(ROOT)
    yield folder
    shutil.rmtree(folder)


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
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or any other on the PATH."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next((found for name in names if (found := shutil.which(name))), None)
    assert path, "No Chromium was found: run 'make setup'."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile on a small phone."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="en-GB")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[Page]:
    """A page that notes every error in the console, every failed request and every other origin, and fails on them."""
    page = context.new_page()
    wrong: list[str] = []
    own = urlsplit(address).netloc
    page.on("console", lambda message: wrong.append(f"console: {message.text}") if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    # Leaving a page while it loads aborts what is still on its way; that is no fault of the page.
    page.on("requestfailed", lambda r: None if r.failure == "net::ERR_ABORTED" else wrong.append(f"failed: {r.url}"))
    page.on("request", lambda r: None if _is_own(r.url, own) else wrong.append(f"another origin: {r.url}"))
    yield page
    assert not wrong


@pytest.fixture
def disturbed_page(context: BrowserContext) -> Page:
    """A page for tests that disturb the site on purpose: its errors are expected."""
    return context.new_page()


def _is_own(url: str, own: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("data", "blob") or parts.netloc == own
