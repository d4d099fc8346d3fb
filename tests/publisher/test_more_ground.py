"""What gives a family more ground never leaves it with less: an answer that others can change for the better.

Which answers these are, `change` of questions.yaml says: each can become another, and only forward. What the family
itself chooses, and whether it is a moment to ask, can be as good as it gets after the change; so can what is asked only
then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publisher.model.formulas import Test as AnswerTest
from publisher.model.formulas import walk
from publisher.policies.editions import editions
from publisher.rules.logic import HIDDEN, build_logic, used_questions
from reckoner.deciding import BETTER_FIRST
from tests.policies import REAL, councils

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.model.england.questions import Question
    from publisher.policies.editions import Edition
    from publisher.policies.read import CouncilFiles
    from publisher.rules.logic import DecisionLogic, Logic

MOMENT = "ehc_review"
NO_MORE_GROUND = {("other_help", "enough"), ("head_answer", "refuses")}
"""What an answer can become that gives a family less to rest on."""


@pytest.mark.thorough
@pytest.mark.parametrize("files", councils(REAL), ids=lambda files: files.council.id)
def test_more_ground_never_gives_a_worse_status(files: CouncilFiles) -> None:
    assert [worse for edition in editions(files) for worse in worse_off(edition)] == []


def worse_off(edition: Edition) -> Iterator[str]:
    """Each family, in words, that would be told something worse if an answer were one with more ground."""
    changes = [question.change for question in used_questions(edition) if question.change is not None]
    conditions = [move.if_ for change in changes for move in change.moves if move.if_ is not None]
    logic = build_logic(
        edition, [found for each in conditions for _, found in walk(each) if isinstance(found, AnswerTest)]
    )
    for decision in logic.decisions:
        if decision.about.kind == "strand":
            for number, question in enumerate(logic.questions):
                yield from _worse_off_by(logic, decision, number, question)


def _worse_off_by(logic: Logic, decision: DecisionLogic, number: int, question: Question) -> Iterator[str]:
    change = question.change
    if change is None or change.by == "family":
        return
    options = [option.id for option in question.options or ()]
    diagrams = logic.diagrams
    for place in range(len(BETTER_FIRST)):
        good = {k for k, one in enumerate(decision.outcomes) if BETTER_FIRST.index(one.status) <= place}
        as_good = diagrams.leading_to(decision.root, good)
        reached = as_good
        for free in _free(logic, question):
            reached = diagrams.with_any(reached, free)
        for move in change.moves:
            before = diagrams.cofactor(as_good, number, options.index(move.from_))
            for target in move.to:
                if (question.id, target) in NO_MORE_GROUND:
                    continue
                after = diagrams.cofactor(reached, number, options.index(target))
                witness = diagrams.witness_of_both(before, 0, after, HIDDEN)
                if witness is not None:
                    where = logic.in_words(witness) or "in any case"
                    moved = f"{question.id} {move.from_} -> {target}"
                    yield f"{decision.name}: {moved}, {where}: {BETTER_FIRST[place]} is lost"


def _free(logic: Logic, moved: Question) -> Iterator[int]:
    """The questions that may be answered as well as can be once another answer has changed."""
    for number, question in enumerate(logic.questions):
        asked_if = () if question.asked_if is None else walk(question.asked_if)
        depends = any(isinstance(found, AnswerTest) and found.question == moved.id for _, found in asked_if)
        own = question.change is not None and question.change.by == "family"
        if question is not moved and (own or depends or question.id == MOMENT):
            yield number
