"""Compiles the test of one answer that letters and words rest on: the engine takes it as it is, without a diagram."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reckoner import policy as engine

if TYPE_CHECKING:
    from publisher.model.formulas import Test
    from publisher.rules.logic import Logic


def test_of(test: Test, logic: Logic) -> engine.AnswerTest:
    """The test as the engine makes it. The council asks its question."""
    number = logic.numbers[test.question]
    question = logic.questions[number]
    if question.number is None:
        return engine.AnswerTest(number, logic.cells(test), 0, 0)
    least = question.number.least if test.at_least is None else test.at_least
    below = question.number.most + 1 if test.below is None else test.below
    return engine.AnswerTest(number, frozenset(), least, below)
