"""Brings the locked clauses of the floor to the families of every council, whether its own rules name them or not.

A clause that somebody else decides is added to what an outcome still rests on, so that it stands in the result and on
the page. A clause with a test decides in a council's rules alone, and limits hold them to it; where they do not name
it, its sentence is added to what the page says about the strand, way or holder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from publisher.model.base import Statement
from publisher.model.council.outcomes import Strand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from publisher.model.council.clauses import Clause
    from publisher.model.council.outcomes import Holder, Outcome, Way
    from publisher.model.council.policy import Policy
    from publisher.model.england.floor import AppliesTo, Floor, NationalClause
    from publisher.source.facts import Fact

    type Item = Strand | Way | Holder

_LEFT_OPEN = ("ask_now", "ask_later", "unlikely", "open", "depends", "yes")


def with_locked_clauses(policy: Policy, floor: Floor, law: Mapping[str, Fact], named: set[str]) -> Policy:
    """A policy with every locked clause where it applies.

    Args:
        policy: what a council says.
        floor: the national rules.
        law: the register that they cite.
        named: the clauses that the council's own conditions and outcomes name.
    """
    own = {clause.id: clause for clause in policy.clauses}
    strands = [strand.id for strand in policy.strands]
    for clause in floor.clauses:
        for where in clause.applies_to or ():
            if where.partly or (clause.test is not None and clause.id in named):
                continue
            saying = {clause.id, *stand_ins(clause, where, own.values(), law)}
            key = f"{where.kind}s"
            items: list[Item] = [
                _told(item, clause, where, saying, strands) if item.id == where.named else item
                for item in getattr(policy, key)
            ]
            policy = policy.model_copy(update={key: items})
    return policy


def lists_where(policy: Policy, where: AppliesTo) -> Iterator[tuple[Item, Sequence[Outcome]]]:
    """The lists of outcomes of a policy in which a clause applies, each with what it is of."""
    for item in getattr(policy, f"{where.kind}s"):
        if item.id == where.named:
            strands = [strand.id for strand in policy.strands]
            for _, outcomes in _lists(item, where, strands):
                yield item, outcomes


def stand_ins(
    clause: NationalClause, where: AppliesTo, own: Iterable[Clause], law: Mapping[str, Fact]
) -> Iterator[str]:
    """A council's own clauses that say what a national one does, in the council's words.

    Such a one says that it does (`stands_for`), is decided by the same people, and cites every rule that the national
    clause rests on; in a strand, every one that is about that strand or about all.
    """
    if clause.discretion is None:
        return
    here = [fact for fact in clause.cites if fact in law and law[fact].area in (where.strand, "general")]
    rules = set(here or clause.cites)
    for mine in own:
        stands = mine.stands_for is not None and mine.stands_for.clause == clause.id
        same = mine.discretion is not None and mine.discretion.by == clause.discretion.by
        if stands and same and rules <= set(mine.cites):
            yield mine.id


def _lists(item: Item, where: AppliesTo, strands: Sequence[str]) -> Iterator[tuple[str | None, Sequence[Outcome]]]:
    """The lists of a strand, way or holder that hold where a clause applies, each with the strand it is written for."""
    if isinstance(item, Strand):
        yield None, item.outcomes
    elif where.strand is None:
        yield None, item.outcomes
        yield from item.strands.items()
    elif where.strand in strands:
        yield where.strand, item.strands.get(where.strand, item.outcomes)


def _told(item: Item, clause: NationalClause, where: AppliesTo, saying: set[str], strands: Sequence[str]) -> Item:
    """A strand, way or holder that tells of a clause."""
    if clause.test is not None:
        statement = Statement(text=f"National rule: {clause.says}", cites=clause.cites)
        statement.take_places(clause, {})
        return item.model_copy(update={"about": [*item.about, statement]})
    update: dict[str, Any] = {}
    for strand, outcomes in _lists(item, where, strands):
        added = [_resting_on(outcome, clause, saying) for outcome in outcomes]
        if all(new is old for new, old in zip(added, outcomes, strict=True)):
            continue
        if strand is None:
            update["outcomes"] = added
        elif not isinstance(item, Strand):
            update["strands"] = update.get("strands", item.strands) | {strand: added}
    return item.model_copy(update=update) if update else item


def _resting_on(outcome: Outcome, clause: NationalClause, saying: set[str]) -> Outcome:
    """An outcome that rests on a clause too, if it leaves open whether there is a budget or a payment.

    Where a page says nothing to anybody, a national rule is all that families have. One that says nothing under a
    condition speaks of people for whom other rules hold: those above the age that the page goes up to, mostly.
    """
    left_open = outcome.status in _LEFT_OPEN or (outcome.status == "not_stated" and outcome.otherwise is True)
    if not left_open or saying & set(outcome.council_decides):
        return outcome
    return outcome.model_copy(update={"council_decides": [*outcome.council_decides, clause.id]})
