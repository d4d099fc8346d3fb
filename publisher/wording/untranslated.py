"""What a translator leaves as it is: names of councils, numbers to ring, addresses, and numbers of facts.

A family that reads a page in another language still has to ring that number, and to ask for that council by its name.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING

from publisher.wording.markup import VOID_ELEMENTS, tags

if TYPE_CHECKING:
    from collections.abc import Iterable

    type _Letters = dict[str, _Letters]

_NO_TEXT = frozenset({"script", "style", "svg", "option", "textarea", "title"})
"""Elements that can hold no other, or whose text nobody reads as words."""

_AS_IT_IS = re.compile(r"""\shref="(?:tel|mailto):|\sclass="(?:[^"]*\s)?(?:cite|fact)["\s]|\stranslate=""")
_NO = ' translate="no"'


def keep_as_they_are(page: str, named: re.Pattern[str]) -> str:
    """A whole page in which all these are marked for translators.

    Args:
        page: its HTML. What comes before its body stays as it is.
        named: finds the names of councils and of their areas, as `any_of` does.
    """
    head, body, rest = page.partition("<body")
    return head + _marked(body + rest, named)


def any_of(names: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds each of some names, the longest where one begins as another does.

    It goes from letter to letter, so that hundreds of names are no slower to look for than four. What may not be in
    front of a name is looked at after its first letter: so most of a text is passed over as fast as by a plain search.
    """
    letters: _Letters = {}
    for name in names:
        place = letters
        for letter in name:
            place = place.setdefault(letter, {})
        place[""] = {}
    ways = [rf"{re.escape(first)}(?<![\w.-].){_written(after)}(?![\w-])" for first, after in sorted(letters.items())]
    return re.compile("|".join(ways) or "(?!)")


def _written(place: _Letters) -> str:
    """What may come next at a place in some names, as a pattern."""
    ways = [re.escape(letter) + _written(after) for letter, after in sorted(place.items()) if letter]
    if "" not in place:
        return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})" if ways else ""
    return f"(?:{'|'.join(ways)})?" if ways else ""


def _marked(html: str, named: re.Pattern[str]) -> str:
    parts, end = [], 0
    kept: list[str] = []
    """The open elements from the outermost one inward whose text stays as it is."""
    for tag in tags(html):
        start, text = tag.start(), tag[0]
        if start > end:
            between = html[end:start]
            parts.append(between if kept else named.sub(_wrapped, between))
        end = tag.end()
        name, does, written = _read(text)
        if does is _Does.CLOSE:
            if kept and kept[-1] == name:
                kept.pop()
        elif does is _Does.KEEP or (does is _Does.OPEN and kept and kept[-1] == name):
            kept.append(name)
        parts.append(written)
    return "".join([*parts, named.sub(_wrapped, html[end:])])


class _Does(Enum):
    """What a tag does: it opens an element, or one whose text stays as it is; closes one; or stands by itself."""

    OPEN = auto()
    KEEP = auto()
    CLOSE = auto()
    NOTHING = auto()


@lru_cache(maxsize=50_000)
def _read(text: str) -> tuple[str, _Does, str]:
    """A tag's name, what it does, and how it is written here, by its text: all pages have the same ones."""
    (tag,) = tags(text)
    name, attributes = (tag["name"] or "").lower(), tag["attributes"] or ""
    if tag["closing"]:
        return name, _Does.CLOSE, text
    if name in VOID_ELEMENTS or attributes.endswith("/"):
        return name, _Does.NOTHING, text
    as_it_is = _AS_IT_IS.search(attributes) is not None
    does = _Does.KEEP if as_it_is or name in _NO_TEXT else _Does.OPEN
    return name, does, f"{text[:-1]}{_NO}>" if as_it_is and _NO not in attributes else text


def _wrapped(name: re.Match[str]) -> str:
    return f"<span{_NO}>{name[0]}</span>"
