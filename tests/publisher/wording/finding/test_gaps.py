from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.wording.finding.gaps import Fit, GappedText, gapped_texts
from publisher.wording.finding.written import BREAK, GAP, WrittenText

WORDS = st.lists(st.sampled_from("abc"), max_size=3)


def gapped(text: str) -> GappedText:
    """A text of words, with `_` for a gap, each word on a line of its own."""
    words = text.replace("_", GAP).split()
    (found,) = gapped_texts(WrittenText(Path("a.py"), words, list(range(1, len(words) + 1))))
    return found


@pytest.mark.parametrize(
    ("text", "sentence", "fit"),
    [
        ("go to _ now", "go to step 3 now", Fit(3, 1, ((2, 4),))),
        ("go to _ now", "to step 3", Fit(1, 2, ((1, 3),))),
        ("go to _ now", "step 3 now", Fit(1, 4, ((0, 2),))),
        ("go to _ now", "go to", Fit(2, 1, ())),
        ("go _ to _ now", "go a b to now", Fit(3, 1, ((1, 3), (4, 4)))),
        ("go _ _ now", "go a now", Fit(2, 1, ((1, 2),))),
        ("_ go", "a b go", Fit(1, 2, ((0, 2),))),
        ("go to _ now", "go from step 3 now", Fit(1, 4, ((0, 4),))),
        ("go _ to _ now", "now and then", None),
        ("go to _ now", "step 3", None),
    ],
)
def test_a_sentence_is_read_with_as_many_words_of_the_text_as_can_be(text: str, sentence: str, fit: Fit | None) -> None:
    assert gapped(text).fit(sentence.split(), 1) == fit


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4), WORDS)
def test_whatever_is_put_into_the_gaps_the_sentence_is_read(
    parts: list[tuple[list[str], list[str]]], end: list[str]
) -> None:
    text = [word for run, _ in parts for word in (*run, "_")] + end
    sentence = [word for run, filling in parts for word in (*run, *filling)] + end
    fixed = sum(len(run) for run, _ in parts) + len(end)
    if fixed:
        fit = gapped(" ".join(text)).fit(sentence, 1)
        assert fit is not None
        assert fit.fixed >= fixed
        assert fit.fixed + sum(stop - start for start, stop in fit.gaps) == len(sentence)


def test_only_what_has_a_gap_between_two_breaks_is_a_text_with_gaps() -> None:
    words = ["a", BREAK, "b", GAP, "c", BREAK, GAP]
    found = list(gapped_texts(WrittenText(Path("a.py"), words, [1] * len(words))))
    assert [[run.words for run in text.runs] for text in found] == [[["b"], ["c"]], [[], []]]
