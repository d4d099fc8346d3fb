from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.difference.exact.families import EVERYBODY, NOBODY, Families
from tests.examples import examples
from tests.rules import Rules, rules


@pytest.mark.thorough
@given(rules(), st.data())
@examples(30)
def test_families_are_counted_by_what_they_can_answer_and_any_set_has_a_whole_family(
    some: Rules, data: st.DataObject
) -> None:
    values = [data.draw(st.lists(st.integers(1, 5), min_size=cells, max_size=cells)) for cells in some.cells]
    space = Families(values)
    families = space.diagrams.leading_to(space.diagrams.decide(some.decisions[0]), {0})
    counted = 0
    for family in itertools.product(*map(range, space.cells)):
        node = families
        for place, cell in enumerate(family):
            node = space.diagrams.child(node, place, cell)
        if node != NOBODY:
            weight = 1
            for place, cell in enumerate(family):
                weight *= values[place][cell]
            counted += weight
    assert space.count(families) == counted
    if families == NOBODY:
        with pytest.raises(ValueError, match="no family"):
            space.whole_family(families)
        return
    whole = space.whole_family(families)
    assert set(whole) == set(range(len(space.cells)))
    assert space.diagrams.within(space.meet(space.answering(place, [cell]) for place, cell in whole.items()), families)


def test_the_limits_of_some_questions_are_those_of_what_decides_whether_they_are_asked_too() -> None:
    space = Families([[1, 1], [1, 1, 1], [1, 1, 1]])
    asked = [space.answering(0, [1]), space.answering(1, [1])]
    limits = {
        place: space.diagrams.either(
            space.meet([guard, space.answering(place, [0, 1])]),
            space.meet([space.diagrams.others(guard), space.answering(place, [2])]),
        )
        for place, guard in zip((1, 2), asked, strict=True)
    }
    space.limit(limits)
    assert space.limit_of([2]) == space.possible == space.meet(limits.values())
    assert space.limit_of([1]) == limits[1]
    assert space.limit_of([0]) == EVERYBODY
    # First not asked; asked, and then either asked further, in two ways, or not.
    assert space.size == 1 + 2 + 1
