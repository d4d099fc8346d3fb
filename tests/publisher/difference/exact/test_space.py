from __future__ import annotations

from datetime import date

import pytest

from tests.publisher.difference.edited import EDITS, Pair, build

DAY = date(2026, 11, 22)


def pair(name: str | None = None) -> Pair:
    return Pair(build(), build(name), DAY)


@pytest.mark.parametrize("name", ["a question is asked of others", "an option is new", "numbers go further"])
def test_the_families_are_those_who_answer_what_either_version_asks_them_and_nothing_else(name: str) -> None:
    both = pair(name)
    space = both.space
    count = 0
    for family in both.families():
        for place, question in enumerate(space.questions):
            asked = any(space.is_asked(side, place, family) for side in (0, 1))
            assert asked == (family[place] in question.asked)
        weight = 1
        for place, question in enumerate(space.questions):
            weight *= question.values(family[place])
        count += weight
    assert count == space.size


def test_a_number_is_cut_where_either_version_cuts_it() -> None:
    space = pair("a number is cut elsewhere").space
    assert space.questions[space.numbers["age"]].starts == (0, 16, 17, 18, 26)


def test_a_question_with_another_name_is_the_same_question_and_so_is_an_option() -> None:
    space = pair("a question and an option have new ids").space
    assert [question.id for question in space.questions].count("money") == 1
    assert "manage" not in space.numbers
    place = space.numbers["money"]
    assert space.answers(0, {place: 1}) == {"manage": "no"}
    assert space.answers(1, {place: 1}) == {"money": "helped"}
    assert space.cell_of(0, "manage", "no") == space.cell_of(1, "money", "helped") == (place, 1)


def test_an_answer_that_a_version_does_not_have_is_open_to_it() -> None:
    space = pair("an option is new").space
    place = space.numbers["ehc_plan"]
    cell = list(space.questions[place].options).index("asked")
    assert "ehc_plan" not in space.answers(0, {place: cell})
    assert space.answers(1, {place: cell}) == {"ehc_plan": "asked"}
    assert space.cell_of(0, "ehc_plan", "asked") is None
    older = pair("an option is gone").space
    assert older.questions[older.numbers["ehc_review"]].options["this_term"] == "Later this term"


def test_a_question_with_answers_of_another_kind_is_another_question() -> None:
    space = pair("a question takes other answers").space
    old, new = space.numbers["manage (before)"], space.numbers["manage"]
    assert space.questions[old].short == "Managing the money (before)"
    assert space.answers(0, {old: 0, new: 1}) == {"manage": "yes"}
    assert space.answers(1, {old: 0, new: 1}) == {"manage": 5}


def test_a_number_beyond_what_a_version_takes_is_open_to_it() -> None:
    space = pair("numbers go further").space
    assert space.cell_of(0, "age", 30) == space.cell_of(1, "age", 30)
    place, cell = space.cell_of(1, "age", 30) or (0, 0)
    assert space.answers(0, {place: cell}) == {}
    assert space.answers(1, {place: cell}) == {"age": 26}
    assert space.cell_of(1, "age", 31) is None


@pytest.mark.thorough
@pytest.mark.parametrize("name", EDITS)
def test_each_version_is_carried_into_the_space_as_it_is(name: str) -> None:
    """A question of the space leads to the very node that it had, where both versions are one."""
    both = Pair(build(name), build(name), DAY)
    assert [question.id for question in both.space.questions] == [q.id for q in both.logics[1].questions]
    for decision in both.logics[1].decisions:
        nodes = {
            both.space.carry(side, decision.root, lambda outcome: outcome, lambda found, _: max(found))
            for side in (0, 1)
        }
        assert len(nodes) == 1
