"""Brings the national outcomes and notes of the floor to every council.

They are about families of whom hardly any council's page speaks: of a plan that was refused, say. They are law, so no
council has one in its own way: what it adds has another id.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from publisher.model.formulas import All, Any_, references

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publisher.model.council.clauses import Clause
    from publisher.model.council.outcomes import Note, Strand, StrandOutcome, Way, WayOutcome
    from publisher.model.council.policy import Policy
    from publisher.model.england.floor import Floor, NationalOutcome, NationalWayOutcome


def with_told(policy: Policy, floor: Floor, lent: Iterable[Clause]) -> Policy:
    """A council's policy with the national outcomes and notes: all of them, unless one rests on a clause of nobody."""
    known = {clause.id for clause in [*policy.clauses, *floor.clauses, *lent]}

    def can_tell(item: StrandOutcome | WayOutcome | Note) -> bool:
        return item.if_ is not None and references(item.if_) <= known

    outcomes = [national for national in floor.outcomes if can_tell(national.outcome)]
    strands = {strand.id for strand in policy.strands}
    ways = [national for national in floor.ways if national.strand in strands and can_tell(national.outcome)]
    notes = [note for note in floor.notes if can_tell(note)]
    if not outcomes and not ways and not notes:
        return policy
    return policy.model_copy(
        update={
            "strands": [_told(strand, outcomes) for strand in policy.strands],
            "ways": [_told_way(way, ways) for way in policy.ways],
            "notes": [*policy.notes, *notes],
        }
    )


def _told(strand: Strand, national: list[NationalOutcome]) -> Strand:
    told = [each for each in national if each.strand == strand.id]
    if not told:
        return strand
    outcomes = [*(each.outcome for each in told if each.before == "all"), *strand.outcomes]
    for each in told:
        if each.before == "not_now":
            outcomes = _before_those_not_now(outcomes, each.outcome)
    return strand.model_copy(update={"outcomes": outcomes})


def _told_way(way: Way, national: list[NationalWayOutcome]) -> Way:
    strands = dict(way.strands)
    for each in reversed(national):
        strands[each.strand] = [each.outcome, *strands.get(each.strand, way.outcomes)]
    return way.model_copy(update={"strands": strands}) if national else way


def _before_those_not_now(outcomes: list[StrandOutcome], national: StrandOutcome) -> list[StrandOutcome]:
    """Put an outcome in front of all that do not tell a family to ask now; those that do keep their families."""
    placed: list[StrandOutcome] = []
    for asks, group in groupby(outcomes, lambda outcome: outcome.status == "ask_now"):
        same = list(group)
        if not asks:
            conditions = [outcome.if_ for outcome in same if outcome.if_ is not None]
            # The last one of all is for everybody who is left, and has no condition.
            if len(conditions) == len(same) and national.if_ is not None:
                theirs = All(all=[national.if_, Any_(any=conditions) if len(conditions) > 1 else conditions[0]])
                placed.append(national.model_copy(update={"if_": theirs}))
            else:
                placed.append(national)
        placed += same
    return placed
