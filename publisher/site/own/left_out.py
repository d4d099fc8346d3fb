"""What is not in the site of one council: pages to choose or to compare others, and those for staff."""

from __future__ import annotations

from typing import Any

from publisher.pages.compare import FOLDER as COMPARE

_LEFT_OUT = (f"{COMPARE}/", f"{COMPARE}.md", "council/", "architecture/", "images/")


def is_left_out(path: str) -> bool:
    """Whether a file below `docs/`, or a page, is for a site of several councils alone."""
    return path.startswith(_LEFT_OUT)


def without_left_out(navigation: list[Any]) -> list[Any]:
    """The navigation of mkdocs.yml without pages that are not there, and without sections that are empty."""
    found: list[Any] = []
    for item in navigation:
        if isinstance(item, dict):
            parts = {title: _part(part) for title, part in item.items()}
            found += [{title: part} for title, part in parts.items() if part]
        elif not is_left_out(item):
            found.append(item)
    return found


def _part(part: Any) -> Any:
    if isinstance(part, list):
        return without_left_out(part)
    return None if is_left_out(part) else part
