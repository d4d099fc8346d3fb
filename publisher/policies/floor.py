"""Puts a council's policy on the national floor: what it says itself, and the national rules wherever it is silent."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from publisher.model.council.steps_for_some import with_steps_for_some
from publisher.model.formulas import references
from publisher.policies.locked import with_locked_clauses
from publisher.policies.told import with_told

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from publisher.model.base import Part
    from publisher.model.council.clauses import Clause
    from publisher.model.council.outcomes import Outcome, Strand
    from publisher.model.council.policy import Policy
    from publisher.model.council.spending import SpendingVerdict
    from publisher.model.england.floor import Floor, NationalVerdict
    from publisher.source.facts import Fact


def mark(part: Part) -> str:
    """A short mark of everything that a national item says. It changes when the item does, and not with a new key."""
    return mark_of(said_by(part))


def said_by(part: Part) -> Any:
    """Everything that a part says, as plain data."""
    return part.model_dump(mode="json", by_alias=True, exclude_none=True)


def mark_of(said: Any) -> str:
    """A short mark of some plain data."""
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:8]


def on_the_floor(policy: Policy, floor: Floor, law: Mapping[str, Fact], lent: Sequence[Clause]) -> Policy:
    """A council's policy with the national items that it neither sets nor removes.

    National clauses are words and tests to choose from, so one is only added where the council's rules name it; but a
    locked one reaches its families wherever it applies.
    National outcomes and notes come to every council, with the shared clauses they rest on where it has none (`lent`).
    An outcome with a step for some of its families is then two.
    Reviews and verdicts on spending hold everywhere, so they are all added, after the council's own; those about some
    strands or ways are narrowed to what the council has, and left out where it has none of them. A verdict holds in
    every strand for which the council has none of its own. So do times that the law sets for a strand. What a family
    can do after a no is put together in `publisher.policies.redress`.
    """
    removed: set[tuple[str, str]] = {(entry.list, entry.id) for entry in policy.removes}
    own_clauses = {clause.id for clause in policy.clauses}
    policy = with_steps_for_some(with_told(policy, floor, lent))
    policy = with_locked_clauses(policy, floor, law, clauses_named(policy))
    named = clauses_named(policy)
    clauses: list[Clause] = [*policy.clauses]
    clauses += [clause for clause in [*floor.clauses, *lent] if clause.id in named and clause.id not in own_clauses]
    strands = [strand.id for strand in policy.strands]
    ways = [way.id for way in policy.ways]
    verdicts = _narrowed(floor.spending, "strands", strands)
    reviews = _narrowed(_narrowed(floor.review, "strands", strands), "ways", ways)
    own_reviews = {moment.id for moment in policy.review}
    return policy.model_copy(
        update={
            "strands": [_with_times(strand, floor) for strand in policy.strands],
            "clauses": clauses,
            "spending": [*policy.spending, *_silent_on(policy.spending, verdicts, removed, strands)],
            "review": policy.review
            + [m for m in reviews if m.id not in own_reviews and ("review", m.id) not in removed],
        }
    )


def _with_times(strand: Strand, floor: Floor) -> Strand:
    """A strand with the times that the law sets, after what the council's page says."""
    national = [time for time in floor.takes if time.strand == strand.id]
    return strand.model_copy(update={"takes": [*strand.takes, *national]}) if national else strand


def _narrowed[P: Part](items: Iterable[P], key: str, known: Sequence[str]) -> list[P]:
    """National items with only those strands or ways that a council has; an item that names none is about all."""
    kept: list[P] = []
    for item in items:
        named: list[str] = getattr(item, key)
        here = [name for name in named if name in known]
        if here or not named:
            kept.append(item if here == named else item.model_copy(update={key: here}))
    return kept


def same_matter(one: SpendingVerdict, other: SpendingVerdict) -> bool:
    """Whether two verdicts are about the same item, in at least one strand."""
    if one.item != other.item:
        return False
    return not one.strands or not other.strands or bool(set(one.strands) & set(other.strands))


def _silent_on(
    own: Sequence[SpendingVerdict],
    national: Iterable[NationalVerdict],
    removed: set[tuple[str, str]],
    strands: Sequence[str],
) -> list[NationalVerdict]:
    """The national verdicts, each in the strands for which a council has none of its own on that item."""
    kept: list[NationalVerdict] = []
    for verdict in national:
        if ("spending", verdict.item) in removed:
            continue
        said = {strand for mine in own if mine.item == verdict.item for strand in mine.strands or strands}
        silent = [strand for strand in verdict.strands or strands if strand not in said]
        if silent:
            kept.append(verdict if not said else verdict.model_copy(update={"strands": silent}))
    return kept


def clauses_named(policy: Policy) -> set[str]:
    """Every clause and rule that the council's conditions and outcomes name."""
    named: set[str] = set()
    for rule in policy.rules:
        named |= references(rule.if_)
    for note in policy.notes:
        named |= references(note.if_)
    lists: list[Sequence[Outcome]] = [strand.outcomes for strand in policy.strands]
    for way in policy.ways:
        lists += [way.outcomes, *way.strands.values()]
    for holder in policy.holders:
        lists += [holder.outcomes, *holder.strands.values()]
    for outcomes in lists:
        for outcome in outcomes:
            named.update(outcome.council_decides)
            if outcome.if_ is not None:
                named |= references(outcome.if_)
    return named
