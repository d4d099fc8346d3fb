"""A family that comes back does not wait for the WebAssembly to be compiled again: the browser has kept it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.runtime.pack import pack_runtime
from publisher.serving.server import SiteServer
from tests.browser.code_cache import COMPILED_BYTES, kept_bytes, visit
from tests.browser.conftest import ROOT
from tests.browser.engine_site import make_engine_site

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Playwright

PATIENCE = 30
"""Seconds. Chromium keeps code some seconds after it was used much; where it keeps none, all of them go by."""


def test_the_browser_keeps_the_compiled_code(playwright: Playwright, tmp_path: Path) -> None:
    site, profile = tmp_path / "site", tmp_path / "profile"
    make_engine_site(ROOT, pack_runtime(ROOT, ROOT / "build" / "runtime"), site)
    with SiteServer(site) as server:
        for _ in range(2):
            visit(playwright, profile, server.url, PATIENCE)
    assert kept_bytes(profile) >= COMPILED_BYTES
