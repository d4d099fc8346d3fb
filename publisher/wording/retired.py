"""Names that source pages use and that are out of date, and phrases that nobody would say to a family."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.model.england.words import AvoidedPhrase, RetiredTerm, Words


def retired_in(text: str, words: Words) -> Iterator[RetiredTerm]:
    """The retired terms that a text uses."""
    if not _pattern(*(term.term for term in words.retired)).search(text):
        return iter(())
    return (term for term in words.retired if _pattern(term.term).search(text))


def avoided_in(text: str, words: Words) -> Iterator[AvoidedPhrase]:
    """The phrases to avoid that a text uses, wherever its lines break."""
    if not _pattern(*(avoided.phrase for avoided in words.avoid)).search(text):
        return iter(())
    return (avoided for avoided in words.avoid if _pattern(avoided.phrase).search(text))


@functools.cache
def _pattern(*phrases: str) -> re.Pattern[str]:
    """A pattern for any of some phrases as whole words, in any case, with any space between the words.

    They are grouped by their first letter, before which no other one is: then most of a text is passed over at the
    speed of a plain search. A phrase may begin or end with a comma.
    """
    by_first: dict[str, list[str]] = {}
    for phrase in phrases:
        before, after = (edge if end.isalnum() else "" for end, edge in ((phrase[0], r"(?<!\w.)"), (phrase[-1], r"\b")))
        words = r"\s+".join(map(re.escape, phrase.split()))
        rest = f"{words.removeprefix(re.escape(phrase[0]))}{after}"
        for first in dict.fromkeys((phrase[0].lower(), phrase[0].upper())):
            by_first.setdefault(f"{re.escape(first)}{before}", []).append(rest)
    found = "|".join(f"{first}(?i:{'|'.join(rests)})" for first, rests in by_first.items())
    return re.compile(found or "(?!)")
