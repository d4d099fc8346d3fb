from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from publisher.rules.formulas import AnswerIn, Compound
from publisher.rules.left_open import FALSE, TRUE, LeftOpen
from tests.examples import examples
from tests.rules import Rules, holds, rules

if TYPE_CHECKING:
    from publisher.rules.formulas import AnswerTree

YES, NO = AnswerIn(0, frozenset([0])), AnswerIn(0, frozenset([1]))
OTHER = AnswerIn(1, frozenset([1]))


@given(rules())
@examples(35)
def test_a_condition_is_certain_and_right_once_all_is_answered(some: Rules) -> None:
    conditions = LeftOpen()
    for tree in (tree for decision in some.decisions for tree in decision):
        whole = conditions.number(tree)
        for family in some.families():
            left = whole
            for question, cell in enumerate(family):
                left = conditions.left(left, question, cell)
            assert left == (TRUE if holds(tree, family) else FALSE)


@given(rules(), st.data())
@examples(35)
def test_a_condition_turns_on_no_question_before_its_first(some: Rules, data: st.DataObject) -> None:
    conditions = LeftOpen()
    whole = conditions.number(some.decisions[0][0])
    question = data.draw(st.integers(0, len(some.cells) - 1))
    cell = data.draw(st.integers(0, some.cells[question] - 1))
    if question < conditions.first(whole):
        assert conditions.left(whole, question, cell) == whole


def test_conditions_that_say_the_same_in_the_same_order_are_one() -> None:
    conditions = LeftOpen()
    twice: AnswerTree = Compound("any", (YES, OTHER, YES, False))
    once: AnswerTree = Compound("any", (YES, OTHER))
    turned: AnswerTree = Compound("any", (OTHER, YES))
    alone: AnswerTree = Compound("all", (YES, True))
    assert conditions.number(twice) == conditions.number(once) != conditions.number(turned)
    assert conditions.number(alone) == conditions.number(YES) != conditions.number(NO)


def test_what_decides_is_certain_whatever_is_open_beside_it() -> None:
    conditions = LeftOpen()
    some: AnswerTree = Compound("any", (OTHER, True))
    none: AnswerTree = Compound("all", (OTHER, Compound("not", (True,))))
    assert (conditions.number(some), conditions.number(none)) == (TRUE, FALSE)
