"""The one clause that a strand's result turns on: what a family is told first when it asks why."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from typing import Final

    from reckoner.policy import Decision, Edition
    from reckoner.reasons import Explained, Value

BETTER_FIRST: Final = ("ask_now", "ask_later", "first_step", "unlikely", "not_stated", "other_rules")
"""A strand's statuses, from the one that families hope for most."""

OTHERWISE: Final = ("ask_later", "first_step", "not_stated", "other_rules")
"""What "ask now" would be otherwise, from what says most. A clause without which it would only be unlikely puts nothing
in the way: that is no reason to ask."""


def deciding(
    edition: Edition,
    decision: Decision,
    possible: Sequence[int],
    behind: Collection[int],
    states: Sequence[Value],
    explained: Sequence[Explained],
) -> int | None:
    """The clause that a strand's status turns on; None where no clause says it.

    While the status is open, it is the first of the clauses that are not known yet. Where the status is sure, it is a
    clause with which the status would be another if the clause alone were otherwise: a worse one than "ask now", or a
    better one than any other status. Failing that, it is one that the outcome itself asks for, or the one that rules
    out the most of those before it.

    A bound of age is never given for not being reached, nor a clause that few families meet for not being met, nor one
    whose question another clause behind the result answers. Of the clauses on one question it is the author's first.

    Args:
        edition: the edition of the policy.
        decision: the strand's decision.
        possible: its outcomes that are still possible, by number, without those of which the family hears nothing.
        behind: the clauses that are given as reasons.
        states: for each clause whether it is met.
        explained: the edition's conditions, explained.
    """
    outcome = decision.outcomes[possible[0]]
    if any(decision.outcomes[number].status != outcome.status for number in possible):
        return _first_unknown(edition, behind, states)
    order = OTHERWISE if outcome.status == BETTER_FIRST[0] else BETTER_FIRST[: BETTER_FIRST.index(outcome.status)]
    ruled_out = [explained[one.condition] for one in decision.outcomes[: possible[0]] if one.condition is not None]
    candidates = _candidates(edition, decision, behind, states)
    rules_out = {
        clause: sum(value is False and bool(clauses >> clause & 1) for value, clauses in ruled_out)
        for clause in candidates
    }
    found: dict[int, tuple[bool, bool, int, int, int, int]] = {}
    """For each question how little its clauses say, and the author's first of those that do."""
    for clause in candidates:
        place = _place(edition, decision, _otherwise(edition, states, clause), order)
        if place is not None:
            question = _question(edition, clause)
            says = (_is_number(edition, clause), *place, -rules_out[clause], -question, clause)
            first = found.get(question, says)
            found[question] = (*min(first, says)[:-1], first[-1])
    if found:
        return min(found.values())[-1]
    own = 0
    for number in possible:
        condition = decision.outcomes[number].condition
        own |= 0 if condition is None else explained[condition][1]
    return min(
        candidates,
        key=lambda one: (not (states[one] and own >> one & 1), _is_number(edition, one), -rules_out[one], one),
        default=None,
    )


def _first_unknown(edition: Edition, behind: Collection[int], states: Sequence[Value]) -> int | None:
    unknown = [clause for clause in behind if states[clause] is None and edition.clauses[clause].question is not None]
    return min(
        unknown,
        key=lambda clause: (_is_number(edition, clause), _question(edition, clause), clause),
        default=None,
    )


def _candidates(edition: Edition, decision: Decision, behind: Collection[int], states: Sequence[Value]) -> list[int]:
    """The known clauses behind a result, without those that say too little by themselves."""
    rare = {outcome.rare for outcome in decision.outcomes}
    answered = {edition.clauses[clause].question for clause in behind if states[clause]}
    return [
        clause
        for clause in behind
        if states[clause]
        or (
            states[clause] is False
            and clause not in rare
            and not _is_number(edition, clause)
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

    It is the outcome that surely holds, or else the first that may; None where its status is not in the order.
    """
    for may in (False, True):
        for outcome in decision.outcomes:
            value = True if outcome.condition is None else _value(edition, outcome.condition, states)
            if value or (may and value is None and outcome.rare is None):
                if outcome.status in order:
                    return may, order.index(outcome.status)
                break
    return None


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


def _is_number(edition: Edition, clause: int) -> bool:
    question = edition.clauses[clause].question
    return question is not None and not edition.questions[question].options
