"""The words that councils use, explained: made from england/words.yaml."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from publisher.pages.frame.shared_page import SharedPage
from publisher.pages.parts.text import anchored, plain
from publisher.wording.glossary import full_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.model.england.words import Term
    from publisher.pages.frame.shared_page import SiteContext


def _body(context: SiteContext) -> Iterator[str]:
    yield (
        "Councils and the NHS use many words that nobody else does. Here they are in plain English. These are "
        "everyday meanings, not rules: your council may use a word in its own way."
    )
    yield (
        "On a council's pages, a word with dots under it can be pressed. Then you see what it means without "
        "leaving the page."
    )
    here = {files.council.id for files in context.councils}
    terms = sorted(context.councils[0].words.of(here).terms, key=lambda term: term.term.lower())
    for letter, group in groupby(terms, _letter):
        yield f"## {letter}"
        yield "\n\n".join(_term(term) for term in group)


def _letter(term: Term) -> str:
    first = term.term[0].upper()
    return first if first.isalpha() else "0 to 9"


def explanation(term: Term) -> str:
    """What a word means, and what else it is called."""
    also = f" It is also called: {', '.join(term.also)}." if term.also else ""
    return f"{term.meaning}{also}"


def _term(term: Term) -> str:
    return f"{anchored(term.id, plain(full_name(term)), 'term')}\n:   {plain(explanation(term))}"


PAGE = SharedPage(
    path="words.md",
    title="Words explained",
    description="The words that councils use about personal budgets for disabled children, in plain English.",
    body=_body,
    edited_in="england/words.yaml",
)
