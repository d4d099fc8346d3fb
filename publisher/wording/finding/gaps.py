"""Reads a sentence in a text with gaps: each of its words is in the text, or in a gap that a program fills."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from publisher.wording.finding.written import BREAK, GAP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from publisher.wording.finding.written import WrittenText


class Fit(NamedTuple):
    """How a sentence is read in a text.

    fixed: how many of its words are in the text.
    line: where the first of these is.
    gaps: from which to which of its words each gap has, in their order.
    """

    fixed: int
    line: int
    gaps: tuple[tuple[int, int], ...]


_NOTHING = Fit(0, 0, ())


@dataclass(frozen=True, slots=True)
class _Run:
    """The words from one gap to the next."""

    words: list[str]
    lines: list[int]


@dataclass(frozen=True, slots=True)
class GappedText:
    """A text with gaps, as the runs of words before, between and behind them."""

    path: Path
    runs: list[_Run]
    vocabulary: frozenset[str]

    def fit(self, words: Sequence[str], least: float) -> Fit | None:
        """The way to read a sentence here in which the most of its words are fixed.

        None where it cannot be read, or where the text has fewer of its words than `least`.
        """
        if sum(map(self.vocabulary.__contains__, words)) < max(least, 1):
            return None
        positions: dict[str, list[int]] = defaultdict(list)
        for position, word in enumerate(words):
            positions[word].append(position)
        best: Fit | None = None
        # How the first words of the sentence are read up to the end of a run, by how many words that are.
        read: dict[int, Fit] = {}
        for number, run in enumerate(self.runs):
            ends, read = _read(run, words, positions, read if number else None)
            best = max(filter(None, (best, *ends)), default=None)
        return best


def gapped_texts(text: WrittenText) -> Iterator[GappedText]:
    """The texts of a file that have gaps: between two breaks, or all of it."""
    runs = [_Run([], [])]
    for word, line in (*zip(text.words, text.lines, strict=True), (BREAK, 0)):
        if word == BREAK:
            if len(runs) > 1:
                yield GappedText(text.path, runs, frozenset(word for run in runs for word in run.words))
            runs = [_Run([], [])]
        elif word != GAP:
            runs[-1].words.append(word)
            runs[-1].lines.append(line)
        elif runs[-1].words or len(runs) == 1:
            runs.append(_Run([], []))


def _read(
    run: _Run, words: Sequence[str], positions: Mapping[str, Sequence[int]], before: Mapping[int, Fit] | None
) -> tuple[list[Fit], dict[int, Fit]]:
    """Read on in the next run of words.

    Args:
        run: the words.
        words: the sentence.
        positions: where each word is in the sentence.
        before: what is read up to the gap before the run; None where there is no gap.

    Returns:
        The ways in which the sentence ends in the gap before the run or in the run; and what is read up to its end.
    """
    ends: list[Fit] = []
    after: dict[int, Fit] = {}

    def read_from(start: int, offset: int, fit: Fit) -> None:
        length = _in_common(run.words, offset, words, start)
        longer = Fit(fit.fixed + length, fit.line or run.lines[offset], fit.gaps)
        if start + length == len(words):
            ends.append(longer)
        elif offset + length == len(run.words):
            after[start + length] = max(longer, after.get(start + length, longer))

    if before is not None:
        if before:
            ends.append(_through_the_gap(before, len(words)))
        for position in positions.get(run.words[0], ()) if run.words else ():
            read_from(position, 0, _through_the_gap(before, position))
    # Or the sentence begins in the run.
    for offset in (offset for offset, word in enumerate(run.words) if word == words[0]):
        read_from(0, offset, _NOTHING)
    return ends, after


def _through_the_gap(before: Mapping[int, Fit], position: int) -> Fit:
    """The best way to have read the words before a position, the last of them in a gap; all of them, if need be."""
    ways: Iterable[tuple[Fit, int]] = ((fit, start) for start, fit in before.items() if start <= position)
    fit, start = max(ways, default=(_NOTHING, 0))
    return fit._replace(gaps=(*fit.gaps, (start, position)))


def _in_common(run: Sequence[str], offset: int, words: Sequence[str], start: int) -> int:
    """How many words are the same, from a place in a run and from a place in a sentence on."""
    length = 0
    while offset + length < len(run) and start + length < len(words) and run[offset + length] == words[start + length]:
        length += 1
    return length
