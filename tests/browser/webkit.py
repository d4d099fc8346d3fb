"""Debian's WebKitGTK: the engine of Safari and of the browsers on iPhones, on a screen that nobody sees (Xvfb).

Selenium drives it: of WebKit, Playwright drives its own build alone.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from selenium.webdriver import WebKitGTK
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.browser.browsers import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selenium.webdriver.remote.webdriver import WebDriver

PROGRAMS: Final = ("WebKitWebDriver", "Xvfb")

_SCREEN = "1280x1024x24"

_NOTE = """window.wrong = [];
const note = (what) => window.wrong.push(String(what));
addEventListener("error", (event) => note(event.message || event.target.src || event.target.href), true);
addEventListener("unhandledrejection", (event) => note(event.reason));
addEventListener("securitypolicyviolation", (event) => note(`${event.violatedDirective}: ${event.blockedURI}`));
const told = console.error;
console.error = (...words) => { note(words.join(" ")); told(...words); };
"""


@contextmanager
def webkit() -> Iterator[WebDriver]:
    """A WebKitGTK, as narrow as it goes.

    Raises:
        FileNotFoundError: it is not on the PATH.
    """
    driver, screen = map(_found, PROGRAMS)
    with _display(screen) as display:
        service = Service(executable_path=driver, env={**os.environ, "DISPLAY": display})
        with warnings.catch_warnings():
            # Selenium calls itself in a way that it warns of.
            warnings.filterwarnings("ignore", "setting remote_server_addr", DeprecationWarning)
            browser = WebKitGTK(options=Options(), service=service)
        try:
            browser.set_page_load_timeout(PATIENCE / 1000)
            browser.set_script_timeout(PATIENCE / 1000)
            browser.set_window_size(360, 740)
            yield browser
        finally:
            browser.quit()


def watch(browser: WebDriver) -> None:
    """Note from now on what goes wrong on the page that is open. WebDriver tells nothing of it, and no earlier."""
    browser.execute_script(_NOTE)


def wrong(browser: WebDriver) -> list[str]:
    """What went wrong on this page since it has been watched."""
    return list(browser.execute_script("return window.wrong"))


def _found(program: str) -> str:
    path = shutil.which(program)
    if path is None:
        raise FileNotFoundError(f"No {program} was found: run 'make setup'.")
    return path


@contextmanager
def _display(program: str) -> Iterator[str]:
    """A screen that nobody sees, by its name."""
    reading, writing = os.pipe()
    with (
        os.fdopen(reading, encoding="ascii") as number,
        subprocess.Popen(
            [program, "-displayfd", str(writing), "-screen", "0", _SCREEN, "-nolisten", "tcp"],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        ) as screen,
    ):
        os.close(writing)
        try:
            # It says its number once it takes windows, and nothing if it ends.
            yield f":{number.readline().strip()}"
        finally:
            screen.terminate()
