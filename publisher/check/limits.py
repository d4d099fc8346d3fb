"""Proves the limits of the national floor: what no family may be told, what some family has to be told, and by when.

A limit is proved over more than what a council asks. Its numbers are cuts of the answers as well, so that a council
whose own rules turn on another number is held to the limit's. And a question that the council never asks is a free
variable: the council says the same whatever the answer is, so if one answer brings a family under the limit, then what
the council says to it has to keep the limit.

What a limit is about is there on every day. That nobody is told of a way, or of somebody who may hold the money, is no
way round the law either, nor that a kind of budget ends. Of a kind that it never speaks of, a council is silent.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from publisher.rules.logic import HIDDEN, SHOWN, Logic, build_logic
from publisher.source.problems import Code, Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publisher.model.council.outcomes import Holder, Outcome, Strand, Way
    from publisher.model.england.floor import Floor, Limit
    from publisher.policies.editions import Edition
    from publisher.rules.diagram import Assignment
    from publisher.rules.logic import DecisionLogic
    from publisher.source.problems import Place


def check_limits(editions: Sequence[Edition], floor: Floor, report: Report) -> None:
    """In no edition a family is told what a locked national rule forbids, whatever its answers are.

    What breaks a limit in several editions is told of the first.
    """
    told: set[tuple[Place, str]] = set()
    for edition in editions:
        since = "" if edition is editions[0] else f"From {edition.from_.isoformat()}: "
        for limit, place, what, do in broken_limits(logic_for_limits(edition, floor), floor):
            if (place, what) not in told:
                told.add((place, what))
                rule = f"The national rule is {', '.join(limit.cites)}."
                report.add(place, Code.LOCKED_RULE, since + what, f"{do} {rule}")


def logic_for_limits(edition: Edition, floor: Floor) -> Logic:
    """The logic of an edition in which the numbers of all limits are cuts, too."""
    return build_logic(edition, [test for limit in floor.limits for test in limit.tests])


def broken_limits(logic: Logic, floor: Floor) -> Iterator[tuple[Limit, Place, str, str]]:
    """Each limit that an edition breaks, where, what is wrong, and what to do.

    Args:
        logic: the edition's, of `logic_for_limits`.
        floor: the national floor.
    """
    for limit in floor.limits:
        for place, what, do in (*_gone(logic, limit), *_broken(logic, limit)):
            yield limit, place, what, do


def _gone(logic: Logic, limit: Limit) -> Iterator[tuple[Place, str, str]]:
    """What a limit is about and a council has not, or no longer: a strand, way or holder, and its strand."""
    policy = logic.edition.files.policy
    named = {(limit.kind, limit.named)} | ({("strand", limit.strand)} if limit.strand else set())
    for kind, id_ in sorted(named, key=str):
        if not any(d.about.kind == kind and d.about.id == id_ for d in logic.decisions):
            items: list[Strand | Way | Holder] = getattr(policy, f"{kind}s")
            dated = [item for item in items if item.id == id_]
            if kind == "strand" and not dated:
                continue
            what = f"There is no {kind} '{id_}', and national rules say what families are told of it."
            if dated:
                do = "Let it be in force on every day. What changes on a day is an outcome of it."
                yield dated[-1].place("until" if dated[-1].until else "from"), what, do
            else:
                do = f"Add it under '{kind}s'. Where your page does not speak of it, say so: not with a no."
                yield policy.place(f"{kind}s"), what, do


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
    guard = logic.diagrams.decide([logic.surely(limit.if_), True])
    for decision in _limited(logic, limit):
        if not limit.some:
            for number, outcome in enumerate(decision.outcomes):
                wrong = _forbidden(limit, outcome) or _asks_another(logic, limit, outcome)
                if wrong is None:
                    continue
                witness = logic.diagrams.witness_of_both(guard, SHOWN, decision.root, number)
                if witness is None:
                    continue
                where = f"Where {logic.in_words(witness)}" if witness else "Whatever the answers are"
                place, says, do = wrong
                yield place, f"{where}, this outcome says {says}, but: {limit.says}", do
        else:
            statuses = " or ".join(f"'{status}'" for status in limit.some)
            numbers = [number for number, outcome in enumerate(decision.outcomes) if outcome.status in limit.some]
            untold = _untold(logic, limit, decision, numbers)
            if untold is not None:
                where = f"where {logic.in_words(untold)}, and one should be" if untold else "where it should be"
                what = f"By the rules of {decision.name} no family is told {statuses} {where}: {limit.says}"
                yield decision.part.place(), what, f"Give an outcome for these families the status {statuses}."


def _forbidden(limit: Limit, outcome: Outcome) -> tuple[Place, str, str] | None:
    """What an outcome says that families under a limit may not be told, with its place and what to do; or None."""
    if outcome.status in limit.never:
        return outcome.place(), f"'{outcome.status}'", "Change the condition, or the status."
    told = {*outcome.cites, *(fact for step in outcome.steps for fact in step.cites)}
    if limit.told and told.isdisjoint(limit.told):
        rules = " or ".join(limit.told)
        return outcome.place("cites"), f"nothing of {rules}", f"Tell them of it, and cite {rules}."
    if limit.when and outcome.when is not None and outcome.when not in limit.when:
        moments = " or ".join(f"'{moment}'" for moment in limit.when)
        return outcome.place("when"), f"'{outcome.when}'", f"Change the condition, or write 'when' as {moments}."
    return None


def _asks_another(logic: Logic, limit: Limit, outcome: Outcome) -> tuple[Place, str, str] | None:
    """Whom an outcome tells families to ask first, where that is not who a limit sends them to; or None."""
    if limit.asks is None:
        return None
    strand = next(strand for strand in logic.edition.policy.strands if strand.id == limit.named)
    part = strand if outcome.ask is None else outcome
    first = (outcome.ask or strand.ask)[0]
    contact = next(contact for contact in logic.edition.council.contacts if contact.id == first)
    if contact.for_ is not None and contact.for_.strands == [limit.asks]:
        return None
    do = f"Name first somebody who is there for {limit.asks} alone."
    return part.place("ask", 0), f"to ask '{first}' first", do


def _untold(logic: Logic, limit: Limit, decision: DecisionLogic, numbers: Sequence[int]) -> Assignment | None:
    """The first answers to the questions of `for_each` with which no family under a limit is given some outcomes."""
    asked = [logic.numbers[question] for question in limit.for_each if question in logic.numbers]
    diagrams = logic.diagrams
    under = diagrams.decide([logic.surely(limit.if_), True])
    told = diagrams.both(under, diagrams.leading_to(decision.root, set(numbers)))
    for cells in itertools.product(*(range(diagrams.cells[number]) for number in asked)):
        these = dict(zip(asked, cells, strict=True))
        if diagrams.cofactor_of(under, these) != HIDDEN and diagrams.cofactor_of(told, these) == HIDDEN:
            return these
    return None
