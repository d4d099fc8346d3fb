"""Explains the words of england/words.yaml where a page uses them first.

The explanation is a popover beside its word, so it works by touch, by keyboard and with a screen reader, and needs no
script. A browser that does not know popovers shows it in brackets (overrides/assets/styles/glossary.css).
"""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, override

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.model.words import Term, Words

_NEVER_IN = frozenset(
    {"h1", "h2", "h3", "h4", "h5", "h6", "a", "button", "label", "legend", "summary", "th", "code", "pre", "small"}
    | {"script", "style", "svg", "template"}
)
"""Elements that can hold no button, or whose words are not running text."""

_TITLE_CLASS = "admonition-title"
"""A paragraph that is the heading of a box."""

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)


class Glossary:
    """The words that are explained, and the ways in which a text may name them."""

    def __init__(self, words: Words) -> None:
        """Learn the words; a name that two of them have belongs to the first."""
        self._terms: dict[str, Term] = {}
        for term in words.terms:
            for name in (term.term, term.short, *term.also):
                if name is not None:
                    self._terms.setdefault(_key(name), term)
        # The longest first: "EHC needs assessment" is not the needs assessment that is a word of its own.
        names = sorted(self._terms, key=len, reverse=True)
        # Abbreviations only as they are written: a council may "send" somebody a form. Other words also as plurals.
        patterns = [_pattern(name) if name.isupper() else f"(?i:{_pattern(name)})" for name in names]
        self._named = re.compile(rf"(?<![\w-])(?:{'|'.join(patterns) or '(?!)'})s?(?![\w-])")

    def used_in(self, *texts: str) -> list[Term]:
        """The words that some texts use, in the order of their first use."""
        found = (term for text in texts for _, term in self.find(text))
        return list({term.id: term for term in found}.values())

    def find(self, text: str) -> Iterator[tuple[re.Match[str], Term]]:
        """Where a text names words, and which."""
        for match in self._named.finditer(text):
            name = " ".join(match[0].split())
            spellings = (name, name.lower(), name.removesuffix("s"), name.lower().removesuffix("s"))
            yield match, next(self._terms[spelling] for spelling in spellings if spelling in self._terms)

    def explain(self, page: str) -> str:
        """A page's HTML, with each word explained where running text has it first."""
        writer = _Writer(self)
        writer.feed(page)
        writer.close()
        return "".join(writer.written)


def full_name(term: Term) -> str:
    """A word with its abbreviation: "Personal assistant (PA)"."""
    return f"{term.term} ({term.short})" if term.short else term.term


def _key(name: str) -> str:
    """A name as it is looked up: abbreviations are what they are, and other words are the same in any case."""
    return name if name.isupper() else name.lower()


def _pattern(name: str) -> str:
    return r"\s+".join(re.escape(html.escape(part, quote=False)) for part in name.split())


class _Writer(HTMLParser):
    """Writes a page again, tag for tag, with the explanations in it."""

    def __init__(self, glossary: Glossary) -> None:
        super().__init__(convert_charrefs=False)
        self.written: list[str] = []
        self._glossary = glossary
        self._explained: set[str] = set()
        # Whether each open element, or one around it, is one in which nothing is explained.
        self._closed_to_words = [False]
        self._tags = [""]

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.written.append(self.get_starttag_text() or "")
        if tag not in _VOID:
            closed = tag in _NEVER_IN or ("class", _TITLE_CLASS) in attrs
            self._tags.append(tag)
            self._closed_to_words.append(closed or self._closed_to_words[-1])

    @override
    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.written.append(self.get_starttag_text() or "")

    @override
    def handle_endtag(self, tag: str) -> None:
        self.written.append(f"</{tag}>")
        if tag in self._tags:
            # An element that was left open, such as a list item, ends with the one around it.
            while self._tags.pop() != tag:
                self._closed_to_words.pop()
            self._closed_to_words.pop()

    @override
    def handle_data(self, data: str) -> None:
        self.written.append(data if self._closed_to_words[-1] else self._with_explanations(data))

    @override
    def handle_entityref(self, name: str) -> None:
        self.written.append(f"&{name};")

    @override
    def handle_charref(self, name: str) -> None:
        self.written.append(f"&#{name};")

    @override
    def handle_comment(self, data: str) -> None:
        self.written.append(f"<!--{data}-->")

    def _with_explanations(self, text: str) -> str:
        parts, end = [], 0
        for match, term in self._glossary.find(text):
            if term.id not in self._explained:
                self._explained.add(term.id)
                parts += [text[end : match.start()], _explained(match[0], term)]
                end = match.end()
        return "".join([*parts, text[end:]])


def _explained(name: str, term: Term) -> str:
    """A word that can be pressed, and its explanation."""
    id_ = f"word-{term.id}"
    return (
        f'<button type="button" class="word" popovertarget="{id_}">{name}</button>'
        f'<span class="word__meaning" id="{id_}" popover role="note" tabindex="-1">'
        f' <strong class="word__name">{html.escape(full_name(term), quote=False)}</strong> '
        f'<span class="word__text">{html.escape(term.meaning, quote=False)}</span>'
        f'<button type="button" class="word__close" popovertarget="{id_}" popovertargetaction="hide">Close</button>'
        "</span>"
    )
