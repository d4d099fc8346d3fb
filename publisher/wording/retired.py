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


@functools.cache
def _pattern(*terms: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, terms)) or '(?!)'})\b", re.IGNORECASE)
