"""A family that comes back: a browser that keeps its profile, and what it keeps in it of the compiled WebAssembly."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.browser.browsers import WatchedBrowser

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Playwright

COMPILED_BYTES = 100_000
"""Far more than an empty cache has (72 bytes), and far less than that of a Python that has run (0.7 MB and more)."""

READY = """
async () => {
  window.open();
  const before = performance.now();
  const { value, reason, cause } = await window.ended(engine.estimate({}, "2026-11-22"));
  if (reason || !value.strands) throw new Error(`${reason}: ${cause}`);
  return performance.now() - before;
}
"""
"""Starts the engine on the page of `engine_site`; how long it took to the first estimate, in milliseconds."""

_AT_WORK = "async () => { for (let age = 0; age < 26; age += 1) await engine.estimate({ age }, '2026-11-22'); }"


def visit(playwright: Playwright, profile: Path, url: str, patience: float = 0) -> float:
    """Open the site in a profile, wait for the first estimate, and close the browser.

    Args:
        playwright: what drives the browser.
        profile: the folder of the profile.
        url: where the page of `engine_site` is served.
        patience: how many seconds to wait, at work, for compiled code to be kept: browsers keep what is used.

    Returns:
        How long the engine took to get ready, in milliseconds.
    """
    with WatchedBrowser(playwright, "chromium") as browser, browser.with_profile(profile) as context:
        page = context.new_page()
        page.goto(url)
        took = ready(page)
        end = time.monotonic() + patience
        while kept_bytes(profile) < COMPILED_BYTES and time.monotonic() < end:
            page.evaluate(_AT_WORK)
    return took


def ready(page: Page) -> float:
    """Start the engine on an open page; how long it took, in milliseconds."""
    page.wait_for_function("window.loaded")
    return float(page.evaluate(READY))


def kept_bytes(profile: Path) -> int:
    """How large the compiled WebAssembly is that a profile keeps."""
    return sum(file.stat().st_size for file in profile.glob("**/Code Cache/wasm/**/*") if file.is_file())
