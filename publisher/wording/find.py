"""Finds where a sentence of the site is written: the file and the line of its source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from publisher.source.facts import COUNCIL_FACT_NUMBER
from publisher.source.problems import Place
from publisher.wording.written import BREAK, GAP, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publisher.wording.written import WrittenText

_FEWEST_FIXED, _LEAST_FIXED = 2, 0.4
"""How many words of a sentence have to be in a text with gaps, and which part of all its words."""

_A_FEW = 3
"""A piece of so few words is in many places, and mostly what a page adds to the words of a policy."""

_NEAREST = 3
"""How many pieces of a sentence are shown that is not found."""


class How(Enum):
    """How a sentence comes to be on the page."""

    WRITTEN = "It is written here."
    FILLED_IN = "A program or a template puts words into this."
    PUT_TOGETHER = "A program puts it together from these pieces."
    NEARLY = "It was not found. The most like it:"


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A place, and the words of the sentence that are there."""

    place: Place
    words: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Where a sentence comes from; no place where nothing is like it."""

    how: How
    places: Sequence[Found]

    @property
    def is_found(self) -> bool:
        """Whether the places are the sentence's own."""
        return self.how is not How.NEARLY


class _Frame(NamedTuple):
    """A text with gaps into which a sentence fits, and how many of its words are there."""

    fixed: int
    found: Found


class SentenceFinder:
    """Looks for sentences in the files that the site is made of."""

    def __init__(self, texts: Sequence[WrittenText]) -> None:
        """Make the texts ready to be looked through."""
        self._texts = texts
        self._joined = [f" {' '.join(text.words)} " for text in texts]

    def find(self, sentence: str) -> Finding:
        """Where a sentence is written.

        Args:
            sentence: as a reader sees it; line breaks, quotation marks and numbers of citations do not matter.
        """
        words = words_of(sentence)
        for wanted in (words, [word for word in words if not _is_citation(word)]):
            if places := list(self._written(wanted)):
                return Finding(How.WRITTEN, places)
        pieces = self._pieces(words)
        lengths = [len(piece[0].words.split()) for piece in pieces]
        longest = max(lengths, default=0)
        frames = self._frames(words)
        fixed = frames[0].fixed if frames else 0
        if frames and fixed >= max(longest, _LEAST_FIXED * len(words)):
            return Finding(How.FILLED_IN, [frame.found for frame in frames if frame.fixed == fixed])
        if _is_whole(lengths, len(words)):
            return Finding(How.PUT_TOGETHER, [place for piece in pieces for place in piece])
        makers = [frame.found for frame in frames if _is_of_a_page(frame.found)]
        nearest = sorted((piece for piece in pieces if " " in piece[0].words), key=lambda piece: -len(piece[0].words))
        return Finding(How.NEARLY, [*makers[:1], *(piece[0] for piece in nearest[:_NEAREST])])

    def _written(self, words: Sequence[str]) -> Iterator[Found]:
        """Every place that has these words one after the other."""
        wanted = f" {' '.join(words)} "
        if not words:
            return
        for text, joined in zip(self._texts, self._joined, strict=True):
            at = joined.find(wanted)
            while at >= 0:
                line = text.lines[joined.count(" ", 0, at)]
                yield Found(Place(text.path, line), " ".join(words))
                at = joined.find(wanted, at + 1)

    def _frames(self, words: Sequence[str]) -> list[_Frame]:
        """The texts with gaps into which the sentence fits, the one with the most of its words first."""
        frames = []
        for text in self._texts:
            if GAP in text.words:
                fixed, line = _fit(text, words)
                if fixed >= _FEWEST_FIXED:
                    frames.append(_Frame(fixed, Found(Place(text.path, line), " ".join(words))))
        return sorted(frames, key=lambda frame: -frame.fixed)

    def _pieces(self, words: Sequence[str]) -> list[list[Found]]:
        """The sentence in the longest pieces that are written somewhere, in its order; what is nowhere is left out.

        Returns:
            For each piece the places where it is written; of a piece of a few words only the likeliest one.
        """
        longest, start = 0, 0
        end = 0
        for first in range(len(words)):
            end = max(end, first)
            while end < len(words) and self._is_written(words[first : end + 1]):
                end += 1
            if end - first > longest:
                longest, start = end - first, first
        if not longest:
            return []
        places = list(self._written(words[start : start + longest]))
        if longest <= _A_FEW:
            places = [max(places, key=_is_of_a_page)]
        return [*self._pieces(words[:start]), places, *self._pieces(words[start + longest :])]

    def _is_written(self, words: Sequence[str]) -> bool:
        wanted = f" {' '.join(words)} "
        return any(wanted in joined for joined in self._joined)


def _fit(text: WrittenText, words: Sequence[str]) -> tuple[int, int]:
    """The best way to read a sentence in a text, every one of its words being there or in a gap.

    best[k] is how many of the first k words are in the text where they end with the word of the text that was read
    last, and the line of the first of them; -1 where they cannot be read so.

    Returns:
        How many words of the sentence are in the text, and on which line the first of them is.
    """
    nowhere = (-1, 0)
    count = len(words)
    best = [(0, 0)] + [nowhere] * count
    found = nowhere
    for word, line in zip(text.words, text.lines, strict=True):
        if word == BREAK:
            best = [(0, 0)] + [nowhere] * count
            continue
        following = [(0, 0)] + [nowhere] * count
        if word == GAP:
            most = nowhere
            for k in range(count + 1):
                most = max(most, best[k])
                following[k] = most
        else:
            for k in range(count):
                fixed, first = best[k]
                if fixed >= 0 and words[k] == word:
                    following[k + 1] = (fixed + 1, first or line)
        best = following
        found = max(found, best[count])
    return found


def _is_whole(lengths: Sequence[int], count: int) -> bool:
    """Whether pieces are a sentence: all of its words, in two pieces, or in more of which one is half of it.

    Any sentence can be cut into words that are somewhere, so only one piece may be a single word.
    """
    is_plain = len(lengths) == 2 or 2 * max(lengths, default=0) >= count
    return 0 < sum(lengths) == count and is_plain and lengths.count(1) <= 1


def _is_of_a_page(found: Found) -> bool:
    """Whether something is written in the module of a page."""
    return "pages" in found.place.path.parts


def _is_citation(word: str) -> bool:
    """Whether this can be the number of a fact, as pages show it behind a sentence."""
    return re.fullmatch(COUNCIL_FACT_NUMBER, word) is not None
