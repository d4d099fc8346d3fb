"""The headers of the built site, which it has when every page can live with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publisher.site.hosting.csp import content_security_policy, site_rules, write_headers
from publisher.site.hosting.host_headers import headers_for, read_rules
from publisher.site.hosting.unsafe_pages import UnsafePagesError

if TYPE_CHECKING:
    from pathlib import Path


def test_an_unsafe_page_stops_the_build_with_its_place(tmp_path: Path) -> None:
    page = tmp_path / "deep" / "index.html"
    page.parent.mkdir()
    page.write_text("<p>\n<script>go()</script>", encoding="utf-8")
    with pytest.raises(UnsafePagesError) as caught:
        write_headers(tmp_path)
    assert str(caught.value).startswith(f"{page}:2: Inline script")
    assert not (tmp_path / "_headers").exists()


def test_the_policy_lets_nothing_in_from_elsewhere() -> None:
    policy = content_security_policy()
    assert policy.startswith("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; ")
    for never in ("http", "*", "'unsafe-inline'", "'unsafe-eval'", "blob:"):
        assert never not in policy


def test_no_path_gets_one_header_twice() -> None:
    for path in (
        "/",
        "/assets/runtime/0/pyodide.asm.wasm",
        "/assets/policies/a-0.json",
        "/assets/theme/0/reckoner/main.js",
        "/sw.js",
    ):
        names = [name for name, _ in headers_for(site_rules(), path)]
        assert len(names) == len(set(names))


def test_webassembly_has_its_own_type(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "a.wasm").touch()
    rules = read_rules(write_headers(tmp_path).read_text(encoding="utf-8"))
    assert ("Content-Type", "application/wasm") in headers_for(rules, "/assets/a.wasm")
    assert "Content-Type" not in dict(headers_for(rules, "/assets/a.js"))


def test_only_paths_with_a_hash_are_kept_for_ever(tmp_path: Path) -> None:
    rules = read_rules(write_headers(tmp_path).read_text(encoding="utf-8"))
    for path in ("/assets/runtime/0123/pyodide.asm.wasm", "/assets/theme/0123/lib/dom.js"):
        kept = dict(headers_for(rules, path))
        assert kept["Cache-Control"] == "public, max-age=31536000, immutable"
    for path in ("/", "/assets/images/mark.svg", "/hertfordshire/reckoner/"):
        assert "Cache-Control" not in dict(headers_for(rules, path))
