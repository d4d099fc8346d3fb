from __future__ import annotations

from pathlib import Path

import yaml

from publisher.pages import Page


def test_front_matter_says_what_it_should_whatever_the_words() -> None:
    words = 'A "title": with \\ and # and {braces}, yes'
    page = Page(
        "who",
        "a/who.md",
        words,
        "no",
        "Who",
        "# Who\n",
        Path("policy.yaml"),
        meta={"search": {"boost": 0.5}, "draft": True},
    )
    _, front, markdown = page.with_front_matter().split("---\n", 2)
    assert yaml.safe_load(front) == {
        "title": words,
        "description": "no",
        "search": {"boost": 0.5},
        "draft": True,
    }
    assert markdown == "\n# Who\n"
