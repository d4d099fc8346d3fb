"""The one clause that a strand's result turns on: what a family is told first when it asks why."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reckoner.diagram import asked_about, members

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from typing import Final

    from reckoner.policy import Decision, Edition, Outcome
    from reckoner.reasons import Explained, Value

BETTER_FIRST: Final = (
    "ask_now",
    "ask_later",
    "first_step",
    "as_it_is",
    "unlikely",
    "appeal",
    "not_stated",
    "other_rules",
)
"""A strand's statuses, from the one that families hope for most."""

OTHERWISE: Final = ("ask_later", "first_step", "not_stated", "other_rules")
"""What "ask now" would be otherwise, from what says most. A clause without which it would only be unlikely puts nothing
in the way: that is no reason to ask."""

DECIDED: Final = "appeal"
"""What follows from a decision against the family. That is the reason, and not what a better status is missing."""

WAIT: Final = "ask_later"
"""What turns on a moment. It is the reason, and not that another way in would need none."""

LEADING: Final = (WAIT, "first_step")
"""The statuses with which a family is told to do something first."""

CHOSEN: Final = ("ask_now", "ask_later", "unlikely")
"""What a family that wants no change would be told otherwise. That it could ask at all is no reason to leave things."""


def deciding(
    edition: Edition,
    decision: Decision,
    possible: Sequence[int],
    behind: Collection[int],
    states: Sequence[Value],
    explained: Sequence[Explained],
) -> int | None:
    """The clause that a strand's sure status turns on; None where no clause says it.

    It is a clause with which the status would be another if the clause alone were otherwise: a worse one than "ask
    now", one for a change where the family wants none, or a better one than any other status. Failing that, or where
    the family can appeal, it is one that the outcome itself rests on, or else the one that rules out the most of those
    before it.

    Where a step comes first or the family had best wait, the reason leads to that: a clause whose facts the first step
    rests on, or one on the stage that the outcome is about.

    A bound of age is never given for not being reached, nor a clause that few families meet for not being met, nor one
    whose question another clause behind the result answers. Of the clauses on one question it is, where none is met,
    the one that most answers meet ("there has been no assessment" before "none has found a need"), or the author's
    first.

    Args:
        edition: the edition of the policy.
        decision: the strand's decision.
        possible: its outcomes that are still possible, by number, without those of which the family hears nothing.
        behind: the clauses that are given as reasons.
        states: for each clause whether it is met.
        explained: the edition's conditions, explained.
    """
    outcome = decision.outcomes[possible[0]]
    order: Sequence[str] = BETTER_FIRST[: BETTER_FIRST.index(outcome.status)]
    if outcome.status in ("ask_now", "as_it_is", DECIDED):
        order = {"ask_now": OTHERWISE, "as_it_is": CHOSEN, DECIDED: ()}[outcome.status]
    ruled_out = [explained[one.condition] for one in decision.outcomes[: possible[0]] if one.condition is not None]
    candidates = _candidates(edition, behind, states)
    rules_out = {
        clause: sum(value is False and bool(clauses >> clause & 1) for value, clauses in ruled_out)
        for clause in candidates
    }
    strands = Counter[int]() if outcome.status == "ask_now" else strands_by_question(edition)
    own = 0
    for number in possible:
        condition = decision.outcomes[number].condition
        own |= 0 if condition is None else explained[condition][1]
    leads = outcome.status in LEADING
    facts = {cite for step in outcome.steps[:1] for cite in step["cites"]} if leads else set()
    stage = _stage(edition, members(own)) if leads else set()
    found: dict[int, tuple[bool, bool, bool, bool, int, int, int, int]] = {}
    """For each question how little its clauses say."""
    told: dict[int, tuple[int, int]] = {}
    """For each question which of them is told, last."""
    for clause in candidates:
        place = _place(edition, decision, _otherwise(edition, states, clause), order)
        if place is not None:
            question = _question(edition, clause)
            apart = facts.isdisjoint(edition.clauses[clause].cites), question not in stage
            says = (
                is_number(edition, question),
                *apart,
                *place,
                strands[question],
                -rules_out[clause],
                -question,
            )
            found[question] = min(found.get(question, says), says)
            answers = 0 if states[clause] else len(edition.clauses[clause].cells)
            told[question] = min(told.get(question, (-answers, clause)), (-answers, clause))
    first = min(found.values(), default=None)
    leads_nowhere = outcome.status == WAIT and first is not None and first[1] and first[2]
    if first is not None and not first[0] and not leads_nowhere:
        return told[-first[-1]][-1]
    rests_on = [clause for clause in candidates if states[clause] and own >> clause & 1]
    if rests_on:
        least = min(_how_little(edition, decision, states, clause) for clause in rests_on)
        if first is None or not least[0]:
            return least[-1]
    if first is not None:
        return told[-first[-1]][-1]
    return min(
        candidates, key=lambda one: (is_number(edition, _question(edition, one)), -rules_out[one], one), default=None
    )


def _how_little(
    edition: Edition, decision: Decision, states: Sequence[Value], clause: int
) -> tuple[bool, bool, bool, int, int]:
    """How little a clause says of an outcome that rests on it, though it alone does not give it its status.

    A bound of age says least, then what the family chooses itself, then what would change no headline if it were
    otherwise. Of the others what was asked last says most: it was asked because of what is known by then.
    """
    number = _question(edition, clause)
    otherwise = _otherwise(edition, states, clause)
    one, other = (_first(edition, decision, each, may=False) for each in (states, otherwise))
    same = (one.status, one.headline) == (other.status, other.headline)
    return is_number(edition, number), bool(edition.questions[number].chosen), same, -number, clause


def strands_by_question(edition: Edition) -> Counter[int]:
    """For each question how many strands' statuses rest on it: a reason for one alone says more than one for all."""
    found: Counter[int] = Counter()
    for strand in edition.strands:
        waiting = [one.condition for one in edition.decisions[strand.decision].outcomes if one.condition is not None]
        seen = set(waiting)
        clauses: set[int] = set()
        while waiting:
            condition = edition.conditions[waiting.pop()]
            if condition.kind == "clause":
                clauses.update(condition.parts)
            else:
                waiting += [part for part in condition.parts if part not in seen]
                seen.update(condition.parts)
        found.update({_question(edition, clause) for clause in clauses})
    return found


def _stage(edition: Edition, clauses: Sequence[int]) -> set[int]:
    """The questions of some clauses, ages aside, and those that are asked because of an answer to one of them.

    Where there is a plan, it is asked whether the plan is reviewed: that belongs to how far the matter is.
    """
    own = {question for clause in clauses if not is_number(edition, question := _question(edition, clause))}
    return own | {
        number
        for number, question in enumerate(edition.questions)
        if question.asked is not None and own & asked_about(edition, question.asked)
    }


def _candidates(edition: Edition, behind: Collection[int], states: Sequence[Value]) -> list[int]:
    """The known clauses behind a result, without those that say too little by themselves."""
    rare = {outcome.rare for decision in edition.decisions for outcome in decision.outcomes}
    answered = {edition.clauses[clause].question for clause in behind if states[clause]}
    return [
        clause
        for clause in behind
        if states[clause]
        or (
            states[clause] is False
            and clause not in rare
            and not is_number(edition, _question(edition, clause))
            and edition.clauses[clause].question not in answered
        )
    ]


def _otherwise(edition: Edition, states: Sequence[Value], clause: int) -> list[Value]:
    """The states if one clause were otherwise: where it would be met, others on its question would not."""
    changed = list(states)
    changed[clause] = not states[clause]
    if changed[clause]:
        for other, known in enumerate(edition.clauses):
            if other != clause and known.question == edition.clauses[clause].question:
                changed[other] = False
    return changed


def _place(
    edition: Edition, decision: Decision, states: Sequence[Value], order: Sequence[str]
) -> tuple[bool, int] | None:
    """Whether the states leave it open which outcome holds, and the place in an order of the status that it has.

    None where the status of neither the outcome that surely holds nor the first that may is in the order.
    """
    for may in (False, True):
        status = _first(edition, decision, states, may=may).status
        if status in order:
            return may, order.index(status)
    return None


def _first(edition: Edition, decision: Decision, states: Sequence[Value], *, may: bool) -> Outcome:
    """The first outcome that surely holds by some states; with `may`, the first that may, but for few families' own."""
    last = len(decision.outcomes) - 1
    for outcome in decision.outcomes[:last]:
        value = True if outcome.condition is None else _value(edition, outcome.condition, states)
        if value or (may and value is None and outcome.rare is None):
            return outcome
    return decision.outcomes[last]


def _value(edition: Edition, place: int, states: Sequence[Value]) -> Value:
    condition = edition.conditions[place]
    if condition.kind == "clause":
        return states[condition.parts[0]]
    values = [_value(edition, part, states) for part in condition.parts]
    if condition.kind == "not":
        return None if values[0] is None else not values[0]
    decides = condition.kind == "any"
    if decides in values:
        return decides
    return None if None in values else not decides


def _question(edition: Edition, clause: int) -> int:
    question = edition.clauses[clause].question
    return -1 if question is None else question


def is_number(edition: Edition, question: int) -> bool:
    """Whether a question is answered with a number."""
    return question >= 0 and not edition.questions[question].options
