"""Markdown's links, emphasis and the like, looked for only in texts that have a sign of them.

Markdown goes through each text of a page with fourteen patterns, one after the other, and most texts have none of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, override

from markdown.extensions import Extension
from markdown.inlinepatterns import (
    AUTOLINK_RE,
    AUTOMAIL_RE,
    BACKTICK_RE,
    ENTITY_RE,
    ESCAPE_RE,
    HTML_RE,
    IMAGE_LINK_RE,
    LINE_BREAK_RE,
    LINK_RE,
)
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

_SIGNS = {
    BACKTICK_RE: ("`",),
    ESCAPE_RE: ("\\",),
    LINK_RE: ("[",),
    IMAGE_LINK_RE: ("![",),
    AUTOLINK_RE: ("<",),
    AUTOMAIL_RE: ("<",),
    LINE_BREAK_RE: ("  \n",),
    HTML_RE: ("<",),
    ENTITY_RE: ("&",),
}
"""What a text has to have, for a pattern to be found in it."""

_IN_ANY = ("",)
"""Of a pattern that is not known here, such as one of another extension: every text has it."""


class QuickInline(Extension):
    """An extension of Markdown that changes nothing but the time it takes."""

    @override
    def extendMarkdown(self, md: Markdown) -> None:
        """Take the place of what looks for inline patterns."""
        md.treeprocessors.register(_Inline(md), "inline", 20)


class _Inline(InlineProcessor):
    """Asks each pattern only where the text has its sign.

    The names of two methods are private to Markdown. Where a version of it has others, this does what that does.
    """

    _patterns: list[tuple[Any, tuple[str, ...]]]
    _any: re.Pattern[str]

    @override
    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Find out which patterns there are: by now each extension has added its own."""
        self._patterns = [(pattern, _signs_of(pattern)) for pattern in self.inlinePatterns]
        self._any = re.compile("|".join(re.escape(sign) for _, signs in self._patterns for sign in signs))
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 - as Markdown has them
        if isinstance(data, AtomicString) or self._any.search(data) is None:
            return data
        apply = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        number, start = patternIndex, 0
        while number < len(self._patterns):
            pattern, signs = self._patterns[number]
            found = False
            if any(data.find(sign, start) >= 0 for sign in signs):
                data, found, start = apply(pattern, data, number, start)
            if not found:
                number, start = number + 1, 0
        return data


def _signs_of(pattern: Any) -> tuple[str, ...]:
    # What is found by its marks alone, as emphasis is, names them.
    marks: list[str] | None = getattr(pattern, "tokens", None)
    return tuple(marks) if marks is not None else _SIGNS.get(pattern.pattern, _IN_ANY)
