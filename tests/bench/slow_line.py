"""How soon a family has a question and a result on a slow line and a slow phone.

`python -m tests.bench.slow_line [SITE]` prints the table of `docs/architecture/conversation.md`. SITE is a site that is
built; without it, one is built.

The line is what Lighthouse calls slow 4G: 1.6 megabits a second down, for all connections together, and 150 ms there
and back. The phone is this machine, of which the browser has every fourth moment.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import tempfile
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect, sync_playwright

from publisher.serving.server import ONLY_HERE, SiteServer
from publisher.site.build import build_site
from tests.browser.browsers import WatchedBrowser
from tests.browser.conftest import PHONE
from tests.browser.family import STEPS, Family
from tests.five_families import TYPICAL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future

    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
BYTES_A_SECOND = 1_600_000 / 8
THERE_AND_BACK = 0.15
SHARE = 0.25
"""How much of the time the browser may run."""

TICK = 0.1
READS = (0, 5, 10, 20)
"""How long the start page is read before Start is pressed, in seconds."""

REPEATS = 3
PATIENCE = 180_000


class SlowLine:
    """Relays connections to a port of this machine, slowly; use it as a context manager."""

    def __init__(self, to: int) -> None:
        """Relay nothing yet."""
        self._to = to
        self._free_at = 0.0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self.port = 0

    def __enter__(self) -> SlowLine:
        self._thread.start()
        server = self._run(asyncio.start_server(self._relay, ONLY_HERE, 0)).result()
        self.port = server.sockets[0].getsockname()[1]
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _run[T](self, what: asyncio._CoroutineLike[T]) -> Future[T]:
        return asyncio.run_coroutine_threadsafe(what, self._loop)

    async def _relay(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            host_reader, host_writer = await asyncio.open_connection(ONLY_HERE, self._to)
            await asyncio.gather(self._up(reader, host_writer), self._down(host_reader, writer))

    async def _up(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while piece := await reader.read(65_536):
            await asyncio.sleep(THERE_AND_BACK)
            writer.write(piece)
            await writer.drain()
        writer.close()

    async def _down(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while piece := await reader.read(8_192):
            now = self._loop.time()
            self._free_at = max(self._free_at, now) + len(piece) / BYTES_A_SECOND
            await asyncio.sleep(self._free_at - now)
            writer.write(piece)
            await writer.drain()
        writer.close()


@contextmanager
def slowed(process: int) -> Iterator[None]:
    """Let a browser, and what it started, run for a share of the time."""
    over = threading.Event()

    def hold_up() -> None:
        while not over.is_set():
            for sign, seconds in ((signal.SIGSTOP, TICK * (1 - SHARE)), (signal.SIGCONT, TICK * SHARE)):
                with suppress(ProcessLookupError):
                    # Playwright gives each browser a group of processes of its own.
                    os.killpg(process, sign)
                time.sleep(seconds)

    thread = threading.Thread(target=hold_up, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def times(page: Page, address: str, reads: float) -> tuple[float, float]:
    """Seconds from Start to the second question, and to the first results."""
    page.goto(f"{address}hertfordshire/reckoner/")
    time.sleep(reads)
    family = Family(page, TYPICAL)
    begin = time.monotonic()
    family.start()
    page.locator("[data-question=who_answers] input[value=parent]").check()
    page.get_by_role("button", name="Continue", exact=True).click()
    page.locator("[data-question=age]").wait_for()
    second = time.monotonic() - begin
    family.leave_opening()
    page.locator(STEPS).first.wait_for()
    while family.question is not None:
        family.answer_all(further=False)
    expect(page.locator("[data-step=results]")).to_be_visible()
    return second, time.monotonic() - begin


def main() -> None:
    """Print the table."""
    expect.set_options(timeout=PATIENCE)
    print("| the start page is read for | second question after | first results after |\n| --- | --- | --- |")  # noqa: T201
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "site"
        if len(sys.argv) == 1:
            build_site(ROOT, site)
        with SiteServer(site) as server, SlowLine(int(server.url.rstrip("/").rpartition(":")[2])) as line:
            for reads in READS:
                seen = []
                for _ in range(REPEATS):
                    with (
                        WatchedBrowser(playwright, "chromium") as browser,
                        browser.new_context(viewport=PHONE, locale="en-GB") as context,
                    ):
                        context.set_default_timeout(PATIENCE)
                        page = context.new_page()
                        assert browser.process is not None
                        with slowed(browser.process):
                            seen.append(times(page, f"http://{ONLY_HERE}:{line.port}/", reads))
                second, results = (sorted(column)[REPEATS // 2] for column in zip(*seen, strict=True))
                print(f"| {reads} s | {second:.1f} s | {results:.1f} s |", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
