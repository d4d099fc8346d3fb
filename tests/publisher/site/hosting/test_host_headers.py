"""The `_headers` file: written, read back, and matched with paths."""

from __future__ import annotations

import pytest

from publisher.site.hosting.host_headers import LONGEST_LINE, HeaderRule, headers_for, read_rules, write_rules

RULES = (
    HeaderRule("/*", (("Referrer-Policy", "no-referrer"), ("Content-Security-Policy", "default-src 'none'; a b: c"))),
    HeaderRule("/assets/runtime/*", (("Cache-Control", "immutable"),)),
)


def test_what_is_written_is_read_back() -> None:
    assert read_rules(write_rules(RULES)) == RULES


def test_comments_and_empty_lines_are_passed_over() -> None:
    assert read_rules("# why\n\n/a.txt\n  # because\n  X: y\n") == (HeaderRule("/a.txt", (("X", "y"),)),)


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/", ["Referrer-Policy", "Content-Security-Policy"]),
        ("/assets/runtime/0123/pyodide.asm.wasm", ["Referrer-Policy", "Content-Security-Policy", "Cache-Control"]),
        ("/assets/runtime", ["Referrer-Policy", "Content-Security-Policy"]),
    ],
)
def test_a_path_gets_the_headers_of_every_rule_that_fits(path: str, names: list[str]) -> None:
    assert [name for name, _ in headers_for(RULES, path)] == names


def test_other_signs_in_a_pattern_stand_for_themselves() -> None:
    assert HeaderRule("/a.b", ()).fits("/a.b")
    assert not HeaderRule("/a.b", ()).fits("/axb")


@pytest.mark.parametrize("text", ["  X: y\n", "/a\n  no colon\n", "/a\nX: y\n"])
def test_a_line_that_is_neither_path_nor_header_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="_headers:"):
        read_rules(text)


@pytest.mark.parametrize("value", ["x" * LONGEST_LINE, "two\nlines"])
def test_a_line_that_hosts_would_drop_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="Hosts do not accept"):
        write_rules([HeaderRule("/*", (("X", value),))])
