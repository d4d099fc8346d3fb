"""The reckoner runs in a page of another site, as the page about the data says, and says why where it may not."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from publisher.data import Served, data_files
from publisher.runtime.pack import pack_runtime
from publisher.serving.server import SiteServer
from publisher.site.hosting.csp import write_headers
from publisher.site.hosting.host_headers import FILE_NAME, HeaderRule, write_rules
from tests.browser.conftest import ROOT, new_context
from tests.publisher.data.documented import example
from tests.publisher.data.of_good import DAY, SITE, build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.browsers import WatchedBrowser

POLICY = (
    "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval' {ours}; connect-src {ours}; worker-src {worker}"
)
"""A strict policy of the other site: what docs/council/data.md says, and its own script in the page."""


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site of ours, which has what there is for others, and no page."""
    site = tmp_path_factory.mktemp("ours")
    runtime = pack_runtime(ROOT, ROOT / "build" / "runtime")
    policy, theme = "assets/policies/exampleshire-0.json", "assets/theme/0"
    python, engine = (f"assets/runtime/{pack.name}/" for pack in (runtime.python, runtime.engine))
    served = Served({"exampleshire": policy}, python, engine, f"{theme}/reckoner/elsewhere.js", runtime.wheel)
    shutil.copytree(ROOT / "overrides" / "assets", site / theme)
    for pack, address in ((runtime.python, python), (runtime.engine, engine)):
        shutil.copytree(pack.folder, site / address)
    files = data_files([build()], {}, DAY, served, SITE) | {policy: build().compiled}
    for address, content in files.items():
        (site / address).parent.mkdir(parents=True, exist_ok=True)
        (site / address).write_bytes(content.encode() if isinstance(content, str) else content.read_bytes())
    write_headers(site)
    with SiteServer(site) as server:
        yield server.url


@contextmanager
def their_page(browser: WatchedBrowser, site: Path, ours: str, worker: str) -> Iterator[tuple[Page, list[str]]]:
    """The page of another site, which is the example, under a policy for workers; and the errors in its console."""
    example_ = example("page").replace("https://www.example.org/", ours).replace("hertfordshire", "exampleshire")
    # Without an icon of its own a browser asks for one, and its policy refuses it.
    icon = '<link rel="icon" href="data:,">'
    (site / "index.html").write_text(example_.replace("<title>", f"{icon}<title>"), encoding="utf-8")
    rule = HeaderRule("/*", (("Content-Security-Policy", POLICY.format(ours=ours, worker=worker)),))
    (site / FILE_NAME).write_text(write_rules([rule]), encoding="utf-8")
    with SiteServer(site) as server, new_context(browser) as context:
        page = context.new_page()
        wrong: list[str] = []
        page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        page.goto(server.url)
        yield page, wrong


def opened(page: Page, ours: str, council: str, key: str) -> object:
    """What is said where the reckoner does not open."""
    opening = "([module, id, key]) => import(module).then(it => it.openReckoner(id)).then(() => 'open', e => e[key])"
    return page.evaluate(opening, [f"{ours}data/v1/reckoner.js", council, key])


def test_the_example_says_what_can_be_asked_for(each_browser: WatchedBrowser, ours: str, tmp_path: Path) -> None:
    with their_page(each_browser, tmp_path, ours, f"blob: {ours}") as (page, wrong):
        expect(page.locator("#said")).to_have_text("Education budget: need_answers, Social care budget: need_answers")
        assert [text for text in wrong if "data:," not in text] == []
        assert opened(page, ours, "narnia", "message") == "There is no council 'narnia'. There are: exampleshire."


def test_it_says_when_the_other_site_allows_no_worker(each_browser: WatchedBrowser, ours: str, tmp_path: Path) -> None:
    with their_page(each_browser, tmp_path, ours, "'none'") as (page, _):
        assert opened(page, ours, "exampleshire", "reason") == "forbidden"
