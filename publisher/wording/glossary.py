"""Explains the words of england/words.yaml where a page uses them first, and names of former times wherever they are.

A word stays words, with an empty button over it; its explanation is a popover at the end of the page. So both work by
touch, by keyboard and with a screen reader, need no script, and leave the sentence whole where a reader view drops
buttons and what is aside. A browser that does not know popovers shows the explanations at the end of the page
(overrides/assets/styles/glossary.css).
"""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from publisher.wording.markup import VOID_ELEMENTS, tags

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from publisher.model.england.words import Term, Words

_NEVER_IN = frozenset(
    {"h1", "h2", "h3", "h4", "h5", "h6", "a", "button", "label", "legend", "summary", "th", "code", "pre", "small"}
    | {"blockquote", "script", "style", "svg", "template"}
)
"""Elements that can hold no button, whose words are not running text, or are words for a family to send."""

_FOLD = "details"


class Glossary:
    """The words that are explained, and the ways in which a text may name them."""

    def __init__(self, words: Words) -> None:
        """Learn the words; a name that two of them have belongs to the first."""
        self._terms: dict[str, Term] = {}
        for term in words.terms:
            for name in names_of(term):
                self._terms.setdefault(_key(name), term)
        self._seen: dict[str, list[Term]] = {}
        self._named = re.compile(rf"(?:{_any_of(self._terms)})s?(?![\w-])")

    def used_in(self, *texts: str) -> list[Term]:
        """The words that some texts use, in the order of their first use."""
        found = (term for text in texts for term in self._found_in(text))
        return list({term.id: term for term in found}.values())

    def find(self, text: str) -> Iterator[tuple[re.Match[str], Term]]:
        """Where a text names words, and which."""
        for match in self._named.finditer(text):
            name = " ".join(match[0].split())
            spellings = (name, name.lower(), name.removesuffix("s"), name.lower().removesuffix("s"))
            yield match, next(self._terms[spelling] for spelling in spellings if spelling in self._terms)

    def _found_in(self, text: str) -> list[Term]:
        # Families are told the same things: the same texts are looked through for many of them.
        if text not in self._seen:
            self._seen[text] = [term for _, term in self.find(text)]
        return self._seen[text]

    def explain(self, page: str) -> str:
        """A page's HTML, with each word explained where running text has it first."""
        return _Writer(self).write(page)


def full_name(term: Term) -> str:
    """A word with its abbreviation: "Personal assistant (PA)"."""
    return f"{term.term} ({term.short})" if term.short else term.term


def names_of(term: Term) -> list[str]:
    """Every name that a text may give a word."""
    return [name for name in (term.term, term.short, *term.also) if name is not None]


def _key(name: str) -> str:
    """A name as it is looked up: abbreviations are what they are, and other words are the same in any case."""
    return name if name.isupper() else name.lower()


def _any_of(names: Iterable[str]) -> str:
    """A pattern for any name at the start of a word, the longest first.

    "EHC needs assessment" is not the needs assessment that is a word of its own. Abbreviations are found only as they
    are written: a council may "send" somebody a form. Names are grouped by their first letter: then most of a text
    is passed over at the speed of a plain search, which halves the time.
    """
    by_first: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        rest = r"\s+".join(map(_escape, name.split())).removeprefix(_escape(name[0]))
        firsts = [name[0]] if name.isupper() else [name[0].lower(), name[0].upper()]
        for first in firsts:
            by_first.setdefault(_escape(first), []).append(rest if name.isupper() else f"(?i:{rest})")
    return "|".join(rf"{first}(?<![\w-].)(?:{'|'.join(rests)})" for first, rests in by_first.items()) or "(?!)"


def _escape(text: str) -> str:
    return re.escape(html.escape(text, quote=False))  # noqa: TID251 - it is looked for as Markdown writes it


class _Open(NamedTuple):
    """An element that is open: whether it, or one around it, is one in which nothing is explained, or a fold."""

    name: str
    wordless: bool = False
    folded: bool = False


class _Writer:
    """Writes a page again, letter for letter, with the explanations in it."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary
        self._explained: Counter[str] = Counter()
        # What was explained inside a fold, which may stay closed, is explained once more in plain sight.
        self._in_sight: set[str] = set()
        self._open = [_Open("")]
        self._meanings: list[Markup] = []

    def write(self, page: str) -> str:
        """The page with its words explained."""
        parts, end = [], 0
        for tag in tags(page):
            between = page[end : tag.start()]
            parts += [self._with_explanations(between), tag[0]]
            end = tag.end()
            if tag["name"] is not None:
                self._step(tag["name"].lower(), tag)
        return "".join([*parts, self._with_explanations(page[end:]), *self._meanings])

    def _step(self, name: str, tag: re.Match[str]) -> None:
        """Into an element, or out of it."""
        if tag["closing"]:
            if any(name == opened.name for opened in self._open):
                # An element that was left open, such as a list item, ends with the one around it.
                while self._open.pop().name != name:
                    pass
        elif name not in VOID_ELEMENTS and not tag["attributes"].endswith("/"):
            around = self._open[-1]
            wordless = around.wordless or name in _NEVER_IN
            self._open.append(_Open(name, wordless, folded=around.folded or name == _FOLD))

    def _with_explanations(self, text: str) -> str:
        here = self._open[-1]
        if here.wordless or text.isspace():
            return text
        parts, end = [], 0
        former: set[str] = set()
        for match, term in self._glossary.find(text):
            # A page that is led to in its middle, as a register is, has to explain an old name there.
            if term.id not in (former if term.former else self._explained if here.folded else self._in_sight):
                name = Markup(match[0])  # noqa: S704 - a piece of the page's own HTML
                self._explained[term.id] += 1
                word, meaning = explained(name, term, self._explained[term.id])
                before = _OPENING.search(text, end, match.start())
                after = _CLOSING.match(text, match.end())
                start, stop = (before.start() if before else match.start()), (after.end() if after else match.end())
                parts += [text[end:start], _together(text[start : match.start()], word, text[match.end() : stop])]
                self._meanings.append(meaning)
                end = stop
                former.add(term.id)
                if not here.folded:
                    self._in_sight.add(term.id)
        return "".join([*parts, text[end:]])


def explained(name: str, term: Term, time: int = 1) -> tuple[Markup, Markup]:
    """HTML of a word that can be pressed, called as the text has it, and of its explanation.

    Args:
        name: the word as the text has it.
        term: what it is.
        time: how often it has been explained on the page, with this time.
    """
    id_ = f"word-{term.id}" if time == 1 else f"word-{term.id}-{time}"
    meaning = _MEANING.format(id=id_, full_name=full_name(term), meaning=term.meaning)
    return _WORD.format(id=id_, name=name, label=" ".join(name.split())), meaning


def _together(before: str, word: Markup, after: str) -> str:
    """A word with the marks that touch it, which stay on its line: a word is a box of its own, at which lines break."""
    return f'<span class="word-and-marks">{before}{word}{after}</span>' if before or after else word


_OPENING = re.compile(r"[(“\u2018]+$")
_CLOSING = re.compile(r"(?:['\u2019]s(?!\w)|[.,:;!?)”\u2019])+")
_WORD = Markup(
    '<span class="word">{name}<button type="button" class="word__open" popovertarget="{id}"'
    ' aria-label="{label}: what it means"></button></span>'
)
_MEANING = Markup(
    '<aside class="word__meaning" id="{id}" popover role="note" tabindex="-1">'
    ' <strong class="word__name">{full_name}</strong> '
    '<span class="word__text">{meaning}</span>'
    '<button type="button" class="word__close" popovertarget="{id}" popovertargetaction="hide">Close</button>'
    "</aside>"
)
