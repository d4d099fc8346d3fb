"""The national floor: locked rules hold everywhere, and any other departure is declared, with the reason."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from publisher.model.council.outcomes import Outcome
from publisher.model.walk import all_of
from publisher.policies.floor import mark, same_matter
from publisher.policies.locked import lists_where, stand_ins
from publisher.policies.shared import lent_clauses
from publisher.source.problems import Code, Report, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from publisher.model.base import Override, Part
    from publisher.model.council.clauses import Clause
    from publisher.model.council.outcomes import Note
    from publisher.model.council.redress import RedressStep
    from publisher.model.council.review import ReviewMoment
    from publisher.model.council.spending import SpendingVerdict
    from publisher.model.england.floor import NationalClause, NationalRedress, NationalReview, NationalVerdict
    from publisher.policies.editions import Edition
    from publisher.policies.read import CouncilFiles

    type Own = Clause | ReviewMoment | RedressStep
    type National = NationalClause | NationalReview | NationalRedress

STRICTER = ("if_agreed", "ask", "no")
"""The verdicts on spending, each stricter than the one before it."""


def check_floor(files: CouncilFiles, report: Report) -> None:
    """Every departure of a council from the national floor is declared, allowed, and made against today's text."""
    policy, floor = files.policy, files.floor
    own: list[Own] = [*policy.clauses, *policy.review, *policy.redress]
    national: list[National] = [*floor.clauses, *floor.review, *floor.redress]
    there: set[int] = set()
    for mine, other in _pairs(own, national):
        there.add(id(mine))
        _check_departure(mine, mine.overrides, other, f"'{other.id}'", report)
    for verdict in policy.spending:
        for general in floor.spending:
            if same_matter(verdict, general):
                there.add(id(verdict))
                _check_verdict(verdict, general, report)
    for part in [*own, *policy.spending]:
        if part.overrides is not None and id(part) not in there:
            what = "This claims to replace a national rule, but there is no such rule."
            report.add(part.place("overrides"), Code.UNKNOWN_REFERENCE, what, "Remove 'overrides', or correct the id.")
    _check_times(files, report)
    _check_told(files, report)
    _check_stand_ins(files, report)
    _check_removals(files, report)
    _check_items(files, report)


def _pairs(own: Iterable[Own], national: Iterable[National]) -> list[tuple[Own, National]]:
    by_id = {item.id: item for item in national}
    return [(item, by_id[item.id]) for item in own if item.id in by_id]


def _check_departure(mine: Own, override: Override | None, national: National, name: str, report: Report) -> None:
    if national.strength == "locked":
        what = f"{name[0].upper()}{name[1:]} is a national rule that no council can change."
        report.add(mine.place(), Code.LOCKED_RULE, what, "Give yours another id, or use the national rule as it is.")
    else:
        _check_declared(mine, override, national, name, report)


def _check_declared(
    mine: Part, override: Override | None, national: National | NationalVerdict, name: str, report: Report
) -> None:
    if override is None:
        what = f"{name[0].upper()}{name[1:]} would replace a national rule without saying so."
        do = f"Add 'overrides: {{was: {mark(national)}, why: ...}}', or give it another id."
        report.add(mine.place(), Code.SILENT_OVERRIDE, what, do)
    else:
        _check_mark(mine, ("overrides", "was"), override.was, national, name, report)


def _check_mark(part: Part, keys: tuple[str, ...], was: str, national: Part, name: str, report: Report) -> None:
    if was != mark(national):
        what = f"The national rule {name} has changed since this was written."
        do = f"Read it again ({national.place()}). If yours still holds, set 'was: {mark(national)}'."
        report.add(part.place(*keys), Code.FLOOR_CHANGED, what, do)


def _check_verdict(mine: SpendingVerdict, national: NationalVerdict, report: Report) -> None:
    """A council may be stricter than the law, if it says so, and never less strict."""
    name = f"the verdict on '{national.item}'"
    if national.strength == "locked" and mine.verdict == national.verdict:
        return
    if national.strength == "locked" and STRICTER.index(mine.verdict) < STRICTER.index(national.verdict):
        what = f"T{name[1:]} is '{national.verdict}' by a national rule, and no council can be less strict."
        allowed = " or ".join(f"'{verdict}'" for verdict in STRICTER[STRICTER.index(national.verdict) :])
        report.add(mine.place("verdict"), Code.LOCKED_RULE, what, f"Say {allowed}, or leave it to the national rule.")
        return
    _check_declared(mine, mine.overrides, national, name, report)


def _check_times(files: CouncilFiles, report: Report) -> None:
    """No council looks at a budget for the first time later than a locked national rule lets it."""
    locked = [moment for moment in files.floor.review if moment.strength == "locked"]
    for mine, national in itertools.product(files.policy.review, locked):
        if mine.timing is None or national.timing is None:
            continue
        own, most = mine.timing.within_months, national.timing.within_months
        if own is not None and most is not None and own > most and _both_about(mine, national):
            what = f"This is within {own} months, and by the national rule '{national.id}' it is within {most}."
            do = f"Say {most} months at most, or name the 'strands' and 'ways' that have no such rule."
            report.add(mine.place("timing", "within_months"), Code.LOCKED_RULE, what, do)


def _both_about(one: ReviewMoment, other: ReviewMoment) -> bool:
    """Whether two moments share a strand and a way. A moment without any is for all."""
    return all(
        not mine or not theirs or set(mine) & set(theirs)
        for mine, theirs in ((one.strands, other.strands), (one.ways, other.ways))
    )


def _check_told(files: CouncilFiles, report: Report) -> None:
    """What the floor tells all families stands as it is, and so does the test of each clause that it rests on."""
    policy, floor = files.policy, files.floor
    told = {item.id for item in floor.told}
    items: list[Outcome | Note] = [*all_of([*policy.strands, *policy.ways], Outcome), *policy.notes]
    for item in items:
        if item.id in told:
            what = f"'{item.id}' is a national rule that no council can change. All families are told of it."
            report.add(item.place("id"), Code.LOCKED_RULE, what, "Give yours another id.")
    lent = {clause.id: clause for clause in lent_clauses(floor, files.clauses)}
    for clause in policy.clauses:
        if clause.id in lent and clause.test != lent[clause.id].test:
            what = f"'{clause.id}' has another test than the shared clause, and a national rule rests on that one."
            report.add(clause.place("test"), Code.LOCKED_RULE, what, "Give yours another id, or remove 'test'.")


def _check_stand_ins(files: CouncilFiles, report: Report) -> None:
    """A council's clause stands for a national one only if it says so, of today's text, and rests on the same rules."""
    national = {clause.id: clause for clause in files.floor.clauses if clause.discretion and clause.applies_to}
    for mine in files.policy.clauses:
        if mine.stands_for is None:
            continue
        place = mine.place("stands_for", "clause")
        clause = national.get(mine.stands_for.clause)
        if clause is None or clause.discretion is None:
            what = f"There is no locked clause of discretion '{mine.stands_for.clause}'."
            report.add(place, Code.UNKNOWN_REFERENCE, what, did_you_mean(mine.stands_for.clause, national))
        elif not any(list(stand_ins(clause, where, [mine], files.law)) for where in clause.applies_to or ()):
            what = f"'{mine.id}' cannot replace '{clause.id}': others decide it, or it cites too few of the rules."
            do = f"'{clause.id}' is decided by '{clause.discretion.by}' and cites {', '.join(clause.cites)}."
            report.add(place, Code.LOCKED_RULE, what, f"{do} Or remove 'stands_for'.")
        else:
            keys = ("stands_for", "was")
            _check_mark(mine, keys, mine.stands_for.was, clause, f"'{clause.id}'", report)


def _check_removals(files: CouncilFiles, report: Report) -> None:
    floor = files.floor
    lists: Mapping[str, Mapping[str, NationalReview | NationalRedress | NationalVerdict]] = {
        "review": {moment.id: moment for moment in floor.review},
        "redress": {step.id: step for step in floor.redress},
        "spending": {verdict.item: verdict for verdict in floor.spending},
    }
    for removal in files.policy.removes:
        items = lists[removal.list]
        national = items.get(removal.id)
        if national is None:
            what = f"There is no national rule '{removal.id}' under {removal.list}."
            report.add(removal.place("id"), Code.UNKNOWN_REFERENCE, what, did_you_mean(removal.id, items))
        elif national.strength == "locked":
            what = f"'{removal.id}' is a national rule that no council can remove."
            report.add(removal.place("id"), Code.LOCKED_RULE, what, "Delete this removal.")
        else:
            _check_mark(removal, ("was",), removal.was, national, f"'{removal.id}'", report)


def _check_items(files: CouncilFiles, report: Report) -> None:
    """Verdicts are about items of the shared list, and no two about the same one."""
    items = {item.id for item in files.floor.spending_items}
    before: list[SpendingVerdict] = []
    for verdict in files.policy.spending:
        if verdict.item not in items:
            what = f"There is no item '{verdict.item}' in the shared list."
            do = f"{did_you_mean(verdict.item, items)} New items go into england/floor.yaml."
            report.add(verdict.place("item"), Code.UNKNOWN_REFERENCE, what, do)
        for other in before:
            together = verdict.from_ == other.from_ and verdict.until == other.until
            if together and same_matter(verdict, other):
                what = f"Duplicate verdict on '{verdict.item}' for the same strand."
                report.add(
                    verdict.place("item"), Code.DUPLICATE_ID, what, f"Merge them; the other is at {other.place()}."
                )
        before.append(verdict)


def check_locked_clauses(edition: Edition, report: Report) -> None:
    """Wherever a locked clause applies, some family of the council is told of it."""
    own, law = edition.files.policy.clauses, edition.files.law
    for clause in edition.files.floor.clauses:
        for where in clause.applies_to or () if clause.discretion is not None else ():
            saying = {clause.id, *stand_ins(clause, where, own, law)}
            for item, outcomes in lists_where(edition.policy, where):
                if not any(saying & set(outcome.council_decides) for outcome in outcomes):
                    about = f"the {where.kind} '{where.named}'" + (f" for '{where.strand}'" if where.strand else "")
                    what = f"No outcome of {about} rests on '{clause.id}'. The national rule: {clause.says}"
                    do = (
                        "List it under 'council_decides' of the outcomes that it is for, or a clause of your own that "
                        f"cites {', '.join(clause.cites)} and has 'stands_for: "
                        f"{{clause: {clause.id}, was: {mark(clause)}}}'."
                    )
                    report.add(item.place(), Code.LOCKED_NOT_TOLD, what, do)


def check_redress(edition: Edition, report: Report) -> None:
    """Check the steps of one edition of a council, its own and the national ones together.

    Args:
        edition: the edition.
        report: receives every problem found: LO201, LO215.
    """
    national = {step.id for step in edition.after_a_no if hasattr(step.written, "strength")}
    for step in edition.policy.redress:
        if step.joins is not None and step.joins not in national:
            what = f"There is no national step '{step.joins}' to join."
            report.add(step.place("joins"), Code.UNKNOWN_REFERENCE, what, did_you_mean(step.joins, national))
    for one, other in itertools.combinations(edition.after_a_no, 2):
        if one.stage == other.stage and one.shares_a_strand_with(other):
            what = f"'{one.id}' and '{other.id}' are both at the stage '{one.stage}', and for one kind of budget."
            do = "Give one of them another stage or other strands."
            if one.id in national and other.id not in national:
                do = f"Write 'joins: {one.id}' in place of its stage and name, or give it another stage or strands."
            report.add(other.written.place("stage"), Code.STEP_TWICE, what, do)
