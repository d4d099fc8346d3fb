"""A name and a hash made from a content say which content it is."""

from __future__ import annotations

import re

import pytest

from publisher.source.content import content_name, integrity

FILES = [("a.js", b"one"), ("b.js", b"two")]


def test_the_same_files_have_the_same_name() -> None:
    assert content_name(FILES) == content_name(iter(FILES))
    assert re.fullmatch("[0-9a-f]{16}", content_name(FILES))


@pytest.mark.parametrize(
    "others",
    [
        [("a.js", b"one"), ("b.js", b"2")],
        [("a.js", b"one"), ("c.js", b"two")],
        [("a.js", b"on"), ("b.js", b"etwo")],
        [("a.js", b"one")],
        [],
    ],
)
def test_other_files_have_another_name(others: list[tuple[str, bytes]]) -> None:
    assert content_name(others) != content_name(FILES)


def test_integrity_is_what_browsers_compute() -> None:
    """The example of the standard's own page."""
    assert integrity(b"alert('Hello, world.');") == "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="
