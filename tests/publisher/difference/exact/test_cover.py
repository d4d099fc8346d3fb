from __future__ import annotations

import itertools
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from hypothesis import given

from publisher.difference.exact import cover as module
from publisher.difference.exact.cover import CoverError, cover, families_of
from publisher.difference.exact.families import NOBODY, Families
from tests.examples import examples
from tests.rules import Rules, rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.difference.exact.cover import Box

type Family = tuple[int, ...]


def space_of(some: Rules) -> tuple[Families, int]:
    """A space with the families that have the first outcome of the first decision.

    There can be only those families of which the last question is answered in its last cell, or the last decision has
    its first outcome.
    """
    space = Families([[1] * cells for cells in some.cells])
    conditions = [space.diagrams.decide([*decision[:1], True]) for decision in some.decisions]
    last = len(some.cells) - 1
    limit = space.diagrams.either(conditions[-1], space.answering(last, [some.cells[-1] - 1]))
    space.limit({last: limit})
    return space, conditions[0]


def has(space: Families, families: int, family: Family) -> bool:
    node = families
    for place, cell in enumerate(family):
        node = space.diagrams.child(node, place, cell)
    return node != NOBODY


def boxes(some: Rules) -> Iterator[list[tuple[int, ...]]]:
    """Every sentence that there can be: for each question some of its cells."""
    choices = [
        [chosen for size in range(1, cells + 1) for chosen in itertools.combinations(range(cells), size)]
        for cells in some.cells
    ]
    yield from map(list, itertools.product(*choices))


def fewest(some: Rules, wanted: set[Family], free: set[Family]) -> int:
    """How few sentences mean all wanted families, and no other that can be: by trying all."""
    allowed = wanted | free
    found = {frozenset(itertools.product(*box)) for box in boxes(some)}
    useful = {frozenset(box & wanted) for box in found if box <= allowed}
    useful = {box for box in useful if not any(box < other for other in useful)}
    count = 0
    while not any(frozenset().union(*chosen) >= wanted for chosen in itertools.combinations(useful, count)):
        count += 1
    return count


def says(box: Box, family: Family) -> bool:
    return all(family[place] in cells for place, cells in box)


def easy(box: Box) -> int:
    return len(box)


@pytest.mark.thorough
@given(rules(most_questions=3))
@examples(40)
def test_the_sentences_mean_exactly_the_families_and_are_the_fewest_that_do(some: Rules) -> None:
    space, families = space_of(some)
    can_be = {family for family in some.families() if has(space, space.possible, family)}
    wanted = {family for family in can_be if has(space, families, family)}
    found = cover(space, families, easy)
    assert found.fewest
    assert {family for family in can_be if any(says(box, family) for box in found.boxes)} == wanted
    assert len(found.boxes) == fewest(some, wanted, set(some.families()) - can_be)


@pytest.mark.thorough
@given(rules(most_questions=3))
@examples(40)
def test_every_answer_in_a_sentence_is_given_by_a_family_that_it_speaks_of(some: Rules) -> None:
    space, families = space_of(some)
    can_be = [family for family in some.families() if has(space, space.possible, family)]
    for box in cover(space, families, easy).boxes:
        spoken = [family for family in can_be if says(box, family)]
        assert all({family[place] for family in spoken} == set(cells) for place, cells in box)


@pytest.mark.thorough
@given(rules(most_questions=3))
@examples(25)
def test_sentences_found_without_a_search_mean_the_same_and_do_not_claim_to_be_the_fewest(some: Rules) -> None:
    space, families = space_of(some)
    with patch.object(module, "_MOST_PRIMES", -1), patch.object(module, "_MOST_STEPS", -1):
        found = cover(space, families, easy)
    assert not found.fewest
    can_be = [family for family in some.families() if has(space, space.possible, family)]
    for family in can_be:
        assert any(says(box, family) for box in found.boxes) == has(space, families, family)
    for left_out in found.boxes:
        others = [box for box in found.boxes if box is not left_out]
        assert {f for f in can_be if any(says(b, f) for b in others)} != {f for f in can_be if has(space, families, f)}


def test_sentences_that_mean_other_families_are_never_shown() -> None:
    space = Families([[1, 1, 1], [1, 1]])
    families = space.answering(0, [1])
    with patch.object(module, "_reduced", lambda *_: ((0, (1, 2)),)), pytest.raises(CoverError):
        cover(space, families, easy)


def test_a_sentence_is_the_set_of_those_who_meet_all_its_conditions() -> None:
    space = Families([[1, 1, 1], [1, 1]])
    both = space.meet([space.answering(0, [0, 2]), space.answering(1, [1])])
    assert families_of(space, ((0, (0, 2)), (1, (1,)))) == both
