"""Brings the national outcomes and notes of the floor to every council.

They are about families of whom hardly any council's page speaks: of a plan that was refused, say. They are law, so no
council has one in its own way: what it adds has another id.
"""

from __future__ import annotations

from itertools import chain, groupby
from typing import TYPE_CHECKING

from publisher.model.council.outcomes import Note
from publisher.model.formulas import All, Any_, references

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from publisher.model.council.clauses import Clause
    from publisher.model.council.council import Council
    from publisher.model.council.outcomes import Strand, StrandOutcome, Way, WayOutcome
    from publisher.model.council.policy import Policy
    from publisher.model.england.floor import Floor, NationalOutcome, NationalWayOutcome
    from publisher.model.formulas import Formula


def with_told(policy: Policy, floor: Floor, lent: Iterable[Clause]) -> Policy:
    """A council's policy with the national outcomes and notes: all of them, unless one rests on a clause of nobody."""
    known = {clause.id for clause in [*policy.clauses, *floor.clauses, *lent]}

    def can_tell(item: StrandOutcome | WayOutcome | Note) -> bool:
        steps = () if isinstance(item, Note) else item.steps
        named = [part.if_ for part in (item, *steps) if part.if_ is not None]
        return item.if_ is not None and set().union(*map(references, named)) <= known

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


def with_contacts_of_the_floor(council: Council, policy: Policy, floor: Floor) -> Council:
    """A council with whom the national outcomes in its policy name, where it has no contact of that id itself."""
    own = {contact.id for contact in council.contacts}
    asked = {id_ for strand in policy.strands for outcome in strand.outcomes for id_ in outcome.ask or ()}
    named = [each.contact for each in floor.outcomes if each.contact is not None]
    added = [contact for contact in named if contact.id in asked - own]
    return council.model_copy(update={"contacts": [*council.contacts, *added]}) if added else council


def _told(strand: Strand, national: list[NationalOutcome]) -> Strand:
    told = [each for each in national if each.strand == strand.id]
    if not told:
        return strand
    outcomes = strand.outcomes
    for each in told:
        if each.before == "not_now":
            outcomes = _beside_each([_asking(strand, own) for own in outcomes], each)
    first = [
        each.outcome.model_copy(update={"ask": _whom(each, None, first=True)}) for each in told if each.before == "all"
    ]
    outcomes = [*first, *outcomes]
    return strand.model_copy(update={"outcomes": outcomes})


def _asking(strand: Strand, outcome: StrandOutcome) -> StrandOutcome:
    """An outcome that names whom to ask, be it the strand's own contacts."""
    return outcome if outcome.ask else outcome.model_copy(update={"ask": strand.ask})


def _told_way(way: Way, national: list[NationalWayOutcome]) -> Way:
    strands = dict(way.strands)
    for each in reversed(national):
        strands[each.strand] = [each.outcome, *strands.get(each.strand, way.outcomes)]
    return way.model_copy(update={"strands": strands}) if national else way


def _beside_each(outcomes: list[StrandOutcome], national: NationalOutcome) -> list[StrandOutcome]:
    """Add a national right to what each of a council's own outcomes says: it takes nothing from its families.

    Those that are told to ask now keep headline, letter and whom to ask first. The others ask for this first. The
    council's steps follow, as what they lead to is there for these families too.
    """
    placed: list[StrandOutcome] = []
    for asks, group in groupby(outcomes, lambda outcome: outcome.status == "ask_now"):
        own = list(group)
        placed += _asked_too(own, national) if asks else [*_asked_first(own, national), *own]
    return placed


def _asked_too(own: list[StrandOutcome], national: NationalOutcome) -> Iterator[StrandOutcome]:
    told = national.outcome
    for outcome in own:
        theirs = {
            "id": told.id,
            "if_": _both(told.if_, outcome.if_),
            "otherwise": None,
            "steps": [*outcome.steps, *told.steps],
            "ask": _whom(national, outcome.ask, first=False),
            "cites": _each_once(outcome.cites, told.cites),
        }
        yield from (outcome.model_copy(update=theirs), outcome)


def _asked_first(own: list[StrandOutcome], national: NationalOutcome) -> Iterator[StrandOutcome]:
    """The national outcome for each of some outcomes in a row, with what that one says.

    The condition of the last is that of all of them: pages show them once, by it.
    """
    told = national.outcome
    conditions = [outcome.if_ for outcome in own if outcome.if_ is not None]
    # The last one of all is for everybody who is left, and has no condition.
    some = len(conditions) == len(own)
    for outcome in own:
        theirs = outcome.if_ if outcome is not own[-1] else _any_of(conditions) if some else None
        yield told.model_copy(
            update={
                "if_": _both(told.if_, theirs),
                "steps": [*told.steps, *outcome.steps],
                "ask": _whom(national, outcome.ask, first=True),
                "council_decides": _each_once(told.council_decides, outcome.council_decides),
                "cites": _each_once(told.cites, outcome.cites),
            }
        )


def _whom(national: NationalOutcome, own: list[str] | None, *, first: bool) -> list[str] | None:
    """Whom families ask: the council's own contacts and that of the national outcome, which comes first or last."""
    if national.contact is None:
        return own
    contact = [national.contact.id]
    return _each_once(contact, own or ()) if first else _each_once(own or (), contact)


def _both(condition: Formula | None, other: Formula | None) -> Formula | None:
    return All(all=[condition, other]) if condition is not None and other is not None else condition or other


def _any_of(conditions: list[Formula]) -> Formula:
    return Any_(any=conditions) if len(conditions) > 1 else conditions[0]


def _each_once(*lists: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(chain.from_iterable(lists)))
