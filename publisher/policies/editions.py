"""Editions: a policy as it is in force on a stretch of days, and the days on which it changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from publisher.model.base import Dated, Part
from publisher.model.walk import all_of, with_contents
from publisher.policies.contacts import for_those_left, ways_to_reach, with_contacts
from publisher.policies.floor import on_the_floor
from publisher.policies.leaving import Leaving, without_unused
from publisher.policies.redress import steps_after_no
from publisher.policies.shared import lent_clauses
from publisher.policies.told import with_contacts_of_the_floor

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from publisher.model.council.council import Contact, Council
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
    starts = [files.council.recorded_from, *days_of_change(files)]
    return [edition_on(files, day, until) for day, until in zip(starts, [*starts[1:], None], strict=True)]


def days_of_change(files: CouncilFiles) -> list[date]:
    """The days on which an edition begins, after the first one."""
    start = files.council.recorded_from
    own: list[Part] = [files.council, files.policy, files.short, files.easy, files.faq]
    dated = [(one.from_, one.until) for part in (*own, files.floor, files.national_faq) for one in all_of(part, Dated)]
    dated += [(fact.from_, fact.until) for fact in files.facts.values()]
    return sorted({day for days in dated for day in days if day and day > start})


def edition_on(files: CouncilFiles, day: date, until: date | None = None) -> Edition:
    """What is in force on one day, with the numbers and addresses of that day in the texts that name them."""
    ways = ways_to_reach(in_force(files.council, day))
    # The floor is laid on what is in force: where something of the council's own is over, the national rule is back.
    own = in_force(files.policy, day)
    whole = in_force(on_the_floor(own, files.floor, files.law, lent_clauses(files.floor, files.clauses)), day)
    there = what_is_there(files, day, whole)
    council, policy = with_contacts(there.council, ways), with_contacts(there.policy, ways)
    return Edition(
        files,
        day,
        until,
        with_contacts_of_the_floor(council, policy, files.floor),
        policy,
        with_contacts(there.short, ways),
        with_contacts(there.easy, ways),
        with_contacts(there.faq, ways),
        in_force(files.national_faq, day),
        steps_after_no(council, policy, in_force(files.floor, day), files.kinds, files.law),
    )


class There(NamedTuple):
    """A council's files with only what is there on a day."""

    council: Council
    policy: Policy
    short: ShortFile
    easy: EasyFile
    faq: FaqFile


def what_is_there(files: CouncilFiles, day: date, policy: Policy) -> There:
    """A council's files with what is in force on a day and is not about a kind of budget alone that is not.

    Args:
        files: the files as they are written.
        day: the day.
        policy: the policy with what is in force on it, with or without what is national.
    """
    missing = strands_missing(policy, files.policy)
    days = {
        id_: [(strand.from_, strand.until) for strand in files.policy.strands if strand.id == id_] for id_ in missing
    }
    leaving = Leaving(days, files.facts)
    left = _without_what_is_over(policy, files.policy, leaving)
    whole = in_force(files.council, day)
    council = for_those_left(leaving.out_of(whole), missing)
    gone = {f"strand.{id_}" for id_ in missing}
    gone |= _names(whole.contacts, policy) - _names(council.contacts, left)
    return There(
        council,
        left,
        leaving.out_of(in_force(files.short, day), gone),
        leaving.out_of(in_force(files.easy, day), gone),
        leaving.out_of(in_force(files.faq, day)),
    )


def _names(contacts: Iterable[Contact], policy: Policy) -> set[str]:
    """What can leave with a kind of budget and be summed up, by its name."""
    return {
        *(f"contact.{contact.id}" for contact in contacts),
        *(f"clause.{clause.id}" for clause in policy.clauses),
        *(f"note.{note.id}" for note in policy.notes),
        *(f"spending.{verdict.item}" for verdict in policy.spending),
        *(f"review.{moment.id}" for moment in policy.review),
        *(f"redress.{step.id}" for step in policy.redress),
    }


def strands_missing(policy: Policy, whole: Policy) -> set[str]:
    """The kinds of budget that a policy has on other days alone.

    Args:
        policy: the policy of a day.
        whole: the policy of all days.
    """
    return {strand.id for strand in whole.strands} - {strand.id for strand in policy.strands}


def _without_what_is_over(policy: Policy, whole: Policy, leaving: Leaving) -> Policy:
    """A policy of a day in which nothing is about a strand or a way alone that is not in force then.

    So who withdraws one gives it an `until`, and not everything that names it. What is about others too stays for them.
    """
    strands = strands_missing(policy, whole)
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
    before = policy.model_copy(
        update={
            "strands": [*policy.strands, *(strand for strand in whole.strands if strand.id in strands)],
            "ways": [*policy.ways, *(way for way in whole.ways if way.id in ways)],
        }
    )
    return without_unused(leaving.out_of(policy.model_copy(update=update)), before)


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
