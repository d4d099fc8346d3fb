"""The bounds of the start: ours against stock Pyodide, for `make bench`."""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.bench.start.measure import PROFILES, measure, ratio
from tests.bench.start.sites import make_sites

ROUNDS = 7


def start_rows(root: Path, rounds: int = ROUNDS) -> list[tuple[str, str, str]]:
    """Rows (what, figure, bound)."""
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(temporary)
        ours, stock = make_sites(root, folder / "sites", peers=False)
        seen = measure(playwright, [ours, stock], PROFILES[0], rounds, folder / "profiles")
        sizes = ours.compressed(), stock.compressed()
    rows = []
    for what, bound, these, those in (
        ("a first visit", "0.28 times", seen[ours.name].first, seen[stock.name].first),
        ("a second visit", "0.18 times", seen[ours.name].again, seen[stock.name].again),
    ):
        times = f"{statistics.median(these):.0f} ms against {statistics.median(those):.0f} ms; of {rounds}"
        figure = f"{ratio(these, those):.2f} times ({times})"
        rows.append((f"engine ready on {what}, against stock Pyodide", figure, bound))
    figure = f"{sizes[0] / sizes[1]:.3f} times ({sizes[0] / 1e6:.2f} MB against {sizes[1] / 1e6:.2f} MB)"
    return [*rows, ("bytes of the runtime with brotli, against stock Pyodide", figure, "0.585 times")]
