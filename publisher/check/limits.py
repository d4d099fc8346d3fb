"""Proves the limits of the national floor: what no family may be told, and what some family has to be told.

A limit is proved over more than what a council asks. Its numbers are cuts of the answers as well, so that a council
whose own rules turn on another number is held to the limit's. And a question that the council never asks is a free
variable: the council says the same whatever the answer is, so if one answer brings a family under the limit, then what
the council says to it has to keep the limit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.rules.formulas import Compound, over_tests
from publisher.rules.logic import SHOWN, Logic, build_logic
from publisher.source.problems import Code, Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publisher.model.england.floor import Floor, Limit
    from publisher.model.formulas import Test
    from publisher.policies.editions import Edition
    from publisher.rules.formulas import AnswerTree
    from publisher.rules.logic import DecisionLogic
    from publisher.source.problems import Place


def check_limits(editions: Sequence[Edition], floor: Floor, report: Report) -> None:
    """In no edition a family is told what a locked national rule forbids, whatever its answers are.

    What breaks a limit in several editions is told of the first.
    """
    also = [test for limit in floor.limits for test in limit.tests]
    told: set[tuple[Place, str]] = set()
    for edition in editions:
        logic = build_logic(edition, also)
        since = "" if edition is editions[0] else f"From {edition.from_.isoformat()}: "
        for limit in floor.limits:
            rule = f"The national rule is {', '.join(limit.cites)}."
            for place, what, do in _broken(logic, limit):
                if (place, what) not in told:
                    told.add((place, what))
                    report.add(place, Code.LOCKED_RULE, since + what, f"{do} {rule}")


def _limited(logic: Logic, limit: Limit) -> Iterator[DecisionLogic]:
    """What a council decides about a limit's strand, way or holder: nothing where the council has none of it."""
    strands = [strand.id for strand in logic.edition.policy.strands]
    about = [d for d in logic.decisions if d.about.kind == limit.kind and d.about.id == limit.named]
    if limit.kind == "strand" or limit.strand is None:
        yield from about
    elif about and limit.strand in strands:
        yield logic.decision_for(limit.kind, about[0].about.id, limit.strand)


def _broken(logic: Logic, limit: Limit) -> Iterator[tuple[Place, str, str]]:
    """Where a council breaks a limit, what is wrong, and what to do."""
    guard = logic.diagrams.decide([_condition(logic, limit), True])
    for decision in _limited(logic, limit):
        given = [
            (outcome, witness)
            for number, outcome in enumerate(decision.outcomes)
            if outcome.status in (*limit.never, *limit.some)
            and (witness := logic.diagrams.witness_of_both(guard, SHOWN, decision.root, number)) is not None
        ]
        if limit.never:
            for outcome, witness in given:
                what = f"Where {logic.in_words(witness)}, this outcome says '{outcome.status}', but: {limit.says}"
                yield outcome.place(), what, "Change the condition, or the status."
        elif not given:
            statuses = " or ".join(f"'{status}'" for status in limit.some)
            what = f"By the rules of {decision.name} no family is told {statuses} where it should be: {limit.says}"
            yield decision.part.place(), what, f"Give an outcome for these families the status {statuses}."


def _condition(logic: Logic, limit: Limit) -> AnswerTree:
    """A limit's condition, with that each question is asked as a part of each test of it."""
    asked_if = {question.id: question.asked_if for question in logic.questions}

    def leaf(test: Test) -> AnswerTree:
        guard = asked_if[test.question]
        return logic.leaf(test) if guard is None else Compound("all", (over_tests(guard, leaf), logic.leaf(test)))

    return over_tests(limit.if_, leaf)
