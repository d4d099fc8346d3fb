"""The engine in a browser, as a page of the built site starts it: its worker, its Python, its policy."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from playwright.sync_api import sync_playwright

from publisher.runtime.engine_wheel import LOCK
from publisher.runtime.pack import MANIFEST
from tests.browser.browsers import launch
from tests.browser.webkit import webkit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

BROWSERS = ("chromium", "firefox", "webkit")

_PATIENCE = 600.0
"""For how long a chunk may take on a busy machine, in seconds."""

# The worker's own messages: the text of each result as Python made it, before any JavaScript reads it.
_START = """async ({ worker, addresses }) => {
  const python = new Worker(worker, { type: "module" });
  await new Promise((ready, fail) => {
    python.onerror = ({ message }) => fail(new Error(message));
    python.onmessage = ({ data }) => {
      if (data.kind === "ready") ready();
      if (data.kind === "failed") fail(new Error(JSON.stringify(data)));
    };
    python.postMessage({ kind: "start", ...addresses });
  });
  window.results = (requests) => new Promise((done, fail) => {
    const texts = [];
    let came = 0;
    python.onmessage = ({ data }) => {
      if (data.kind !== "result") { fail(new Error(JSON.stringify(data))); return; }
      texts[data.id] = data.text;
      came += 1;
      if (came === requests.length) done(texts);
    };
    for (const [id, request] of requests.entries()) python.postMessage({ kind: "estimate", id, request });
  });
}"""

_TEXTS = "(requests) => window.results(requests)"

_DIGEST = """async (requests) => {
  const bytes = new TextEncoder().encode((await window.results(requests)).join("\\n"));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}"""

_IN_WEBDRIVER = """const done = arguments[arguments.length - 1];
({script})(arguments[0]).then((value) => done({{ value }}), (error) => done({{ error: String(error) }}));"""


class Call(Protocol):
    """Calls a JavaScript function in the page, and waits for what it promises."""

    def __call__(self, script: str, given: Any, /) -> Any: ...


class Built(NamedTuple):
    """What a built site has for one council."""

    page: str
    worker: str
    addresses: dict[str, str]
    policy: Path


def built(site: Path, address: str, council: str) -> Built:
    """Find what a built site has; `address` is where it is served, without a slash at its end."""
    (lock,) = (site / "assets" / "runtime").glob(f"*/{LOCK}")
    (manifest,) = (site / "assets" / "runtime").glob(f"*/{MANIFEST}")
    (theme,) = (site / "assets" / "theme").iterdir()
    (policy,) = (site / "assets" / "policies").glob(f"{council}-*.json")
    addresses = {
        "pythonUrl": f"{address}/assets/runtime/{manifest.parent.name}/",
        "engineUrl": f"{address}/assets/runtime/{lock.parent.name}/",
        "policyUrl": f"{address}/assets/policies/{policy.name}",
    }
    worker = f"{address}/assets/theme/{theme.name}/reckoner/worker.js"
    return Built(f"{address}/{council}/", worker, addresses, policy)


class There:
    """The engine in a page that is open."""

    def __init__(self, call: Call, built: Built) -> None:
        """Start it."""
        self._call = call
        call(_START, {"worker": built.worker, "addresses": built.addresses})

    def texts(self, requests: Sequence[str]) -> list[str]:
        """The whole result of each family, as text."""
        return list(self._call(_TEXTS, requests))

    def digest(self, requests: Sequence[str]) -> str:
        """One digest of many results, as `here.py` has it."""
        return str(self._call(_DIGEST, requests))


@contextmanager
def opened(name: str, built: Built) -> Iterator[There]:
    """Open a council's page in a browser of one's own: `chromium`, `firefox` or `webkit`, and start the engine."""
    if name == "webkit":
        with webkit() as browser:
            browser.set_script_timeout(_PATIENCE)
            browser.get(built.page)
            yield There(in_webdriver(browser.execute_async_script), built)
        return
    with sync_playwright() as playwright, launch(playwright, "firefox" if name == "firefox" else "chromium") as browser:
        page = browser.new_page()
        page.goto(built.page)
        yield There(page.evaluate, built)


def in_webdriver(run: Call) -> Call:
    """The way of calling a function for who drives a browser by WebDriver."""

    def call(script: str, given: Any) -> Any:
        told = run(_IN_WEBDRIVER.format(script=script), given)
        if "error" in told:
            raise RuntimeError(told["error"])
        return told["value"]

    return call
