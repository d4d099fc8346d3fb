"""Visits of families who are new to a site, and who come back, on three kinds of line and device."""

from __future__ import annotations

import statistics
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publisher.serving.server import ONLY_HERE, SiteServer
from tests.bench.slow_line import SlowLine, slowed
from tests.browser.browsers import WatchedBrowser
from tests.browser.code_cache import COMPILED_BYTES, kept_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Playwright

    from tests.bench.start.sites import Way

LONGEST = 600_000
PATIENCE = 10
"""Seconds to wait for the browser to keep compiled code, after the first estimate of the first visit."""

_ESTIMATE = """
async () => {
  const before = performance.now();
  const text = await window.estimate(JSON.stringify({ answers: {}, as_of: "2026-11-22" }));
  const took = performance.now() - before;
  if (!JSON.parse(text).strands) throw new Error(text);
  return took;
}
"""


@dataclass(frozen=True, slots=True)
class Profile:
    """A line and a device."""

    name: str
    slow_line: bool
    slow_device: bool


PROFILES = (
    Profile("desktop", slow_line=False, slow_device=False),
    Profile("phone", slow_line=False, slow_device=True),
    Profile("slow 4G", slow_line=True, slow_device=True),
)


@dataclass(slots=True)
class Seen:
    """The times of one way with one profile, in milliseconds, a number for each round."""

    first: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)


def measure(playwright: Playwright, ways: list[Way], profile: Profile, rounds: int, folder: Path) -> dict[str, Seen]:
    """Visit each way's site twice in each round, in another order each time, with a new browser profile."""
    seen = {way.name: Seen() for way in ways}
    with ExitStack() as stack:
        urls = {}
        for way in ways:
            url = stack.enter_context(SiteServer(way.site)).url
            if profile.slow_line:
                line = stack.enter_context(SlowLine(int(url.rstrip("/").rpartition(":")[2])))
                url = f"http://{ONLY_HERE}:{line.port}/"
            urls[way.name] = url
        for number in range(rounds):
            order = ways if number % 2 == 0 else ways[::-1]
            for way in order:
                kept = folder / f"{profile.name} {way.name} {number}"
                seen[way.name].first.append(_visit(playwright, kept, urls[way.name], profile, PATIENCE))
            for way in order:
                kept = folder / f"{profile.name} {way.name} {number}"
                seen[way.name].again.append(_visit(playwright, kept, urls[way.name], profile, 0))
    return seen


def _visit(playwright: Playwright, kept: Path, url: str, profile: Profile, patience: float) -> float:
    with WatchedBrowser(playwright, "chromium") as browser, browser.with_profile(kept) as context:
        context.set_default_timeout(LONGEST)
        page = context.new_page()
        page.goto(url)
        page.wait_for_function("window.loaded")
        with ExitStack() as stack:
            if profile.slow_device and browser.process is not None:
                stack.enter_context(slowed(browser.process))
            took = float(page.evaluate(_ESTIMATE))
        end = time.monotonic() + patience
        while kept_bytes(kept) < COMPILED_BYTES and time.monotonic() < end:
            page.evaluate(
                "() => window.atWork?.() ?? new Promise((done) => requestIdleCallback(done, { timeout: 500 }))"
            )
    return took


def ratio(these: list[float], those: list[float]) -> float:
    """The median of the ratios of each round: what slows a machine for minutes slows both."""
    return statistics.median(this / that for this, that in zip(these, those, strict=True))
