"""The browsers that the tests drive: Debian's Chromium and Firefox, or any others on the PATH.

A browser can stop answering, and then waits for it never end. So each one is watched: one that does not answer in time
is ended, whoever waits for it gets an error, and the next test gets a new one.
"""

from __future__ import annotations

import faulthandler
import os
import shlex
import shutil
import signal
import tempfile
import threading
import warnings
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from playwright.sync_api import Error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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

PATIENCE = 60_000
"""How long anything in a browser may take on a busy machine, in milliseconds. No test measures it."""

CLOSING = 60.0
"""How long a profile may take to close, in seconds."""

# Says which process it is, and becomes the browser: Playwright does not tell.
_WITH_ITS_ID = """#!/bin/sh
echo $$ > {id_file}
exec {program} "$@"
"""


def executable(name: BrowserName) -> str:
    """Where a browser is.

    Raises:
        FileNotFoundError: it is not on the PATH.
    """
    path = next(filter(None, map(shutil.which, _NAMES[name])), None)
    if path is None:
        raise FileNotFoundError(f"No {name} was found: run 'make setup'.")
    return path


def launch(
    playwright: Playwright, name: BrowserName, arguments: tuple[str, ...] = (), *, path: str | None = None
) -> Browser:
    """Start a browser without a window; `path` is where it is, if not where it always is."""
    path = path or executable(name)
    if name == "chromium":
        chromium = playwright.chromium
        return chromium.launch(executable_path=path, args=[*CHROMIUM_ARGUMENTS, *arguments], timeout=PATIENCE)
    # Playwright's own Firefox is a special build. The channel makes it drive the one that families have.
    firefox = playwright.firefox
    return firefox.launch(channel="moz-firefox", executable_path=path, args=list(arguments), timeout=PATIENCE)


class WatchedBrowser:
    """A browser that is started when it is needed, and started again where it was ended.

    Use it as a context manager, which closes it.

    Args:
        playwright: what drives it.
        name: which browser.
        arguments: for its command line.
        closing: how long a profile may take to close, in seconds.
    """

    running: ClassVar[set[WatchedBrowser]] = set()
    """All that were not closed yet."""

    def __init__(
        self, playwright: Playwright, name: BrowserName, arguments: tuple[str, ...] = (), *, closing: float = CLOSING
    ) -> None:
        """Start nothing yet."""
        self._playwright = playwright
        self._name: BrowserName = name
        self._arguments = arguments
        self._closing = closing
        self._browser: Browser | None = None
        self.process: int | None = None
        """Its number, while it runs."""

    @contextmanager
    def new_context(self, **options: Any) -> Iterator[BrowserContext]:
        """A fresh profile, with the options of Playwright's `new_context`. However it goes, it is closed at the end."""
        if self._browser is None or not self._browser.is_connected():
            self._browser = self._start(lambda path: launch(self._playwright, self._name, self._arguments, path=path))
        context = self._browser.new_context(**options)
        with self._closed(context):
            yield context

    @contextmanager
    def with_profile(self, folder: Path) -> Iterator[BrowserContext]:
        """A Chromium that keeps in a folder what a family's browser keeps, from one visit to the next."""
        start = self._playwright.chromium.launch_persistent_context
        arguments = [*CHROMIUM_ARGUMENTS, *self._arguments]
        context = self._start(lambda path: start(folder, executable_path=path, args=arguments, timeout=PATIENCE))
        with self._closed(context):
            yield context
        self.process = None

    def end(self) -> None:
        """End the process, as one that does not answer. This may be called from any thread."""
        process, self.process = self.process, None
        if process is not None:
            with suppress(ProcessLookupError):
                # Playwright gives each browser a group of processes of its own.
                if os.getpgid(process) == process:
                    os.killpg(process, signal.SIGKILL)
                else:
                    os.kill(process, signal.SIGKILL)

    def __enter__(self) -> Self:
        """Note it among those that run."""
        self.running.add(self)
        return self

    def __exit__(self, *_: object) -> None:
        """Close it, or end it where that takes too long."""
        if self._browser is not None:
            with ended_after(self._closing, self), suppress(Error):
                self._browser.close()
        self.process = None
        self.running.discard(self)

    def _start[T](self, start: Callable[[str], T]) -> T:
        """Start the browser by the path of its program, and note its process."""
        with tempfile.TemporaryDirectory() as folder:
            id_file, script = Path(folder) / "id", Path(folder) / self._name
            program = shlex.quote(executable(self._name))
            script.write_text(_WITH_ITS_ID.format(id_file=shlex.quote(str(id_file)), program=program), encoding="utf-8")
            script.chmod(0o700)
            started = start(str(script))
            self.process = int(id_file.read_text(encoding="utf-8"))
        return started

    @contextmanager
    def _closed(self, context: BrowserContext) -> Iterator[None]:
        """Close a profile at the end, or end the browser where that takes too long."""
        context.set_default_timeout(PATIENCE)
        try:
            yield
        finally:
            with ended_after(self._closing, self) as watch:
                try:
                    context.close()
                except Error:
                    # Of a browser that was ended or closed before, nothing is left to close.
                    if self.process is not None:
                        raise
            if watch.over:
                warnings.warn(
                    f"A browser was ended: {self._name} did not close a page in {self._closing:g} s.", stacklevel=2
                )


class Watch:
    """Whether the time is over, and then what every thread was doing."""

    def __init__(self) -> None:
        """It is not."""
        self.over = False
        self.stacks = ""


@contextmanager
def ended_after(seconds: float, *browsers: WatchedBrowser) -> Iterator[Watch]:
    """End browsers, or all that run where none is named, if what is done meanwhile takes longer than some seconds."""
    watch = Watch()

    def end() -> None:
        watch.over = True
        watch.stacks = _stacks()
        for browser in browsers or tuple(WatchedBrowser.running):
            browser.end()

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield watch
    finally:
        timer.cancel()
        # Where it has begun, it is not left half done.
        timer.join()


def _stacks() -> str:
    with tempfile.TemporaryFile("w+", encoding="utf-8") as file:
        faulthandler.dump_traceback(file, all_threads=True)
        file.seek(0)
        return file.read()
