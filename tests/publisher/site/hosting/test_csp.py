"""The headers of the built site, which it has when every page can live with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.site.hosting.csp import content_security_policy, page_policy, site_rules, write_headers
from publisher.site.hosting.host_headers import headers_for, read_rules

if TYPE_CHECKING:
    from pathlib import Path


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
        "/data/v1/index.json",
    ):
        names = [name for name, _ in headers_for(site_rules(), path)]
        assert len(names) == len(set(names))


def test_other_sites_may_read_the_data_and_run_the_engine_and_no_page() -> None:
    def shared(path: str) -> str | None:
        return dict(headers_for(site_rules(), path)).get("Access-Control-Allow-Origin")

    for path in (
        "/data/v1/index.json",
        "/assets/runtime/0/a.wasm",
        "/assets/policies/a-0.json",
        "/assets/theme/0/a.js",
    ):
        assert shared(path) == "*"
    for path in (
        "/",
        "/exampleshire/",
        "/exampleshire/reckoner/",
        "/assets/search/0/a.json",
        "/sw.js",
        "/council/data/",
    ):
        assert shared(path) is None


def test_webassembly_has_its_own_type(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "a.wasm").touch()
    rules = read_rules(write_headers(tmp_path).read_text(encoding="utf-8"))
    assert ("Content-Type", "application/wasm") in headers_for(rules, "/assets/a.wasm")
    assert "Content-Type" not in dict(headers_for(rules, "/assets/a.js"))


def test_the_headers_of_a_site_in_a_folder_are_for_that_folder(tmp_path: Path) -> None:
    (tmp_path / "assets" / "theme" / "0123").mkdir(parents=True)
    rules = read_rules(write_headers(tmp_path, "/send/budgets/").read_text(encoding="utf-8"))
    assert "Content-Security-Policy" in dict(headers_for(rules, "/send/budgets/who/"))
    assert "Cache-Control" in dict(headers_for(rules, "/send/budgets/assets/theme/0123/lib/dom.js"))
    assert headers_for(rules, "/send/") == []


def test_only_what_is_there_under_a_hash_is_kept_for_ever(tmp_path: Path) -> None:
    for name in (
        "runtime/0123/pyodide.asm.wasm",
        "theme/0123/lib/dom.js",
        "policies/a-45.json",
        "policies/a-45.json.br",
    ):
        (tmp_path / "assets" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "assets" / name).touch()
    rules = read_rules(write_headers(tmp_path).read_text(encoding="utf-8"))
    for path in (
        "/assets/runtime/0123/pyodide.asm.wasm",
        "/assets/theme/0123/lib/dom.js",
        "/assets/policies/a-45.json",
    ):
        kept = dict(headers_for(rules, path))
        assert kept["Cache-Control"] == "public, max-age=31536000, immutable"
    for path in ("/", "/assets/images/mark.svg", "/hertfordshire/reckoner/"):
        assert "Cache-Control" not in dict(headers_for(rules, path))
    # Cloudflare Pages sends the headers of a pattern with an error, too.
    for gone in ("/assets/runtime/0124/pyodide.asm.wasm", "/assets/policies/a-46.json"):
        assert "Cache-Control" not in dict(headers_for(rules, gone))


def test_no_host_is_given_more_rules_than_it_reads(tmp_path: Path) -> None:
    (tmp_path / "assets" / "theme" / "01").mkdir(parents=True)
    (tmp_path / "assets" / "compare").mkdir()
    for number in range(200):
        (tmp_path / "assets" / "compare" / f"a-{number}.json").touch()
    rules = read_rules(write_headers(tmp_path).read_text(encoding="utf-8"))
    assert 80 <= len(rules) <= 100
    assert "immutable" in dict(headers_for(rules, "/assets/theme/01/a.js"))["Cache-Control"]


def test_a_page_says_the_policy_itself_but_for_frames() -> None:
    assert f"{page_policy()}; frame-ancestors 'self'" == content_security_policy()


def test_only_the_sites_that_are_named_may_show_a_page_in_theirs() -> None:
    assert "frame-ancestors 'self'" in content_security_policy().split("; ")
    named = content_security_policy(["https://www.a.example", "https://b.example"])
    assert "frame-ancestors 'self' https://www.a.example https://b.example" in named.split("; ")
