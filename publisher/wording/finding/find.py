"""Finds where a sentence of the site is written: the file and the line of its source."""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import month_name
from collections import defaultdict
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from publisher.source.facts import COUNCIL_FACT_NUMBER
from publisher.source.problems import Place
from publisher.wording.finding.gaps import GappedText, gapped_texts
from publisher.wording.finding.written import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publisher.wording.finding.written import WrittenText

_FEWEST_FIXED, _LEAST_FIXED = 2, 0.4
"""How many words of a sentence have to be in a text with gaps, and which part of all its words but counted ones."""

_COUNTED = re.compile(rf"[0-9]+[a-z]?|{'|'.join(month_name[1:])}", re.IGNORECASE)
"""A number, a month of a date, or the name of a box on paper, such as `4b`: it is written nowhere."""

_BOX = re.compile(r"^\s*[0-9]+[a-z]\b")
"""The name of a box on paper, in front of what it says."""

_IN_BRACKETS = re.compile(r"(?P<before>[^()]+) \((?P<items>[^()]+)\)[.:]?")

_A_FEW = 3
"""A piece of so few words is in many places, and mostly what a page adds to the words of a policy."""

_IN_MANY = 10
"""In more places a piece of a few words says nothing."""

_MOST = 0.5
"""Which part of a sentence is in long pieces where it is put together from more than two."""

_NEARLY_ALL = 0.8
"""Which part of a sentence's words is in a text that might have been written in full."""

_END = "\n"
"""Between two texts, in place of a word."""

_POLICY = ".yaml"
"""How the names of policies' files end."""

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
    """A text with gaps into which a sentence fits, how many of its words are there, and what is in the gaps."""

    fixed: int
    found: Found
    fillings: list[list[str]]


class SentenceFinder:
    """Looks for sentences in the files that the site is made of."""

    def __init__(self, texts: Sequence[WrittenText]) -> None:
        """Make the texts ready to be looked through."""
        self._texts = texts
        self._words: list[str] = []
        self._starts: list[int] = []
        for text in texts:
            self._starts.append(len(self._words))
            # No sentence goes on in the next file.
            self._words += [*text.words, _END]
        self._places_of: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self._words):
            self._places_of[word].append(place)
        self._gapped: list[GappedText] = [gapped for text in texts for gapped in gapped_texts(text)]

    def find(self, sentence: str) -> Finding:
        """Where a sentence is written.

        Args:
            sentence: as a reader sees it; line breaks, quotation marks and the citations behind it do not matter.
        """
        words = words_of(_BOX.sub("", sentence))
        for wanted in (words, [word for word in words if not _is_citation(word)], _before_sources(words)):
            if places := self._likeliest_first(wanted):
                return Finding(How.WRITTEN, [*places, *self._nearly_all_of(wanted)])
        if listed := self._listed(sentence):
            return Finding(How.PUT_TOGETHER, listed)
        if nearly := self._nearly_all_of(words):
            return Finding(How.FILLED_IN, nearly)
        frames = self._frames(words)
        pieces = self._pieces(words)
        lengths = [len(piece[0].words.split()) for piece in pieces]
        # A frame that has no more words than a piece says no more of where the sentence is from.
        uncounted = [_uncounted(piece[0].words.split()) for piece in pieces]
        is_whole = _is_whole([length for length in uncounted if length], _uncounted(words))
        if best := self._with_most(frames, max(_least(words), max(lengths, default=0) + is_whole)):
            return Finding(How.FILLED_IN, best)
        if is_whole:
            return Finding(How.PUT_TOGETHER, _places_of_pieces(pieces))
        for frame in frames:
            if (parts := self._parts(frame)) is not None:
                return Finding(How.FILLED_IN, [frame.found, *parts])
        makers = [frame.found for frame in frames if _is_of_a_page(frame.found)]
        nearest = sorted((piece for piece in pieces if " " in piece[0].words), key=lambda piece: -len(piece[0].words))
        return Finding(How.NEARLY, [*makers[:1], *(piece[0] for piece in nearest[:_NEAREST])])

    def _likeliest_first(self, words: Sequence[str]) -> list[Found]:
        """Every place that has these words one after the other, in the order of the files.

        Of a few words, which are in many sentences, those come first that are a label by themselves; and of these, and
        of the others, what is in the modules of pages.
        """
        places = list(self._written(words))
        if len(words) <= _A_FEW:
            places.sort(key=lambda place: (place[1], _is_of_a_page(place[0])), reverse=True)
        return [found for found, _ in places]

    def _written(self, words: Sequence[str]) -> Iterator[tuple[Found, bool]]:
        """Every place that has these words one after the other, and whether nothing else is beside them there."""
        for at in self._places(words):
            number = bisect_right(self._starts, at) - 1
            text, first = self._texts[number], at - self._starts[number]
            place = Place(text.path, text.lines[first])
            yield Found(place, " ".join(words)), text.is_alone(first, first + len(words))

    def _places(self, words: Sequence[str]) -> Iterator[int]:
        """Where in all texts these words are, one after the other."""
        if not words:
            return
        # The rarest of them is in the fewest places.
        offset, places = min(
            enumerate(self._places_of.get(word, ()) for word in words), key=lambda numbered: len(numbered[1])
        )
        wanted = list(words)
        for place in places:
            start = place - offset
            if start >= 0 and self._words[start : start + len(wanted)] == wanted:
                yield start

    def _listed(self, sentence: str) -> list[Found]:
        """Where words and each item of the list in brackets behind them are written; nothing if one is nowhere."""
        found = _IN_BRACKETS.fullmatch(sentence.strip())
        if found is None:
            return []
        pieces = [words_of(text) for text in (found["before"], *found["items"].split(", "))]
        places = [self._likeliest_first(piece)[:1] for piece in pieces]
        return [place for each in places for place in each] if all(places) else []

    def _frames(self, words: Sequence[str], least: float = _FEWEST_FIXED, ending: str = "") -> list[_Frame]:
        """The texts with gaps into which the sentence fits, the one with the most of its words first.

        Args:
            words: the sentence.
            least: how many of its words have to be in the text.
            ending: how the names of the files that are looked through end.
        """
        frames = []
        for text in (text for text in self._gapped if text.path.name.endswith(ending)):
            fit = text.fit(words, least)
            if fit is not None and fit.fixed >= least:
                found = Found(Place(text.path, fit.line), " ".join(words))
                frames.append(_Frame(fit.fixed, found, [list(words[start:end]) for start, end in fit.gaps]))
        return sorted(frames, key=lambda frame: -frame.fixed)

    def _nearly_all_of(self, words: Sequence[str]) -> list[Found]:
        """The texts of policies that a sentence fits but for single words, such as `{their}`, which a program puts in.

        What one council writes with such a word may be written by another with the word itself. Elsewhere a gap may be
        anything, and a sentence that fits round it mostly another one.
        """
        return [
            frame.found
            for frame in self._frames(words, max(_FEWEST_FIXED, _NEARLY_ALL * len(words)), _POLICY)
            if frame.fixed < len(words) and all(len(filling) <= 1 for filling in frame.fillings)
        ]

    def _with_most(self, frames: Sequence[_Frame], least: float) -> list[Found]:
        """The frames that have the most words of the sentence, if they have enough of them."""
        fixed = frames[0].fixed if frames else 0
        return [frame.found for frame in frames if frame.fixed == fixed] if fixed >= max(least, 1) else []

    def _parts(self, frame: _Frame) -> list[Found] | None:
        """Where the words in the gaps of a frame are written, between what is counted; None if some are nowhere."""
        parts: list[Found] = []
        for filling in frame.fillings:
            for piece in _between_counted(filling):
                found = self._likeliest_first(piece)[:1] or self._with_most(self._frames(piece), _least(piece))[:1]
                if not found:
                    return None
                parts += found
        return list(dict.fromkeys(parts))

    def _pieces(self, words: Sequence[str]) -> list[list[Found]]:
        """The sentence in the longest pieces that are written somewhere, in its order; what is nowhere is left out.

        Returns:
            For each piece the places where it is written, the likeliest first.
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
        places = self._likeliest_first(words[start : start + longest])
        return [*self._pieces(words[:start]), places, *self._pieces(words[start + longest :])]

    def _is_written(self, words: Sequence[str]) -> bool:
        return next(self._places(words), None) is not None


def _least(words: Sequence[str]) -> float:
    """How many words of a sentence have to be in a text with gaps."""
    return _LEAST_FIXED * _uncounted(words)


def _uncounted(words: Sequence[str]) -> int:
    """How many words there are but those that are counted."""
    return sum(_COUNTED.fullmatch(word) is None for word in words)


def _between_counted(words: Sequence[str]) -> Iterator[list[str]]:
    """The words between those that are counted; "or" between two boxes is no words of its own."""
    for is_counted, group in groupby(words, key=lambda word: _COUNTED.fullmatch(word) is not None):
        piece = list(group)
        if not is_counted and piece != ["or"]:
            yield piece


def _places_of_pieces(pieces: Sequence[Sequence[Found]]) -> list[Found]:
    """The likeliest place of each piece, and then the others of those that are not in many sentences.

    A single word beside a piece is in hundreds of places, and says nothing of where the sentence is from.
    """
    lengths = [len(places[0].words.split()) for places in pieces]
    telling = [places for places, length in zip(pieces, lengths, strict=True) if length > 1 or max(lengths) == 1]
    others = (places[1:] for places in telling if len(places) <= _IN_MANY or len(places[0].words.split()) > _A_FEW)
    return [*(places[0] for places in telling), *(place for places in others for place in places)]


def _is_whole(lengths: Sequence[int], count: int) -> bool:
    """Whether pieces are a sentence: all words but counted ones, in two pieces at most or mostly in long ones.

    Any sentence can be cut into words that are somewhere, so only one piece may be a single word.
    """
    is_plain = len(lengths) <= 2 or _MOST * count <= sum(length for length in lengths if length > _A_FEW)
    return 0 < sum(lengths) == count and is_plain and lengths.count(1) <= 1


def _is_of_a_page(found: Found) -> bool:
    """Whether something is written in the module of a page."""
    return "pages" in found.place.path.parts


def _before_sources(words: list[str]) -> list[str]:
    """A sentence without the citations behind it, as they are read out: "Source HERTS-019"."""
    kept = list(words)
    while kept and (kept[-1] == "source" or _is_citation(kept[-1])):
        kept.pop()
    return kept


def _is_citation(word: str) -> bool:
    """Whether this can be the number of a fact, as pages show it behind a sentence."""
    return re.fullmatch(COUNCIL_FACT_NUMBER, word) is not None
