"""No token of england/readers.yaml, `{child_is}` say, is published where a reader sees it: each is spoken."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from publisher.model.england.voices.readers import TOKEN
from publisher.policies.read import read_councils
from publisher.source.problems import Report
from tests.policies import REAL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

READ = {".html", ".json", ".txt", ".xml", ".atom", ".csv", ".md"}
"""The file extensions of what a reader sees, or what a script shows them."""

SPOKEN_BY_SCRIPTS = ("assets/policies/",)
"""What a script speaks to whoever answers before it is shown: the compiled policies."""

FOR_PYTHON = ("assets/runtime/",)
"""What no reader sees: a zip file there is called .txt, so that hosts compress it."""

ABOUT_TOKENS = ("architecture/", "council/")
"""Pages for engineers and councils, which explain the tokens."""


def test_no_token_is_published_as_it_is_written(site: Path) -> None:
    assert list(_left(site)) == []


def _left(site: Path) -> Iterator[str]:
    readers = read_councils(REAL, Report())[0].readers
    tokens = set(readers.readers[0].by_token())
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.suffix in READ and not name.startswith((*SPOKEN_BY_SCRIPTS, *FOR_PYTHON, *ABOUT_TOKENS)):
            for token in TOKEN.finditer(_text(path)):
                if token[0] in tokens:
                    yield f"{name}: {token[0]}"


def _text(path: Path) -> str:
    """What a file says; of an index of the search, what it says of pages that do not explain tokens."""
    text = path.read_text(encoding="utf-8")
    if not path.name.endswith("search_index.json"):
        return text
    return json.dumps([e for e in json.loads(text)["docs"] if not e["location"].startswith(ABOUT_TOKENS)])
