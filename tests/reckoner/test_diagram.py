from __future__ import annotations

import itertools
from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.rules.formulas import AnswerIn, Compound
from reckoner.diagram import Changes, can_settle, cofactors, members, settled, settles, turns_on
from tests.examples import examples
from tests.rules import OPEN, Rules, outcome, rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.rules.formulas import AnswerTree
    from reckoner.policy import Edition


@pytest.mark.thorough
@given(rules())
@examples(40)
def test_what_is_possible_is_what_some_completion_comes_to(some: Rules) -> None:
    edition = some.edition()
    for known in some.partial():
        reduced = cofactors(edition, list(known))
        for number, decision in enumerate(edition.decisions):
            possible = reduced.possible[reduced.of[decision.root]]
            assert set(members(possible)) == some.possible(number, known)
            assert settled(possible) == (len(some.possible(number, known)) == 1)


@pytest.mark.thorough
@given(rules())
@examples(40)
def test_support_is_what_can_still_change_where_a_decision_leads(some: Rules) -> None:
    edition = some.edition()
    for known in some.partial():
        reduced = cofactors(edition, list(known))
        for number, decision in enumerate(edition.decisions):
            changing = set()
            for question in (question for question, cell in enumerate(known) if cell == OPEN):
                others = (*known[:question], 0, *known[question + 1 :])
                for family in some.families(others):
                    tried = [
                        (*family[:question], cell, *family[question + 1 :]) for cell in range(some.cells[question])
                    ]
                    if len({outcome(some.decisions[number], each) for each in tried}) > 1:
                        changing.add(question)
            assert set(members(reduced.support[reduced.of[decision.root]])) == changing


with_meanings = given(rules(3), st.lists(st.sampled_from(["now", "later", None]), min_size=4, max_size=4), st.data())
"""Rules, and what each outcome comes to: some to the same, and some to nothing that is told."""


@st.composite
def answers_aside(draw: st.DrawFn, some: Rules) -> tuple[dict[int, frozenset[int]], list[set[int]]]:
    """For each question the answers that are left aside, and those that are left."""
    aside = {
        question: draw(st.frozensets(st.integers(0, cells - 1), max_size=cells - 1))
        for question, cells in enumerate(some.cells)
    }
    return aside, [set(range(cells)) - aside[question] for question, cells in enumerate(some.cells)]


@pytest.mark.thorough
@with_meanings
@examples(40)
def test_a_result_turns_on_what_alone_can_lead_to_another_that_comes_to_something_else(
    some: Rules, comes_to: list[str | None], data: st.DataObject
) -> None:
    edition = some.edition()
    aside, left = data.draw(answers_aside(some))
    for known in some.partial():
        reduced = cofactors(edition, list(known))
        for number, decision in enumerate(edition.decisions):
            changing = set()
            for question in (question for question, cell in enumerate(known) if cell == OPEN):
                others = (*known[:question], 0, *known[question + 1 :])
                for family in some.families(others):
                    if any(known[k] == OPEN and family[k] in aside[k] for k in range(len(known)) if k != question):
                        continue
                    tried = ((*family[:question], cell, *family[question + 1 :]) for cell in left[question])
                    told = {comes_to[outcome(some.decisions[number], each)] for each in tried} - {None}
                    if len(told) > 1:
                        changing.add(question)
            found = turns_on(reduced, reduced.of[decision.root], comes_to[: edition.terminals], aside)
            assert set(members(found)) == changing


@pytest.mark.thorough
@with_meanings
@examples(40)
def test_a_decision_can_settle_if_some_answers_to_what_was_not_asked_leave_one_thing_it_comes_to(
    some: Rules, comes_to: list[str | None], data: st.DataObject
) -> None:
    edition = some.edition()
    aside, left = data.draw(answers_aside(some))
    unsure = data.draw(st.sets(st.sampled_from(range(len(some.cells)))))
    for known in some.partial():
        reduced = cofactors(edition, list(known))
        values = [left[question] if cell == OPEN else {cell} for question, cell in enumerate(known)]
        for number, decision in enumerate(edition.decisions):
            told: dict[tuple[int, ...], set[str | None]] = {}
            for family in itertools.product(*values):
                asked = tuple(-1 if question in unsure else cell for question, cell in enumerate(family))
                told.setdefault(asked, set()).add(comes_to[outcome(some.decisions[number], family)])
            expected = any(len(each - {None}) <= 1 for each in told.values())
            bits = sum(1 << question for question in unsure)
            root = reduced.of[decision.root]
            assert can_settle(reduced, root, comes_to[: edition.terminals], aside, bits) == expected


@pytest.mark.thorough
@given(rules())
@examples(40)
def test_a_question_settles_results_in_the_share_of_its_answers_that_leave_one_outcome(some: Rules) -> None:
    edition = some.edition()
    for known in some.partial():
        reduced = cofactors(edition, list(known))
        roots = Counter(reduced.of[decision.root] for decision in edition.decisions)
        for question, count in enumerate(some.cells):
            if known[question] == OPEN:
                tried = [(*known[:question], cell, *known[question + 1 :]) for cell in range(count)]
                left_one = [
                    len(some.possible(number, each)) == 1 for number in range(len(some.decisions)) for each in tried
                ]
                assert settles(reduced, roots, question, count) == float(Fraction(sum(left_one), count))


@pytest.mark.thorough
@given(rules(), st.data())
@examples(80)
def test_the_smallest_change_is_enough_and_as_small_as_any(some: Rules, data: st.DataObject) -> None:
    fixed = data.draw(st.lists(st.booleans(), min_size=len(some.cells), max_size=len(some.cells)))
    wanted = data.draw(st.sets(st.integers(0, 3), min_size=1, max_size=2))
    edition = some.edition(fixed)
    known = data.draw(st.tuples(*(st.integers(OPEN, count - 1) for count in some.cells)))
    changes = changes_of(edition, list(known))
    targets = sum(1 << outcome for outcome in wanted)
    for number, decision in enumerate(edition.decisions):
        found = changes.smallest(decision.root, targets)
        enough = [
            (sum(known[q] != OPEN for q in choice), sum(known[q] == OPEN for q in choice))
            for choice in choices(some, known, fixed)
            if some.possible(number, changed(known, choice)) <= wanted
        ]
        if found is None:
            assert not enough
            continue
        smallest = dict(found)
        assert list(smallest) == sorted(smallest)
        assert some.possible(number, changed(known, smallest)) <= wanted
        told = sum(known[q] != OPEN for q in smallest), sum(known[q] == OPEN for q in smallest)
        assert told == min(enough)
        assert not any(fixed[question] for question in smallest)
        for size in range(len(smallest)):
            for kept in itertools.combinations(smallest.items(), size):
                assert not some.possible(number, changed(known, dict(kept))) <= wanted


def choices(some: Rules, known: tuple[int, ...], fixed: list[bool]) -> Iterator[dict[int, int]]:
    """Every way to answer questions otherwise, or for the first time, that are not fixed."""
    cells = [
        [OPEN] if fixed[question] else [OPEN, *(cell for cell in range(count) if cell != known[question])]
        for question, count in enumerate(some.cells)
    ]
    for row in itertools.product(*cells):
        yield {question: cell for question, cell in enumerate(row) if cell != OPEN}


def changes_of(edition: Edition, cells: list[int]) -> Changes:
    return Changes(edition, cofactors(edition, cells), cells)


def changed(known: tuple[int, ...], changes: dict[int, int]) -> list[int]:
    return [changes.get(question, cell) for question, cell in enumerate(known)]


def test_among_equally_small_changes_the_authors_first_option_is_taken() -> None:
    either = Rules([3], [[AnswerIn(0, frozenset([1, 2])), True]])
    edition = either.edition()
    assert changes_of(edition, [0]).smallest(edition.decisions[0].root, 0b1) == [(0, 1)]


def test_an_answer_already_given_is_kept_where_it_serves() -> None:
    both: AnswerTree = Compound("all", (AnswerIn(0, frozenset([1, 2])), AnswerIn(1, frozenset([0]))))
    either = Rules([3, 2], [[both, True]])
    edition = either.edition()
    assert changes_of(edition, [2, 1]).smallest(edition.decisions[0].root, 0b1) == [(1, 0)]
