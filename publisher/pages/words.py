"""The words that councils use, explained: made from england/words.yaml."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from publisher.pages.parts.text import anchored, join, plain
from publisher.wording.glossary import full_name

if TYPE_CHECKING:
    from publisher.model.words import Term, Words

PATH = "words.md"

_FRONT_MATTER = """\
---
title: "Words explained"
description: "The words that councils use about personal budgets for disabled children, in plain English."
---"""


def words(found: Words) -> str:
    """The page in Markdown, with front matter."""
    parts = [
        _FRONT_MATTER,
        "# Words explained",
        (
            "Councils and the NHS use many words that nobody else does. Here they are in plain English. These are "
            "everyday meanings, not rules: your council may use a word in its own way."
        ),
        (
            "On a council's pages, a word with dots under it can be pressed. Then you see what it means without "
            "leaving the page."
        ),
    ]
    terms = sorted(found.terms, key=lambda term: term.term.lower())
    for letter, group in groupby(terms, _letter):
        parts += [f"## {letter}", "\n\n".join(_term(term) for term in group)]
    return join(parts)


def _letter(term: Term) -> str:
    first = term.term[0].upper()
    return first if first.isalpha() else "0 to 9"


def _term(term: Term) -> str:
    name = anchored(term.id, plain(full_name(term)), "term")
    also = f" It is also called: {plain(', '.join(term.also))}." if term.also else ""
    return f"{name}\n:   {plain(term.meaning)}{also}"
