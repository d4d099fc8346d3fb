"""A page cut into the sections that the search finds, as Material's search plugin cuts it, in less time.

Material reads each page with Python's own parser, and asks of each tag and text in which elements it stands. Here the
tags are found by a pattern, each is understood once for all pages, and elements are known by their names.
"""

from __future__ import annotations

import math
from functools import lru_cache
from html import unescape
from typing import Any, NamedTuple

from material.plugins.search.plugin import Element, Parser, Section, void

from publisher.wording.markup import attributes, tags

_KEPT = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
"""Elements whose tags are in an entry, as `Parser` has them."""

_NEVER = frozenset({"object", "script", "style"})
"""Elements of which nothing is in an entry, as `Parser` has them."""

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def sections_of(page: str) -> list[Any]:
    """The sections of a page's HTML, as Material's `Parser` finds them."""
    reader = _Reader()
    end = 0
    for found in tags(page):
        start = found.start()
        if start > end and not reader.hear(page[end:start]):
            return _as_material_does(page)
        end = found.end()
        if found["name"] is not None:
            reader.step(_read(found[0]))
    return reader.sections if reader.hear(page[end:]) else _as_material_does(page)


def _as_material_does(page: str) -> list[Any]:
    """Of a page that has a "<" which begins no tag: how its text is cut up there is Python's to say."""
    parser = Parser()
    parser.feed(page)
    parser.close()
    return list(parser.data)


class _Tag(NamedTuple):
    """What matters of a tag."""

    name: str
    opens: bool
    closes: bool
    id: str | None
    excluded: bool
    """Whether nothing of the element is found."""
    permalink: bool
    attributes: dict[str, str]


@lru_cache(maxsize=50_000)
def _read(text: str) -> _Tag:
    """A tag by its text: all pages have the same ones."""
    (tag,) = tags(text)
    name, written = tag["name"].lower(), tag["attributes"] or ""
    if tag["closing"]:
        return _Tag(name, False, True, None, False, False, {})  # noqa: FBT003 - the fields say what they are
    given = attributes(written)
    excluded = "data-search-exclude" in given or given.get("class") == "linenodiv"
    permalink = name == "a" and given.get("class") == "headerlink"
    return _Tag(name, name not in void, written.endswith("/"), given.get("id"), excluded, permalink, given)


class _Reader:
    """What `Parser` does, step by step; the reasons are there."""

    def __init__(self) -> None:
        self.sections: list[Any] = []
        self._section: Any = None
        self._open: list[str] = []
        self._permalinks: list[bool] = []
        """Of each open element, whether it is the link to its own heading."""
        self._skipped = set(_NEVER)

    def step(self, tag: _Tag) -> None:
        """Into an element, or out of it, or both."""
        if tag.opens:
            self._into(tag)
        if tag.closes:
            self._out_of(tag.name)

    def hear(self, text: str) -> bool:
        """Take what is written between two tags; whether it is a text, and not a tag that was not found as one."""
        if not text or not self._skipped.isdisjoint(self._open):
            return True
        if "<" in text:
            return False
        if "&" in text:
            text = unescape(text)
        blank = text.isspace()
        if "pre" not in self._open:
            text = " " if blank else text.replace("\n", " ")
        self._begin()
        if self._section.el.tag in self._open:
            if not any(self._permalinks):
                self._section.title.append(_escaped(text))
            return True
        told = self._section.text
        if not blank or not told or not told[-1].isspace() or "pre" in self._open:
            told.append(_escaped(text))
        return True

    def _into(self, tag: _Tag) -> None:
        name = tag.name
        self._open.append(name)
        self._permalinks.append(tag.permalink)
        if name in _HEADINGS and tag.id is not None:
            if name != "h1" and not self.sections:
                self.sections.append(Section(Element("hx"), len(self._open)))
            self._section = Section(Element(name, tag.attributes), len(self._open))
            if self.sections:
                self._section.id = tag.id
            self.sections.append(self._section)
        self._begin()
        if tag.excluded:
            self._skipped.add(name)
        elif name in _KEPT and self._skipped.isdisjoint(self._open):
            self._place().append(f"<{name}>")

    def _out_of(self, name: str) -> None:
        if not self._open or self._open[-1] != name:
            return
        depth = len(self._open)
        if self._section.depth > depth:
            outer = next((section for section in reversed(self.sections) if section.depth <= depth), None)
            if outer is not None:
                self._section.depth = math.inf
                self._section = outer
        self._open.pop()
        self._permalinks.pop()
        if name in self._skipped:
            self._skipped -= {name} - _NEVER
        elif name in _KEPT and self._skipped.isdisjoint(self._open):
            self._end(self._place(), name)

    def _end(self, told: list[str], name: str) -> None:
        """Write an end tag; or take the element away, if there is nothing in it."""
        first = told.index(f"<{name}>")
        if all(map(str.isspace, told[first + 1 :])):
            del told[first:]
        else:
            told.append(f"</{name}>")

    def _place(self) -> list[str]:
        """Where texts go: into the title of the section, or below it."""
        told: list[str] = self._section.title if self._section.el.tag in self._open else self._section.text
        return told

    def _begin(self) -> None:
        """Begin a section where there is none: what is in front of the first heading."""
        if self._section is None:
            self._section = Section(Element("hx"))
            self.sections.append(self._section)


def _escaped(text: str) -> str:
    """A text as the search shows it. Material leaves quotation marks as they are."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
