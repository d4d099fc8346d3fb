"""The tags of a page's HTML, as MkDocs writes it.

Python's own parser takes ten times as long, and a build reads every page several times.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

VOID_ELEMENTS = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
"""Elements that have no end tag."""

_QUOTED = r"""(?:"[^"]*"|'[^']*')"""
_TAG = re.compile(
    r"""<(?:!--.*?--|(?P<closing>/?)(?P<name>[a-zA-Z][^\s/>]*+)"""
    rf"""(?P<attributes>[^"'>]*+(?:{_QUOTED}[^"'>]*+)*+))>""",
    re.DOTALL,
)
_RAW = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")}
_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'>/=]+)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+)))?"""
)


def tags(html: str) -> Iterator[re.Match[str]]:
    """The tags and comments of a page in their order; those inside a script or style element do not count.

    Each match has `closing` ("/" for an end tag), `name` as it is written, and `attributes` as one text. All three are
    None in a comment.
    """
    at: int | None = 0
    while at is not None:
        start, at = at, None
        for tag in _TAG.finditer(html, start):
            yield tag
            name = tag["name"]
            if name is not None and name.lower() in _RAW and (raw := raw_text(html, tag)):
                at = tag.end() + len(raw)
                break


def raw_text(html: str, tag: re.Match[str]) -> str:
    """The content of the script or style element that a tag opens; nothing for any other tag."""
    end_tag = None if tag["closing"] else _RAW.get((tag["name"] or "").lower())
    if end_tag is None:
        return ""
    end = end_tag.search(html, tag.end())
    return html[tag.end() : end.start() if end else len(html)]


def attributes(text: str) -> dict[str, str]:
    """The attributes of one tag; where one is written twice, browsers take the first."""
    given: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text):
        value = match["double"] or match["single"] or match["bare"] or ""
        given.setdefault(match["name"].lower(), unescape(value))
    return given
