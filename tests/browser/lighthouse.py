"""Runs Lighthouse on pages as on a phone: in a Chromium of its own, with a slow processor and network made up by it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.browsers import CHROMIUM_ARGUMENTS, executable
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SCRIPT = Path(__file__).with_suffix(".mjs")
_JUDGE_SECONDS = 420


@dataclass(frozen=True, slots=True)
class Judged:
    """What Lighthouse says of a page: scores out of 100 by category, and the audits that cost points."""

    address: str
    scores: dict[str, int]
    short: list[str]


def judge(addresses: Sequence[str], categories: Sequence[str]) -> list[Judged]:
    """Run Lighthouse on some pages.

    Args:
        addresses: the pages' full addresses.
        categories: of `performance`, `accessibility`, `best-practices` and `seo`.
    """
    with driven_chromium() as port:
        command = [shutil.which("node") or "node", str(_SCRIPT), str(port), ",".join(categories), *addresses]
        finished = subprocess.run(command, capture_output=True, check=True, text=True, timeout=_JUDGE_SECONDS)
    return [Judged(**found) for found in json.loads(finished.stdout)]


@contextmanager
def driven_chromium() -> Iterator[int]:
    """A Chromium with an empty profile; yields the port on which it can be driven."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        arguments = ["--headless", "--remote-debugging-port=0", f"--user-data-dir={profile}", "about:blank"]
        browser = subprocess.Popen(
            [executable("chromium"), *CHROMIUM_ARGUMENTS, *arguments],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            yield _port(Path(profile) / "DevToolsActivePort")
        finally:
            # Debian's program is a shell that starts the browser: ended by itself, it would leave the browser behind.
            os.killpg(browser.pid, signal.SIGKILL)
            browser.wait()


def _port(file: Path) -> int:
    until(lambda: file.is_file() and file.read_text(encoding="utf-8"))
    return int(file.read_text(encoding="utf-8").splitlines()[0])
