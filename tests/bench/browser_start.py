"""How long the engine takes to get ready in Chromium, and its bytes, against stock Pyodide of the same version.

Run it with `python -m tests.bench.browser_start [REPEATS]`. Both are started in turn, each time in a new browser with
an empty cache, by the same page and worker; the stock one has Pyodide's own library and list of packages.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from publisher.runtime.pack import LIBRARY, MANIFEST, pack_runtime
from publisher.site.server import SiteServer
from tests.browser.browsers import launch
from tests.browser.engine_site import RUNTIME, make_engine_site

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Playwright

REPEATS = 7

BROTLI = """
const zlib = require("node:zlib");
const { readFileSync } = require("node:fs");
const sizes = process.argv.slice(1).map((file) => zlib.brotliCompressSync(readFileSync(file)).length);
console.log(sizes.reduce((sum, size) => sum + size, 0));
"""

READY = """
async () => {
  window.open();
  const before = performance.now();
  const { value, reason } = await window.ended(engine.estimate({}, "2026-11-22"));
  if (reason || !value.strands) throw new Error(reason ?? "no result");
  return performance.now() - before;
}
"""


def start_rows(root: Path, repeats: int = REPEATS) -> list[tuple[str, str, str]]:
    """Rows (what, figure, bound)."""
    with tempfile.TemporaryDirectory() as folder:
        packed = pack_runtime(root, root / "build" / "runtime").folder
        sites = {"ours": Path(folder) / "ours", "stock": Path(folder) / "stock"}
        make_engine_site(root, packed, sites["ours"])
        make_engine_site(root, _stock(root, packed, Path(folder) / "runtime"), sites["stock"])
        cold, warm = _times(sites, repeats)
        sizes = {name: _sizes(site / RUNTIME) for name, site in sites.items()}
    rows = [
        _time_row("engine ready with an empty cache, against stock Pyodide", cold, "0.33 times"),
        _time_row("engine ready a second time, against stock Pyodide", warm, "-"),
    ]
    for index, way in enumerate(("as they are", "with gzip", "with brotli")):
        ours, stock = sizes["ours"][index], sizes["stock"][index]
        figure = f"{ours / stock:.2f} times ({ours / 1e6:.2f} MB against {stock / 1e6:.2f} MB)"
        rows.append((f"bytes of the runtime {way}, against stock Pyodide", figure, "0.75 times"))
    return rows


def _stock(root: Path, packed: Path, runtime: Path) -> Path:
    """A runtime of the same files with Pyodide's own library, to which the engine is added as it is written."""
    pyodide = root / "node_modules" / "pyodide"
    shutil.copytree(packed, runtime)
    shutil.copyfile(pyodide / LIBRARY, runtime / LIBRARY)
    with zipfile.ZipFile(runtime / LIBRARY, "a", zipfile.ZIP_DEFLATED) as library:
        for file in sorted((root / "reckoner").rglob("*.py")):
            library.write(file, file.relative_to(root))
    manifest = json.loads((packed / MANIFEST).read_text(encoding="utf-8"))
    manifest["lock"] = json.loads((pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))
    (runtime / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    return runtime


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
        page.wait_for_function("window.loaded")
        return float(page.evaluate(READY))


def _time_row(what: str, times: dict[str, list[float]], bound: str) -> tuple[str, str, str]:
    ours, stock = statistics.median(times["ours"]), statistics.median(times["stock"])
    spread = (
        f"{min(times['ours']):.0f}-{max(times['ours']):.0f} against {min(times['stock']):.0f}-{max(times['stock']):.0f}"
    )
    figure = f"{ours / stock:.2f} times ({ours:.0f} ms against {stock:.0f} ms; {spread} of {len(times['ours'])})"
    return (what, figure, bound)


def _sizes(runtime: Path) -> tuple[int, int, int]:
    """The bytes of all files that a browser fetches: as they are, with gzip and with brotli."""
    files = [file for file in sorted(runtime.iterdir()) if file.name != "NOTICE.txt"]
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
