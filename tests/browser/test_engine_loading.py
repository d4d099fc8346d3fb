"""The engine in a real browser: it starts under the site's own policy, and says why where it cannot."""

from __future__ import annotations

import io
import json
import os
import shutil
import zipfile
from contextlib import ExitStack
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest

import reckoner
from publisher.runtime.engine_wheel import LOCK
from publisher.runtime.library import SERVED
from publisher.runtime.pack import MANIFEST, pack_runtime
from publisher.serving.server import ONLY_HERE, SiteServer
from publisher.site.hosting.csp import KEPT_FOR_EVER
from tests.browser.browsers import WatchedBrowser
from tests.browser.conftest import ROOT
from tests.browser.engine_site import ENGINE, PYTHON, make_engine_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page, Playwright

WASM = "pyodide.asm.wasm"
WHEEL = "engine.whl"
"""Here the wheel has the same name for every Python that compiled it."""
FILES = (
    f"{PYTHON}/{WASM}",
    f"{PYTHON}/pyodide.asm.js",
    f"{PYTHON}/pyodide.module.js",
    f"{PYTHON}/{SERVED}",
    f"{PYTHON}/{MANIFEST}",
    f"{ENGINE}/{LOCK}",
    f"{ENGINE}/{WHEEL}",
    "policy.json",
    "assets/reckoner/worker.js",
)
"""Every file that the worker takes, and the worker itself."""
PLAIN_HOST = "council.example"
"""A host without HTTPS, as the browser sees it."""
AS_OF = "2026-11-22"
PATIENT = {"silence": 60_000}
"""For a busy machine, where a test is not about time."""

# Stands in for worker.js where a test is about what engine.js does with what a worker says.
SLOW_WORKER = """
const receive = (received) => postMessage({ kind: "progress", received, total: 8 });
self.onmessage = () => receive(0);
new BroadcastChannel("network").onmessage = ({ data }) => {
  receive(data);
  if (data === 8) { postMessage({ kind: "ready" }); }
};
"""
BACKWARDS_WORKER = """
const asked = [];
self.onmessage = ({ data }) => {
  if (data.kind === "start") { postMessage({ kind: "ready" }); return; }
  asked.push(data);
  if (asked.length === 3) {
    for (const { id, request } of asked.reverse()) postMessage({ kind: "result", id, text: request });
  }
};
"""
FAULTY_RECKONER = """
def load(text):
    return text

def estimate_text(policy, request):
    raise ValueError(request)
"""
BROKEN_WORKER = """
self.onmessage = ({ data }) => {
  if (data.kind === "start") { postMessage({ kind: "ready" }); return; }
  throw new Error("It broke.");
};
"""


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with one page and the engine, as it should be."""
    site = tmp_path_factory.mktemp("engine") / "site"
    make_engine_site(ROOT, pack_runtime(ROOT, ROOT / "build" / "runtime"), site)
    (wheel,) = (site / ENGINE).glob("*.whl")
    wheel = wheel.rename(site / ENGINE / WHEEL)
    lock = locked(site, sha256(wheel.read_bytes()).hexdigest())
    (site / ENGINE / LOCK).write_text(json.dumps(lock), encoding="utf-8")
    return site


@pytest.fixture
def site(parts: Path, tmp_path: Path) -> Path:
    """A copy of the site that a test can spoil, with `put`: its files are links to those of the whole one."""
    return Path(shutil.copytree(parts, tmp_path / "site", copy_function=os.link))


def put(site: Path, name: str, content: str | bytes | None) -> None:
    """Put something else into the place of a file, or nothing."""
    (site / name).unlink()
    if content is not None:
        (site / name).write_bytes(content.encode() if isinstance(content, str) else content)


def spoilt(whole: bytes) -> bytes:
    """As many bytes, of which some are others: no WebAssembly."""
    middle = len(whole) // 2
    return whole[:middle] + bytes(256) + whole[middle + 256 :]


def locked(site: Path, digest: str) -> dict[str, Any]:
    """The site's list of packages, with another name and SHA-256 for the engine."""
    lock: dict[str, Any] = json.loads((site / ENGINE / LOCK).read_text(encoding="utf-8"))
    (engine,) = lock["packages"].values()
    engine.update(file_name=WHEEL, sha256=digest)
    return lock


@dataclass
class Opened:
    """An open page with an engine that is not started yet."""

    page: Page
    address: str
    asked_for: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)

    def ended(self, call: str) -> dict[str, Any]:
        """Call the engine and wait: {"value"} or {"name", "reason", "cause"}."""
        return dict(self.page.evaluate(f"window.ended(engine.{call})"))

    def stages(self) -> list[str]:
        return [detail["stage"] for detail in self.page.evaluate("window.stages")]

    def last_stage(self) -> dict[str, Any]:
        return dict(self.page.evaluate("window.stages.at(-1)"))


class Open(Protocol):
    """Serves a site and opens its page."""

    def __call__(
        self,
        site: Path,
        *,
        limits: dict[str, int] | None = None,
        types: dict[str, str] | None = None,
        first: str = "",
        browser: WatchedBrowser | None = None,
        host: str = ONLY_HERE,
    ) -> Opened: ...


@pytest.fixture
def open_site(browser: WatchedBrowser) -> Iterator[Open]:
    whole_browser = browser
    with ExitStack() as stack:

        def open_site(
            site: Path,
            *,
            limits: dict[str, int] | None = None,
            types: dict[str, str] | None = None,
            first: str = "",
            browser: WatchedBrowser | None = None,
            host: str = ONLY_HERE,
        ) -> Opened:
            server = stack.enter_context(SiteServer(site, types=types))
            page = stack.enter_context((browser or whole_browser).new_context()).new_page()
            opened = Opened(page, server.url.replace(ONLY_HERE, host))
            page.on("request", lambda request: opened.asked_for.append(request.url))
            page.on("console", lambda message: opened.console.append(message.text))
            page.add_init_script(first)
            page.goto(opened.address)
            page.wait_for_function("window.loaded")
            page.evaluate("(limits) => window.open(limits)", limits)
            return opened

        yield open_site


def test_it_gets_ready_under_the_sites_own_policy_and_answers(parts: Path, open_site: Open) -> None:
    opened = open_site(parts)
    answers = {"age": 9, "ehc_plan": "yes"}
    there = opened.ended(f"estimate({json.dumps(answers)}, '{AS_OF}')")["value"]

    policy = reckoner.load((parts / "policy.json").read_text(encoding="utf-8"))
    assert there == json.loads(reckoner.estimate_text(policy, json.dumps({"answers": answers, "as_of": AS_OF})))
    assert opened.stages() == ["downloading", "starting", "ready"]
    assert not any(detail["retry"] for detail in opened.page.evaluate("window.stages"))
    sizes = json.loads((parts / PYTHON / MANIFEST).read_text(encoding="utf-8"))["sizes"]
    whole = sum(sizes.values())
    assert opened.page.evaluate("window.progress.at(-1)") == {"received": whole, "total": whole}
    assert opened.console == []


def test_it_asks_for_each_file_once_and_for_nothing_elsewhere(parts: Path, open_site: Open) -> None:
    opened = open_site(parts)
    opened.ended(f"estimate({{}}, '{AS_OF}')")
    wanted = sorted(
        ["", "page.js", "policy.json", "assets/reckoner/engine.js", "assets/reckoner/worker.js"]
        + [f"{PYTHON}/{path.name}" for path in (parts / PYTHON).iterdir() if path.name != "NOTICE.txt"]
        + [f"{ENGINE}/{path.name}" for path in (parts / ENGINE).iterdir()]
    )
    # Browsers fetch the icon when they like, or never.
    own = [url.removeprefix(opened.address) for url in opened.asked_for if not url.endswith("icon.svg")]
    assert sorted(own) == wanted


def test_webassembly_sent_as_text_still_works(parts: Path, open_site: Open) -> None:
    opened = open_site(parts, types={".wasm": "text/plain"})
    assert opened.ended("start()") == {"value": None}


@pytest.mark.parametrize(
    ("first", "reason"),
    [
        ("delete globalThis.WebAssembly", "no_webassembly"),
        ("WebAssembly.validate = () => false", "no_webassembly"),
        ("delete globalThis.Worker", "no_worker"),
    ],
)
def test_what_the_browser_has_not_is_named_at_once(parts: Path, open_site: Open, first: str, reason: str) -> None:
    opened = open_site(parts, first=first)
    assert opened.ended("start()")["reason"] == reason
    assert opened.last_stage() == {"stage": "failed", "reason": reason, "retry": False}
    assert not any("runtime" in url for url in opened.asked_for)


def test_a_browser_in_lockdown_is_told_from_one_that_broke(
    parts: Path, playwright: Playwright, open_site: Open
) -> None:
    with WatchedBrowser(playwright, "chromium", ("--js-flags=--jitless",)) as without_webassembly:
        opened = open_site(parts, browser=without_webassembly)
        assert opened.ended("start()")["reason"] == "no_webassembly"


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("content", [None, "<!doctype html><p>Please sign in to the network."], ids=["gone", "portal"])
def test_a_file_that_does_not_come_is_blocked(site: Path, open_site: Open, name: str, content: str | None) -> None:
    put(site, name, content)
    opened = open_site(site)
    assert opened.ended("start()")["reason"] == "blocked"
    assert opened.last_stage() == {"stage": "failed", "reason": "blocked", "retry": True}


def test_the_policy_of_another_council_is_blocked(site: Path, open_site: Open) -> None:
    policy = json.loads((site / "policy.json").read_text(encoding="utf-8"))
    put(site, "policy.json", json.dumps(policy | {"council": "hampshire"}))
    assert open_site(site).ended("start()")["reason"] == "blocked"


def test_what_is_no_message_of_the_pages_is_ignored(parts: Path, open_site: Open) -> None:
    # As a page of an extension or of a later version may send it.
    first = """
      const { postMessage } = Worker.prototype;
      Worker.prototype.postMessage = function (message) {
        for (const other of [null, undefined, 7, "start", [], {}, { kind: null }, { kind: "other" }]) {
          postMessage.call(this, other);
        }
        postMessage.call(this, message);
      };
    """
    opened = open_site(parts, first=first)
    assert opened.ended("start()") == {"value": None}
    assert "strands" in opened.ended(f"estimate({{}}, '{AS_OF}')")["value"]
    assert opened.console == []


@pytest.mark.parametrize("host", [ONLY_HERE, PLAIN_HOST])
def test_an_engine_that_is_not_the_one_on_the_list_is_blocked(
    site: Path, open_site: Open, playwright: Playwright, host: str
) -> None:
    # Over plain HTTP too, where browsers have no crypto.subtle; from this machine itself they take HTTP for safe.
    with WatchedBrowser(playwright, "chromium", (f"--host-resolver-rules=MAP {PLAIN_HOST} {ONLY_HERE}",)) as browser:
        whole = open_site(site, browser=browser, host=host)
        assert whole.page.evaluate("isSecureContext") == (host == ONLY_HERE)
        assert whole.ended("start()") == {"value": None}
        wheel = bytearray((site / ENGINE / WHEEL).read_bytes())
        wheel[len(wheel) // 2] ^= 1
        put(site, f"{ENGINE}/{WHEEL}", bytes(wheel))
        assert open_site(site, browser=browser, host=host).ended("start()")["reason"] == "blocked"


@pytest.mark.parametrize(
    ("allowed", "forbidden"), [(" 'wasm-unsafe-eval'", ""), ("worker-src 'self'", "worker-src 'none'")]
)
def test_where_the_hosts_policy_forbids_it_nothing_is_fetched(
    site: Path, open_site: Open, allowed: str, forbidden: str
) -> None:
    headers = (site / "_headers").read_text(encoding="utf-8")
    assert allowed in headers
    put(site, "_headers", headers.replace(allowed, forbidden))
    opened = open_site(site)
    assert opened.ended("start()")["reason"] == "forbidden"
    assert opened.last_stage() == {"stage": "failed", "reason": "forbidden", "retry": False}
    assert not any("runtime" in url for url in opened.asked_for)


def test_webassembly_that_is_what_it_should_be_and_is_too_new_is_told_for_good(site: Path, open_site: Open) -> None:
    whole = bytearray((site / PYTHON / WASM).read_bytes())
    # As if it were of a version of WebAssembly that no browser knows yet.
    whole[4] = 99
    put(site, f"{PYTHON}/{WASM}", bytes(whole))
    manifest = json.loads((site / PYTHON / MANIFEST).read_text(encoding="utf-8"))
    manifest["sha256"][WASM] = sha256(whole).hexdigest()
    put(site, f"{PYTHON}/{MANIFEST}", json.dumps(manifest))
    opened = open_site(site, limits=PATIENT)
    assert opened.ended("start()")["reason"] == "no_webassembly"
    assert opened.last_stage() == {"stage": "failed", "reason": "no_webassembly", "retry": False}


def test_webassembly_that_is_spoilt_is_no_fault_of_the_browser(site: Path, open_site: Open) -> None:
    whole = (site / PYTHON / WASM).read_bytes()
    put(site, f"{PYTHON}/{WASM}", spoilt(whole))
    opened = open_site(site, limits=PATIENT)
    assert opened.ended("start()")["reason"] == "blocked"
    assert opened.last_stage() == {"stage": "failed", "reason": "blocked", "retry": True}
    put(site, f"{PYTHON}/{WASM}", whole)
    assert opened.ended("start()") == {"value": None}


def test_webassembly_that_the_browser_has_kept_spoilt_is_mended_without_a_word(site: Path, open_site: Open) -> None:
    whole = (site / PYTHON / WASM).read_bytes()
    put(site, f"{PYTHON}/{WASM}", spoilt(whole))
    opened = open_site(site, limits=PATIENT)
    address = f"{opened.address}{PYTHON}/{WASM}"
    opened.page.evaluate("async (address) => { await (await fetch(address)).arrayBuffer(); }", address)
    put(site, f"{PYTHON}/{WASM}", whole)
    assert opened.ended("start()") == {"value": None}
    assert opened.stages() == ["downloading", "starting", "ready"]
    received = opened.page.evaluate("window.progress.at(-1)")
    assert received["received"] == received["total"]


def test_files_that_the_browser_has_kept_spoilt_are_fetched_anew(site: Path, open_site: Open) -> None:
    """Their addresses let it keep them for a year, and a script that is imported is taken from what it keeps."""
    headers = (site / "_headers").read_text(encoding="utf-8")
    put(site, "_headers", f"{headers}\n/assets/reckoner/worker.js\n  Cache-Control: {KEPT_FOR_EVER}\n")
    opened = open_site(site, limits=PATIENT)
    for name in FILES:
        whole = (site / name).read_bytes()
        put(site, name, "<!doctype html><p>Please sign in to the network.")
        assert opened.ended("start()")["reason"] == "blocked"
        put(site, name, whole)
    assert opened.ended("start()") == {"value": None}


def test_a_file_that_stands_still_is_a_timeout(site: Path, open_site: Open) -> None:
    put(site, f"{PYTHON}/{WASM}", None)
    # A pipe that nobody writes into: whoever opens it waits.
    os.mkfifo(site / PYTHON / WASM)
    opened = open_site(site, limits={"silence": 700})
    assert opened.ended("start()")["reason"] == "timeout"
    assert opened.last_stage() == {"stage": "failed", "reason": "timeout", "retry": True}
    os.close(os.open(site / PYTHON / WASM, os.O_WRONLY | os.O_NONBLOCK))


def test_a_slow_network_that_moves_is_given_its_time(site: Path, open_site: Open) -> None:
    put(site, "assets/reckoner/worker.js", SLOW_WORKER)
    opened = open_site(site, limits={"silence": 3000})
    page = opened.page
    page.clock.install()
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))
    page.evaluate("() => { window.started = ended(engine.start()); window.network = new BroadcastChannel('network'); }")
    for received in range(8):
        page.wait_for_function("(received) => progress.at(-1)?.received === received", arg=received)
        page.clock.run_for(2900)
        page.evaluate("(received) => network.postMessage(received)", received + 1)
    assert page.evaluate("started") == {"value": None}


def test_a_python_that_does_not_start_has_crashed_and_can_be_tried_again(site: Path, open_site: Open) -> None:
    whole = (site / PYTHON / SERVED).read_bytes()
    put(site, f"{PYTHON}/{SERVED}", b"PK nothing more")
    opened = open_site(site)
    assert opened.ended("start()")["reason"] == "crashed"
    assert opened.ended("estimate({}, '2026-11-22')")["reason"] == "crashed"
    put(site, f"{PYTHON}/{SERVED}", whole)
    assert opened.ended("start()") == {"value": None}


def test_starting_again_after_a_failure(site: Path, open_site: Open) -> None:
    policy = (site / "policy.json").read_bytes()
    put(site, "policy.json", "")
    opened = open_site(site)
    assert opened.ended("start()")["reason"] == "blocked"
    put(site, "policy.json", policy)
    assert opened.ended("start()") == {"value": None}
    assert opened.stages() == ["downloading", "failed", "downloading", "starting", "ready"]
    assert opened.ended("start()") == {"value": None}
    assert opened.page.evaluate("engine.stage") == "ready"


def test_every_reply_goes_to_whoever_asked(site: Path, open_site: Open) -> None:
    put(site, "assets/reckoner/worker.js", BACKWARDS_WORKER)
    opened = open_site(site)
    replies = opened.page.evaluate(
        "Promise.all([1, 2, 3].map((age) => engine.estimate({ age }, '2026-11-22').then((r) => r.answers.age)))"
    )
    assert replies == [1, 2, 3]


def test_a_worker_that_breaks_tells_everyone_who_waits(site: Path, open_site: Open) -> None:
    put(site, "assets/reckoner/worker.js", BROKEN_WORKER)
    opened = open_site(site)
    replies = opened.page.evaluate(f"Promise.all([1, 2].map(() => ended(engine.estimate({{}}, '{AS_OF}'))))")
    assert [reply["reason"] for reply in replies] == ["crashed", "crashed"]
    assert opened.ended(f"estimate({{}}, '{AS_OF}')")["reason"] == "crashed"
    assert opened.stages() == ["downloading", "ready", "failed"]


def test_an_estimate_that_never_comes_is_a_timeout(site: Path, open_site: Open) -> None:
    put(site, "assets/reckoner/worker.js", BACKWARDS_WORKER)
    opened = open_site(site, limits={"estimate": 300})
    assert opened.ended(f"estimate({{}}, '{AS_OF}')")["reason"] == "timeout"


def test_an_error_in_python_is_told_without_the_answers(site: Path, open_site: Open) -> None:
    wheel = io.BytesIO()
    with zipfile.ZipFile(wheel, "w") as spoilt:
        spoilt.writestr("reckoner/__init__.py", FAULTY_RECKONER)
    put(site, f"{ENGINE}/{WHEEL}", wheel.getvalue())
    put(site, f"{ENGINE}/{LOCK}", json.dumps(locked(site, sha256(wheel.getvalue()).hexdigest())))
    opened = open_site(site)
    failure = opened.ended(f"estimate({{ age: 'secret' }}, '{AS_OF}')")
    assert failure == {"name": "EngineFailure", "reason": "crashed", "cause": "ValueError"}
    assert opened.console == []


def test_a_stopped_engine_forgets_and_starts_again(site: Path, open_site: Open) -> None:
    put(site, "assets/reckoner/worker.js", BACKWARDS_WORKER)
    opened = open_site(site)
    assert opened.ended("start()") == {"value": None}
    waiting = f"const waits = ended(engine.estimate({{}}, '{AS_OF}')); await Promise.resolve(); engine.stop()"
    reply = opened.page.evaluate(f"async () => {{ {waiting}; return waits; }}")
    assert reply["name"] == "AbortError"
    assert opened.page.evaluate("engine.stage") == "idle"
    assert opened.ended("start()") == {"value": None}
