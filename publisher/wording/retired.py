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
    return re.compile("|".join(map(_whole_words, phrases)) or "(?!)", re.IGNORECASE)


def _whole_words(phrase: str) -> str:
    """A phrase as whole words, with any space between them. It may begin or end with a comma."""
    before, after = (r"\b" if end.isalnum() else "" for end in (phrase[0], phrase[-1]))
    return before + r"\s+".join(map(re.escape, phrase.split())) + after
