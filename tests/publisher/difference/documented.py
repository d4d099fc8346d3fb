"""The examples in docs/council/difference.md. `python -m tests.publisher.difference.documented` writes them anew."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.difference.compare import compare
from publisher.difference.edits import NATIONAL_FILES, edits
from publisher.difference.shown.text import as_text
from tests.publisher.difference.edited import build

if TYPE_CHECKING:
    from publisher.source.problems import Place

PAGE = Path(__file__).resolve().parents[3] / "docs" / "council" / "difference.md"

_EXAMPLE = re.compile(r"(?<=<!-- diff: )(?P<name>[^>]+)(?P<start> -->\n```text\n).*?(?=```)", re.DOTALL)


_WIDTH = 68
"""So many characters fit on a line of the page."""


def with_examples(page: str) -> str:
    """The page with each example as it is now."""
    return _EXAMPLE.sub(lambda found: f"{found['name']}{found['start']}{printed(found['name'])}\n", page)


def printed(name: str) -> str:
    """What is printed for one of the edits."""
    old, new = build(), build(name)
    return as_text(
        {
            "format": 1,
            "old": "HEAD",
            "new": "the working files",
            "added": [],
            "removed": [],
            "national": edits(old.files, new.files, NATIONAL_FILES, _place),
            "councils": [compare(old, new, _place)],
        },
        width=_WIDTH,
    )


def _place(side: int, place: Place) -> str:
    path = f"policies/{place.path.parent.name}/{place.path.name}:{place.line}"
    return path if side else f"HEAD:{path}"


if __name__ == "__main__":
    PAGE.write_text(with_examples(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
