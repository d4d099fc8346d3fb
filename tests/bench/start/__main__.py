"""Prints how soon each way is ready: `python -m tests.bench.start [ROUNDS] [PROFILE ...]`.

Everything is made, installed and measured by this one command. What is installed stays in build/start-peers/.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.bench.start.measure import PROFILES, measure, ratio
from tests.bench.start.sites import make_sites

ROUNDS = 5
STOCK = "stock"


def main() -> None:
    """Print the tables."""
    root = Path(__file__).resolve().parents[3]
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    chosen = sys.argv[2:] or [profile.name for profile in PROFILES]
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(temporary)
        ways = make_sites(root, folder / "sites")
        sizes = {way.name: way.compressed() for way in ways}
        _say("| way | what runs | with brotli | of stock |\n| --- | --- | --- | --- |")
        for way in ways:
            _say(f"| {way.name} | {way.what} | {sizes[way.name]:,} | {sizes[way.name] / sizes[STOCK]:.3f} |")
        for profile in PROFILES:
            if profile.name not in chosen:
                continue
            seen = measure(playwright, ways, profile, rounds, folder / "profiles")
            _say(f"\n| {profile.name} | first visit | of stock | again | of stock |\n| --- | --- | --- | --- | --- |")
            for name, times in seen.items():
                first, again = (
                    f"{statistics.median(these) / 1000:.2f} s | {ratio(these, those):.2f}"
                    for these, those in ((times.first, seen[STOCK].first), (times.again, seen[STOCK].again))
                )
                _say(f"| {name} | {first} | {again} |")


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - the table is what this is for


if __name__ == "__main__":
    main()
