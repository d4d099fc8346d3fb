"""How old one has to be to read a page with ease: the Flesch-Kincaid grade and five.

Kincaid and others (1975): grade = 0.39 x words in a sentence + 11.8 x syllables in a word - 15.59. Grade 0 is a child
of five. Syllables are counted by the letters, which needs no dictionary and no network: see `syllables`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median
from textwrap import fill
from typing import TYPE_CHECKING

from publisher.wording.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

HIGHEST_MEDIAN = 11.0
"""The reading age that half of the pages for families must not be above."""

_NOT_FOR_FAMILIES = ("architecture", "council")
_FIRST_GRADE_AGE = 5
_INDENT = " " * 20
_OWNED = re.compile("['\u2019]s$")
_WORD = re.compile(r"[A-Za-z]+(?:['\u2019][A-Za-z]+)?|[0-9][0-9,.:-]*[0-9]|[0-9]")
_VOWELS = re.compile(r"[aeiouy]+")
# An e that is not spoken: at the end, and inside before an ending or in "something" and "everybody".
_SILENT = re.compile(
    r"(?<=[^aeiouy])(?:e|es|ed)$|(?<=[^aeiouy])e(?=(?:ment|ly|ful|less|ness)s?$)|(?<=^som)e(?=.)|(?<=^ev)e(?=ry)"
)
# Endings like these are spoken after all: "table", "handled", "wanted", "changes".
_SPOKEN = re.compile(r"(?:[^aeiouy]le|[^aeiouyl]le[sd]|[td]ed|(?:[cgsxz]|sh|ch)es)$")
# Vowels side by side that are spoken as two.
_TWO = re.compile(
    r"ia(?!l$|ls$|lly$|n$|ns$)|io(?!u|n)|iu|eo(?!u|p)|ua(?!r|g)|uo|[aeoy]ing|ie(?=t|nc)|[^gq]ui(?=t[aeiouy])|rea$|ism"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """How hard a page is.

    path: the page's address below the site's, without a slash; empty for the first page.
    age: the reading age in years.
    words: how many words its sentences have. sentences: how many there are.
    hardest: its hardest sentences, the worst first.
    """

    path: str
    age: float
    words: int
    sentences: int
    hardest: tuple[str, ...]

    @property
    def for_families(self) -> bool:
        """Whether it is a page for families, and not for those who run or build the site."""
        return self.path.partition("/")[0] not in _NOT_FOR_FAMILIES


def syllables(word: str) -> int:
    """How many syllables a word has, at least one: its groups of vowels, with what English spells and does not say.

    An abbreviation in capitals has one for each letter, as it is read out.
    """
    if word.isupper() and len(word) > 1:
        return len(word)
    letters = re.sub(r"[^a-z]", "", _OWNED.sub("", word.lower()))
    count = len(_VOWELS.findall(letters)) + len(_TWO.findall(letters))
    silent = len(_SILENT.findall(letters)) - (1 if _SPOKEN.search(letters) else 0)
    return max(count - max(silent, 0), 1)


def reading_age(texts: Sequence[str]) -> float:
    """The reading age of some sentences, in years."""
    words = [word for sentence in texts for word in _WORD.findall(sentence)]
    if not words:
        return float(_FIRST_GRADE_AGE)
    grade = 0.39 * len(words) / len(texts) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return grade + _FIRST_GRADE_AGE


def read_site(site: Path, *, hardest: int = 2) -> list[Reading]:
    """Every page of a built site that has sentences, in the order of their addresses."""
    found = []
    for path in sorted(site.rglob("index.html")):
        texts = sentences(path.read_text(encoding="utf-8"))
        if texts:
            worst = sorted(set(texts), key=lambda sentence: reading_age([sentence]), reverse=True)
            words = sum(len(_WORD.findall(sentence)) for sentence in texts)
            address = path.parent.relative_to(site).as_posix().removeprefix(".")
            found.append(Reading(address, reading_age(texts), words, len(texts), tuple(worst[:hardest])))
    return found


def median_age(readings: Iterable[Reading]) -> float:
    """The reading age that half of the pages for families are at or below."""
    return median(reading.age for reading in readings if reading.for_families)


def table(readings: Iterable[Reading], top: float = HIGHEST_MEDIAN) -> str:
    """The pages for families in a table, the hardest first, with the worst sentences of those above `top`."""
    lines = ["reading age  words  page"]
    for reading in sorted(readings, key=lambda reading: reading.age, reverse=True):
        if reading.for_families:
            lines.append(f"{reading.age:11.1f}  {reading.words:5}  /{reading.path}")
            if reading.age > top:
                lines += [
                    fill(sentence, 100, initial_indent=_INDENT, subsequent_indent=_INDENT)
                    for sentence in reading.hardest
                ]
    return "\n".join(lines)
