"""Whether answers meet a condition that a sentence or a word hangs on, with three values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reckoner.policy import AnswerTest

if TYPE_CHECKING:
    from reckoner.answers import Answers
    from reckoner.policy import Combined


def is_met(test: AnswerTest | Combined, answers: Answers) -> bool | None:
    """Whether answers meet a condition; None where that is not known.

    This has three values and is no diagram, as nothing hangs on it but a sentence: one is left out, at worst, of which
    every completion of the answers would be true.
    """
    if isinstance(test, AnswerTest):
        number = answers.numbers[test.question]
        if number is not None:
            return test.least <= number < test.below
        cell = answers.cells[test.question]
        return None if cell < 0 else cell in test.cells
    found = [is_met(part, answers) for part in test.parts]
    if test.kind == "not":
        return None if found[0] is None else not found[0]
    deciding = test.kind == "any"
    return deciding if deciding in found else None if None in found else not deciding
