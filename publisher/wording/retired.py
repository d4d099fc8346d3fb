"""Names and phrases that source pages use and that are out of date."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.model.england.words import RetiredTerm, Words


def retired_in(text: str, words: Words) -> Iterator[RetiredTerm]:
    """The retired terms that a text uses."""
    if not _pattern(*(term.term for term in words.retired)).search(text):
        return iter(())
    return (term for term in words.retired if _pattern(term.term).search(text))


def in_todays_words(text: str, words: Words) -> str:
    """A text with every retired term replaced by what is said instead. Longer terms go first."""
    for term in sorted(words.retired, key=lambda term: -len(term.term)):
        text = _pattern(term.term).sub(term.say, text)
    return text


@functools.cache
def _pattern(*terms: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, terms)) or '(?!)'})\b", re.IGNORECASE)
