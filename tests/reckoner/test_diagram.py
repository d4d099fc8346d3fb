from __future__ import annotations

import itertools
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from reckoner.diagram import members, restrict, settled, settles, smallest_change, support
from tests.examples import examples
from tests.rules import OPEN, Rules, outcome, rules


@given(rules())
@examples(40)
def test_what_is_possible_is_what_some_completion_comes_to(some: Rules) -> None:
    edition = some.edition()
    for known in some.partial():
        restricted = restrict(edition, list(known))
        for number, decision in enumerate(edition.decisions):
            possible = restricted.possible[restricted.same[decision.root]]
            assert set(members(possible)) == some.possible(number, known)
            assert settled(possible) == (len(some.possible(number, known)) == 1)


@given(rules())
@examples(40)
def test_support_is_what_can_still_change_where_a_decision_leads(some: Rules) -> None:
    edition = some.edition()
    for known in some.partial():
        restricted = restrict(edition, list(known))
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
            assert support(restricted, restricted.same[decision.root]) == changing


@given(rules())
@examples(40)
def test_a_question_settles_the_share_of_its_answers_that_leave_one_outcome(some: Rules) -> None:
    edition = some.edition()
    for known in some.partial():
        restricted = restrict(edition, list(known))
        for number, decision in enumerate(edition.decisions):
            for question, count in enumerate(some.cells):
                if known[question] == OPEN:
                    tried = [(*known[:question], cell, *known[question + 1 :]) for cell in range(count)]
                    share = Fraction(sum(len(some.possible(number, each)) == 1 for each in tried), count)
                    assert settles(restricted, restricted.same[decision.root], question, count) == float(share)


@given(rules(), st.data())
@examples(80)
def test_the_smallest_change_is_enough_and_as_small_as_any(some: Rules, data: st.DataObject) -> None:
    fixed = data.draw(st.lists(st.booleans(), min_size=len(some.cells), max_size=len(some.cells)))
    wanted = data.draw(st.sets(st.integers(0, 3), min_size=1, max_size=2))
    edition = some.edition(fixed)
    known = data.draw(st.tuples(*(st.integers(OPEN, count - 1) for count in some.cells)))
    for number, decision in enumerate(edition.decisions):
        found = smallest_change(edition, decision.root, frozenset(wanted), list(known))
        leads_there = [
            [q for q, cell in enumerate(family) if known[q] not in (OPEN, cell)]
            for family in some.families()
            if outcome(some.decisions[number], family) in wanted
        ]
        allowed = [len(changed) for changed in leads_there if not any(fixed[q] for q in changed)]
        if found is None:
            assert not allowed
            continue
        changes = dict(found)
        assert list(changes) == sorted(changes)
        assert some.possible(number, changed(known, changes)) <= wanted
        assert sum(known[question] != OPEN for question in changes) == min(allowed)
        assert not any(known[question] != OPEN and fixed[question] for question in changes)
        for size in range(len(changes)):
            for kept in itertools.combinations(changes.items(), size):
                assert not some.possible(number, changed(known, dict(kept))) <= wanted


def changed(known: tuple[int, ...], changes: dict[int, int]) -> list[int]:
    return [changes.get(question, cell) for question, cell in enumerate(known)]


def test_among_equally_small_changes_the_authors_first_option_is_taken() -> None:
    either = Rules([3], [[("is", 0, frozenset([1, 2])), True]])
    edition = either.edition()
    assert smallest_change(edition, edition.decisions[0].root, frozenset([0]), [0]) == [(0, 1)]


def test_an_answer_already_given_is_kept_where_it_serves() -> None:
    either = Rules([3, 2], [[("all", (("is", 0, frozenset([1, 2])), ("is", 1, frozenset([0])))), True]])
    edition = either.edition()
    assert smallest_change(edition, edition.decisions[0].root, frozenset([0]), [2, 1]) == [(1, 0)]
