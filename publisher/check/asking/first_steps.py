"""What is said to come first leads on: every family that is sent to a step has a way from it to a better answer.

The proof goes backwards over all families at once: from those that can ask, by every move that an answer can make
(`change` in questions.yaml), to those that can get there. Whoever is told of a first step has to be among them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.model.formulas import Test, walk
from publisher.rules.formulas import over_tests
from publisher.rules.logic import HIDDEN, SHOWN, build_logic, used_questions
from publisher.source.problems import Code, Report

if TYPE_CHECKING:
    from publisher.model.england.questions import Move
    from publisher.policies.editions import Edition
    from publisher.rules.logic import DecisionLogic, Logic

_FIRST = "first_step"
_AT_LEAST_AS_GOOD = ("ask_now", "ask_later")


def check_first_steps(edition: Edition, report: Report) -> None:
    """Every family that is told of a first step can come to ask, now or later, by answers that can change."""
    changes = [question.change for question in used_questions(edition) if question.change is not None]
    conditions = [move.if_ for change in changes for move in change.moves if move.if_ is not None]
    also = [found for condition in conditions for _, found in walk(condition) if isinstance(found, Test)]
    logic = build_logic(edition, also)
    for decision in logic.decisions:
        if any(outcome.status == _FIRST for outcome in decision.outcomes):
            _check(logic, decision, report)


def _check(logic: Logic, decision: DecisionLogic, report: Report) -> None:
    diagrams = logic.diagrams
    good = {k for k, outcome in enumerate(decision.outcomes) if outcome.status in _AT_LEAST_AS_GOOD}
    before = None
    can_get_there = diagrams.leading_to(decision.root, good)
    while can_get_there != before:
        before = can_get_there
        for number, question in enumerate(logic.questions):
            if question.change is None:
                continue
            if question.change.by == "family":
                can_get_there = diagrams.with_any(can_get_there, number)
            for move in question.change.moves:
                can_get_there = _one_move_back(logic, can_get_there, number, move)
    for number, outcome in enumerate(decision.outcomes):
        if outcome.status == _FIRST:
            witness = diagrams.witness_of_both(decision.root, number, can_get_there, HIDDEN)
            if witness is not None:
                what = f"Where {logic.in_words(witness)}, no change that can come about leads on from this first step."
                do = (
                    "Send these families to what can help them instead, correct the rules of what follows, or say in "
                    "'change' of england/questions.yaml what can change."
                )
                report.add(outcome.place("status"), Code.FIRST_STEP_IN_VAIN, what, do)


def _one_move_back(logic: Logic, there: int, number: int, move: Move) -> int:
    """The families that are `there`, and those that one move takes there."""
    diagrams = logic.diagrams
    options = [option.id for option in logic.questions[number].options or ()]
    after = _families_where(logic, move)
    moved = HIDDEN
    for target in move.to:
        moved = diagrams.either(moved, diagrams.cofactor(there, number, options.index(target)))
    gained = diagrams.both(after, moved)
    pieces = [diagrams.cofactor(there, number, cell) for cell in range(len(options))]
    start = options.index(move.from_)
    pieces[start] = diagrams.either(pieces[start], gained)
    return diagrams.select(number, tuple(pieces))


def _families_where(logic: Logic, move: Move) -> int:
    """For whom a move can be made."""
    return SHOWN if move.if_ is None else logic.diagrams.decide([over_tests(move.if_, logic.leaf), True])
