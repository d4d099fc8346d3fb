"""The engine against naive judgement, over the sets of answers that can make a difference."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reckoner
from publisher.policies.editions import editions
from tests.examples import SEARCH, examples
from tests.policies import GOOD, REAL, compiled, councils
from tests.reckoner.every_council import naive_of, some_answers
from tests.reckoner.judged import assert_exact, assert_smallest_change
from tests.reckoner.naive import partial_answers

if TYPE_CHECKING:
    from pathlib import Path

    from tests.reckoner.naive import Answer, Naive

EVERY_EDITION = [
    pytest.param(files.folder, number, id=f"{files.council.id}-{edition.from_}")
    for policies in (GOOD, REAL)
    for files in councils(policies)
    for number, edition in enumerate(editions(files))
]


MOST = 500 * SEARCH
"""A decision by many questions has more sets of answers than this. A part of them is tried that is spread evenly."""


def stride(sets: int) -> int:
    """How many sets of answers to go on each time, so that no more than `MOST` are tried.

    It has no factor in common with how many answers there are to a question: any few answers are tried together.
    """
    return next(step for step in itertools.count(-(-sets // MOST)) if math.gcd(step, sets) == 1)


def choices(naive: Naive, questions: frozenset[str]) -> tuple[tuple[str, tuple[Answer, ...]], ...]:
    return tuple((name, tuple(naive.values[name])) for name in naive.questions if name in questions)


@pytest.mark.thorough
@pytest.mark.parametrize(("folder", "number"), EVERY_EDITION)
def test_each_decision_is_exact_for_all_answers_to_its_own_questions(folder: Path, number: int) -> None:
    policy, naive = compiled(folder), naive_of(folder, number)
    by_questions: dict[frozenset[str], list[tuple[str, str, str | None]]] = {}
    for about, questions in naive.mentioned.items():
        by_questions.setdefault(questions, []).append(about)
    for questions, abouts in by_questions.items():
        given = choices(naive, questions)
        step = stride(math.prod(len(values) + 1 for _, values in given))
        for answers in itertools.islice(partial_answers(given), None, None, step):
            result = reckoner.estimate(policy, answers, naive.edition.from_)
            for about in abouts:
                assert_exact(result, about, naive, answers)


@pytest.mark.parametrize(("folder", "number"), [case for case in EVERY_EDITION if "exampleshire" in str(case.id)])
def test_each_smallest_change_is_enough_and_as_small_as_any(folder: Path, number: int) -> None:
    policy, naive = compiled(folder), naive_of(folder, number)
    for about, questions in naive.mentioned.items():
        if about[0] != "note":
            for answers in partial_answers(choices(naive, questions)):
                asked = {name: v for name, v in answers.items() if naive.surely_asked(name, answers) is not False}
                result = reckoner.estimate(policy, answers, naive.edition.from_)
                assert_smallest_change(result, about, naive, asked)


@pytest.mark.thorough
@pytest.mark.parametrize(("folder", "number"), EVERY_EDITION)
@given(data=st.data())
@examples(30)
def test_every_decision_is_exact_for_any_answers(data: st.DataObject, folder: Path, number: int) -> None:
    policy, naive = compiled(folder), naive_of(folder, number)
    answers = data.draw(some_answers(naive))
    result = reckoner.estimate(policy, answers, naive.edition.from_)
    asked = {name: value for name, value in answers.items() if naive.surely_asked(name, answers) is not False}
    for about in naive.conditions:
        assert_exact(result, about, naive, answers)
        if about[0] != "note":
            assert_smallest_change(result, about, naive, asked)
    open_now = {about: naive.matters(about, answers) for about in naive.conditions}
    matter = set().union(*open_now.values())
    assert result["still_matter"] == [name for name in naive.questions if name in matter]
    assert result["settled"] == (not matter)
    unasked = [name for name in naive.questions if naive.surely_asked(name, answers) is False]
    assert result["not_applicable"] == unasked
