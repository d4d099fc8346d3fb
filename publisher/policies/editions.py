"""Editions: a policy as it is in force on a stretch of days, and the days on which it changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from publisher.model.base import Dated, Part
from publisher.model.walk import all_of, with_contents
from publisher.policies.contacts import ways_to_reach, with_contacts
from publisher.policies.floor import on_the_floor
from publisher.policies.redress import steps_after_no
from publisher.policies.shared import lent_clauses

if TYPE_CHECKING:
    from datetime import date

    from publisher.model.council.council import Council
    from publisher.model.council.faq import FaqFile
    from publisher.model.council.policy import Policy
    from publisher.model.council.summaries.easy import EasyFile
    from publisher.model.council.summaries.short import ShortFile
    from publisher.policies.read import CouncilFiles
    from publisher.policies.redress import StepAfterNo

P = TypeVar("P", bound=Part)


@dataclass(frozen=True, slots=True)
class Edition:
    """A council's files with only what is in force from one day up to, and not on, another."""

    files: CouncilFiles
    from_: date
    until: date | None
    council: Council
    policy: Policy
    short: ShortFile
    easy: EasyFile
    faq: FaqFile
    national_faq: FaqFile
    after_a_no: list[StepAfterNo]


def editions(files: CouncilFiles) -> list[Edition]:
    """The editions of a council's policy, first day first; together they cover every day from `recorded_from` on."""
    start = files.council.recorded_from
    own: list[Part] = [files.council, files.policy, files.short, files.easy, files.faq]
    parts = [*own, files.floor, files.national_faq]
    changes = {
        day
        for part in parts
        for dated in all_of(part, Dated)
        for day in (dated.from_, dated.until)
        if day and day > start
    }
    changes |= {day for fact in files.facts.values() for day in (fact.from_, fact.until) if day and day > start}
    starts = [start, *sorted(changes)]
    return [edition_on(files, day, until) for day, until in zip(starts, [*starts[1:], None], strict=True)]


def edition_on(files: CouncilFiles, day: date, until: date | None = None) -> Edition:
    """What is in force on one day, with the numbers and addresses of that day in the texts that name them."""
    ways = ways_to_reach(in_force(files.council, day))
    council = with_contacts(in_force(files.council, day), ways)
    # The floor is laid on what is in force: where something of the council's own is over, the national rule is back.
    own = in_force(files.policy, day)
    whole = in_force(on_the_floor(own, files.floor, files.law, lent_clauses(files.floor, files.clauses)), day)
    policy = with_contacts(_without_what_is_over(whole, files.policy), ways)
    return Edition(
        files,
        day,
        until,
        council,
        policy,
        with_contacts(in_force(files.short, day), ways),
        with_contacts(in_force(files.easy, day), ways),
        with_contacts(in_force(files.faq, day), ways),
        in_force(files.national_faq, day),
        steps_after_no(council, policy, in_force(files.floor, day), files.kinds),
    )


def _without_what_is_over(policy: Policy, whole: Policy) -> Policy:
    """A policy of a day in which nothing is about a strand or a way alone that is not in force then.

    So who withdraws one gives it an `until`, and not everything that names it. What is about others too stays for them.
    """
    strands = {strand.id for strand in whole.strands} - {strand.id for strand in policy.strands}
    ways = {way.id for way in whole.ways} - {way.id for way in policy.ways}
    if not strands and not ways:
        return policy
    update: dict[str, list[Part]] = {
        key: [
            item.model_copy(update={"strands": {id_: some for id_, some in item.strands.items() if id_ not in strands}})
            for item in items
        ]
        for key, items in (("ways", policy.ways), ("holders", policy.holders))
    }
    for key in ("spending", "review", "redress"):
        items: list[Part] = getattr(policy, key)
        for about, over in (("strands", strands), ("ways", ways)):
            items = [item for item in (_narrowed(item, about, over) for item in items) if item is not None]
        update[key] = items
    return policy.model_copy(update=update)


def _narrowed(item: Part, about: str, over: set[str]) -> Part | None:
    """An item without what is over; None where it was about nothing else."""
    named: list[str] = getattr(item, about, [])
    left = [id_ for id_ in named if id_ not in over]
    if left == named:
        return item
    return item.model_copy(update={about: left}) if left else None


def in_force[P: Part](part: P, day: date) -> P:
    """A copy of a part in which every list has lost the entries that are not in force on `day`."""
    return with_contents(part, lambda value: _kept(value, day))


def _kept(value: Any, day: date) -> Any:
    if isinstance(value, list):
        there = [item for item in value if not isinstance(item, Dated) or item.in_force(day)]
        value = value if len(there) == len(value) else there
    return with_contents(value, lambda inner: _kept(inner, day))
