"""The browsers that the tests drive: Debian's Chromium and Firefox, or any others on the PATH."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Playwright

type BrowserName = Literal["chromium", "firefox"]

# The shell has no window to draw, and opens pages in half the time.
_NAMES: dict[BrowserName, tuple[str, ...]] = {
    "chromium": ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"),
    "firefox": ("firefox", "firefox-esr"),
}

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def executable(name: BrowserName) -> str:
    """Where a browser is.

    Raises:
        FileNotFoundError: it is not on the PATH.
    """
    path = next(filter(None, map(shutil.which, _NAMES[name])), None)
    if path is None:
        raise FileNotFoundError(f"No {name} was found: run 'make setup'.")
    return path


def launch(playwright: Playwright, name: BrowserName, arguments: tuple[str, ...] = ()) -> Browser:
    """Start a browser without a window."""
    if name == "chromium":
        return playwright.chromium.launch(executable_path=executable(name), args=[*CHROMIUM_ARGUMENTS, *arguments])
    # Playwright's own Firefox is a special build. The channel makes it drive the one that families have.
    return playwright.firefox.launch(channel="moz-firefox", executable_path=executable(name), args=list(arguments))


def launch_with_profile(playwright: Playwright, profile: Path) -> BrowserContext:
    """Start a Chromium that keeps in a folder what a family's browser keeps, from one visit to the next."""
    return playwright.chromium.launch_persistent_context(
        profile, executable_path=executable("chromium"), args=CHROMIUM_ARGUMENTS
    )
