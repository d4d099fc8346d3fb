"""The sentences that a reader of an HTML page meets: without headings, tables, citations, menus and lone words."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from publisher.source.facts import FACT

# Everything but these begins a new block of text.
_INLINE = frozenset(("a", "abbr", "b", "br", "code", "em", "font", "i", "img", "input", "small", "span", "strong"))
_VOID = frozenset(("br", "hr", "img", "input", "link", "meta"))
# What is not read as sentences: names of parts, figures in rows, and what is there for machines.
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "summary"))
_SKIPPED = _HEADINGS | {"code", "dialog", "nav", "pre", "script", "small", "style", "svg", "table", "template"}
_SKIPPED_CLASSES = frozenset(("cite", "cites", "headerlink", "tag"))
_WITH_POINTS = re.compile(r"\b(?:e\.g|i\.e|etc|Dr|Mr|Mrs|Ms)\.")
_CLOSING, _OPENING = "[\"'\u201d\u2019)]*", "[\"'\u201c\u2018(]*"
_FACT = re.compile(rf"\b{FACT}\b ?")
# A colon before a capital ends what leads in: "National rule: You can ask."
_ENDS = re.compile(rf"(?<=[.!?:]){_CLOSING}\s+(?={_OPENING}[A-Z0-9])")
_LAST = re.compile(rf"[.!?:]{_CLOSING}$")

FEWEST_WORDS = 3
"""What has fewer words is a label and no sentence."""


def sentences(html: str) -> list[str]:
    """The sentences of a page, in its order.

    Args:
        html: the page. Of a whole page only its `<article>` counts: what is round it is on every page.

    Returns:
        Each sentence on one line. A paragraph or an item of a list that does not end like a sentence is none.
    """
    reader = _Reader()
    _, article, rest = html.partition("<article")
    reader.feed(article + rest.partition("</article>")[0] if article else html)
    reader.end_block()
    return [sentence for block in reader.blocks for sentence in _split(block)]


def without_points(text: str) -> str:
    """A text without the points that end no sentence, as in "e.g."."""
    return _WITH_POINTS.sub(lambda found: found[0].replace(".", ""), text)


def _split(block: str) -> list[str]:
    text = without_points(_FACT.sub("", block))
    found = (sentence.strip() for sentence in _ENDS.split(text))
    return [sentence for sentence in found if _LAST.search(sentence) and len(sentence.split()) >= FEWEST_WORDS]


class _Reader(HTMLParser):
    """Collects the text of each block that is not skipped."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self._text: list[str] = []
        self._skipped: list[str] = []
        """The open elements from the first skipped one inward; while there is one, nothing counts."""

    def end_block(self) -> None:
        """Keep what was read since the last block began."""
        text = " ".join("".join(self._text).split())
        if text:
            self.blocks.append(text)
        self._text.clear()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self.end_block()
        if tag == "br" and not self._skipped:
            self._text.append(" ")
        if tag in _VOID:
            return
        classes = set((dict(attrs).get("class") or "").split())
        if self._skipped or tag in _SKIPPED or classes & _SKIPPED_CLASSES:
            self._skipped.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self.end_block()
        if self._skipped and tag in self._skipped:
            while self._skipped.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self._text.append(data)
