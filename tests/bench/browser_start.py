"""How long the engine takes to get ready in Chromium, and its bytes, against stock Pyodide of the same version.

Run it with `python -m tests.bench.browser_start [REPEATS]`. Both are started in turn, each time in a new browser with
an empty cache, by the same page and worker; the stock one has Pyodide's own library and list of packages.

Then families come back, with a browser that was closed in between: turn and turn about to a host that sends
WebAssembly under its own type, so that the browser keeps what it has compiled, and to one that does not.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import zlib
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from publisher.runtime.engine_wheel import LOCK
from publisher.runtime.library import LIBRARY, SERVED
from publisher.runtime.pack import pack_runtime
from publisher.serving.server import SiteServer
from tests.browser.browsers import launch
from tests.browser.code_cache import ready, visit
from tests.browser.engine_site import ENGINE, PYTHON, make_engine_site

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Playwright

REPEATS = 7

BROTLI = """
const zlib = require("node:zlib");
const { readFileSync } = require("node:fs");
const sizes = process.argv.slice(1).map((file) => zlib.brotliCompressSync(readFileSync(file)).length);
console.log(sizes.reduce((sum, size) => sum + size, 0));
"""

COMES_BACK = 5
PATIENCE = 30
"""Seconds to wait, at work, for the browser to keep compiled code."""


def start_rows(root: Path, repeats: int = REPEATS) -> list[tuple[str, str, str]]:
    """Rows (what, figure, bound)."""
    with tempfile.TemporaryDirectory() as folder:
        packed = pack_runtime(root, root / "build" / "runtime")
        sites = {"ours": Path(folder) / "ours", "stock": Path(folder) / "stock"}
        make_engine_site(root, packed, sites["ours"])
        make_engine_site(root, packed, sites["stock"])
        _restock(root / "node_modules" / "pyodide", sites["stock"])
        cold, warm = _times(sites, repeats)
        visits = _visits(sites["ours"], Path(folder))
        sizes = {name: _sizes(site) for name, site in sites.items()}
    rows = [
        _time_row("engine ready with an empty cache, against stock Pyodide", cold, "0.33 times"),
        _time_row("engine ready a second time, against stock Pyodide", warm, "-"),
    ]
    for number, label in enumerate(("first", "second", "third")):
        kept, not_kept = (statistics.median(visit[number] for visit in visits[host]) for host in ("kept", "not kept"))
        figure = f"{kept / not_kept:.2f} times ({kept:.0f} ms against {not_kept:.0f} ms; medians of {COMES_BACK})"
        rows.append((f"engine ready on a {label} visit, against no compiled code kept", figure, "-"))
    for index, way in enumerate(("as they are", "with gzip", "with brotli")):
        ours, stock = sizes["ours"][index], sizes["stock"][index]
        figure = f"{ours / stock:.2f} times ({ours / 1e6:.2f} MB against {stock / 1e6:.2f} MB)"
        rows.append((f"bytes of the runtime {way}, against stock Pyodide", figure, "0.75 times"))
    return rows


def _restock(pyodide: Path, site: Path) -> None:
    """Give a site Pyodide's own library, and its list of packages with the engine in it."""
    shutil.copyfile(pyodide / LIBRARY, site / PYTHON / SERVED)
    lock = site / ENGINE / LOCK
    ours, stock = (json.loads(file.read_text(encoding="utf-8")) for file in (lock, pyodide / LOCK))
    # The worker loads the first package on the list.
    lock.write_text(json.dumps({**stock, "packages": ours["packages"] | stock["packages"]}), encoding="utf-8")


def _times(sites: dict[str, Path], repeats: int) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    cold: dict[str, list[float]] = {name: [] for name in sites}
    warm: dict[str, list[float]] = {name: [] for name in sites}
    with sync_playwright() as playwright:
        for _ in range(repeats):
            for name, site in sites.items():
                first, second = _start_twice(playwright, site)
                cold[name].append(first)
                warm[name].append(second)
    return cold, warm


def _start_twice(playwright: Playwright, site: Path) -> tuple[float, float]:
    browser = launch(playwright, "chromium")
    with SiteServer(site) as server, browser, browser.new_context() as context:
        return _start(context, server.url), _start(context, server.url)


def _start(context: BrowserContext, url: str) -> float:
    with context.new_page() as page:
        page.goto(url)
        return ready(page)


def _visits(site: Path, folder: Path) -> dict[str, list[list[float]]]:
    """For each host, and each profile of a browser that is new to it, the times of three visits."""
    types = {"kept": {}, "not kept": {".wasm": "text/plain"}}
    visits: dict[str, list[list[float]]] = {host: [] for host in types}
    with sync_playwright() as playwright, ExitStack() as stack:
        urls = {host: stack.enter_context(SiteServer(site, types=wrong)).url for host, wrong in types.items()}
        for number in range(COMES_BACK):
            times: dict[str, list[float]] = {host: [] for host in types}
            for wait in (PATIENCE, 0, 0):
                for host, url in urls.items():
                    profile = folder / f"{host} {number}"
                    patience = wait if host == "kept" else 0
                    times[host].append(visit(playwright, profile, url, patience))
            for host, three in times.items():
                visits[host].append(three)
    return visits


def _time_row(what: str, times: dict[str, list[float]], bound: str) -> tuple[str, str, str]:
    ours, stock = statistics.median(times["ours"]), statistics.median(times["stock"])
    spread = (
        f"{min(times['ours']):.0f}-{max(times['ours']):.0f} against {min(times['stock']):.0f}-{max(times['stock']):.0f}"
    )
    figure = f"{ours / stock:.2f} times ({ours:.0f} ms against {stock:.0f} ms; {spread} of {len(times['ours'])})"
    return (what, figure, bound)


def _sizes(site: Path) -> tuple[int, int, int]:
    """The bytes of all files of the runtime that a browser fetches: as they are, with gzip and with brotli."""
    folders = (site / PYTHON, site / ENGINE)
    files = [file for folder in folders for file in sorted(folder.iterdir()) if file.name != "NOTICE.txt"]
    contents = [file.read_bytes() for file in files]
    node = shutil.which("node") or "node"
    brotli = subprocess.run([node, "-e", BROTLI, *map(str, files)], capture_output=True, check=True, text=True)
    return sum(map(len, contents)), sum(len(zlib.compress(content, 9)) for content in contents), int(brotli.stdout)


def main() -> None:
    """Print the table."""
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else REPEATS
    print("| what | measured | bound |\n| --- | --- | --- |")  # noqa: T201 - the table is what this is for
    for what, figure, bound in start_rows(Path(__file__).resolve().parents[2], repeats):
        print(f"| {what} | {figure} | {bound} |")  # noqa: T201


if __name__ == "__main__":
    main()
