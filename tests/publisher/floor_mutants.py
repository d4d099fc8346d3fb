"""Changes a council's rules in small ways, in memory, and tells which break the national floor and which are found.

What breaks it is judged without cells or diagrams, by `Naive` and by counting; what is found is what the checks report.
`python -m tests.publisher.floor_mutants` prints the table of docs/architecture/floor.md.
"""

from __future__ import annotations

import dataclasses
import functools
import itertools
import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from publisher.check.asking.for_whom import (
    check_alone,
    check_asked,
    check_letter,
    check_named,
    families_of,
    logic_for_whom,
)
from publisher.check.asking.silence import PUTS_OFF, check_silence
from publisher.check.floor import check_floor, check_locked_clauses
from publisher.check.ids import check_ids_and_dates
from publisher.check.limits import broken_limits, check_limits, logic_for_limits
from publisher.model.base import Dated, Override
from publisher.model.council.policy import Removal
from publisher.model.council.spending import SpendingVerdict
from publisher.model.england.floor import NationalRedress, NationalReview
from publisher.model.formulas import All, Any_, Not, Test, walk
from publisher.model.walk import all_of
from publisher.policies.editions import edition_on
from publisher.policies.floor import mark
from publisher.rules.letters import letter_of
from publisher.rules.logic import build_logic
from publisher.source.problems import Report
from reckoner.result import HolderStatus, StrandStatus, WayStatus
from tests.policies import REAL, councils, exampleshire
from tests.reckoner.naive import Naive, met

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from publisher.model.council.clauses import Clause
    from publisher.model.council.council import Contact
    from publisher.model.council.outcomes import Outcome
    from publisher.model.council.policy import Policy
    from publisher.model.england.floor import Limit, NationalClause
    from publisher.model.england.questions import Question
    from publisher.model.formulas import Formula
    from publisher.policies.editions import Edition
    from publisher.policies.read import CouncilFiles
    from tests.reckoner.naive import About, Answer, Family

STATUSES = {"strand": get_args(StrandStatus), "way": get_args(WayStatus), "holder": get_args(HolderStatus)}
LATER = date(2030, 1, 1)


class Tried(NamedTuple):
    """One change: its kind, what was changed, the locked items that it breaks, and those that are found.

    A survivor is found nowhere. It is no gap where it breaks nothing.
    """

    kind: str
    what: str
    breaks: frozenset[str]
    found: frozenset[str]


# ----------------------------------------------------------------------------------------------------------------------
# Limits
# ----------------------------------------------------------------------------------------------------------------------


def numbers(files: CouncilFiles) -> Iterator[Tried]:
    """Every number that a clause tests, one up and one down: from the first day on, and from a later day on."""
    edition = _edition(files)
    before = _Judged(edition)
    for clause in edition.policy.clauses:
        for key in ("at_least", "below"):
            number: int | None = None if clause.test is None else getattr(clause.test, key)
            if number is None:
                continue
            for step in (-1, 1):
                changed = _with_clause(edition, clause, {key: number + step})
                breaks = before.broken_by(changed, clause)
                what = f"{files.council.id}: {clause.id} {key} {number} -> {number + step}"
                yield Tried("a number in a test, one up or down", what, breaks, _found(changed))
                later = dataclasses.replace(changed, from_=LATER)
                what = f"{what}, from {LATER}"
                yield Tried("the same, from a later day on", what, breaks, _found(edition, later))


def statuses(files: CouncilFiles) -> Iterator[Tried]:
    """The status of every outcome that a limit is about, in turn each other one."""
    edition = _edition(files)
    naive, found_with = Naive(edition), _finder(edition)
    reached = _reached_under(naive, files.floor.limits)
    for about, of_limits in reached.items():
        for number, outcome in enumerate(naive.outcomes[about]):
            for status in STATUSES[about[0]]:
                if status != outcome.status:
                    given = list(naive.outcomes[about])
                    given[number] = outcome.model_copy(update={"status": status})
                    breaks = {
                        limit.id
                        for limit in files.floor.limits
                        if limit.id in of_limits and _forbids(limit, given, of_limits[limit.id])
                    }
                    what = f"{files.council.id}: {about}, outcome {number}, {outcome.status} -> {status}"
                    found = found_with(about, number, {"status": status})
                    yield Tried("a status, for each other one", what, frozenset(breaks), found)


def moments(files: CouncilFiles) -> Iterator[Tried]:
    """The moment of every outcome that lets families wait, in turn each other one, and years from now."""
    edition = _edition(files)
    naive, found_with = Naive(edition), _finder(edition)
    limits = [limit for limit in files.floor.limits if limit.when]
    reached = _reached_under(naive, limits)
    waiting = [(a, k, one) for a, outcomes in naive.outcomes.items() for k, one in enumerate(outcomes) if one.when]
    others = {one.when for _, _, one in waiting} | {moment for limit in limits for moment in limit.when}
    for about, number, outcome in waiting:
        for moment in sorted({*others, "in three years"} - {outcome.when}, key=str):
            given = list(naive.outcomes[about])
            given[number] = outcome.model_copy(update={"when": moment})
            of_it = reached.get(about, {})
            breaks = {one.id for one in limits if one.id in of_it and _forbids(one, given, of_it[one.id])}
            found = found_with(about, number, {"when": moment})
            what = f"{files.council.id}: {about}, outcome {number}, {outcome.when} -> {moment}"
            yield Tried("a moment to wait for, for each other one", what, frozenset(breaks), found)


def rights(files: CouncilFiles) -> Iterator[Tried]:
    """Every outcome of a right without the rules that it rests on, and with each other contact asked first."""
    edition = _edition(files)
    naive, found_with = Naive(edition), _finder(edition)
    limits = [limit for limit in files.floor.limits if limit.told or limit.asks]
    national = {one.outcome.id for one in files.floor.outcomes}
    rules = {rule for limit in limits for rule in limit.told}
    for about, of_it in _reached_under(naive, limits).items():
        for number, outcome in enumerate(naive.outcomes[about]):
            if outcome.id in national:
                continue
            steps = [
                step.model_copy(update={"cites": [cite for cite in step.cites if cite not in rules]})
                for step in outcome.steps
            ]
            cites = [cite for cite in outcome.cites if cite not in rules]
            updates: list[dict[str, Any]] = [{"cites": cites, "steps": steps}]
            updates += [{"ask": [contact.id]} for contact in edition.council.contacts]
            for update in updates:
                given = list(naive.outcomes[about])
                given[number] = outcome.model_copy(update=update)
                breaks = {
                    one.id
                    for one in limits
                    if one.id in of_it
                    and (_forbids(one, given, of_it[one.id]) or _sends_away(edition, one, given, of_it[one.id]))
                }
                what = f"{files.council.id}: {about}, outcome {number}, {update}"
                found = found_with(about, number, update)
                yield Tried("a right left untold, or asked of somebody else", what, frozenset(breaks), found)


def _sends_away(edition: Edition, limit: Limit, outcomes: Sequence[Outcome], reached: Sequence[set[int]]) -> bool:
    """Whether a limit's families are told to ask first somebody who is not there for its strand alone."""
    if limit.asks is None:
        return False
    usual = next(strand.ask for strand in edition.policy.strands if strand.id == limit.strand)
    told = [outcomes[number] for group in reached for number in group]
    asked = {(one.ask or usual)[0] for one in told}
    alone = {one.id for one in edition.council.contacts if one.for_ is not None and one.for_.strands == [limit.asks]}
    return not asked <= alone


def _edition(files: CouncilFiles) -> Edition:
    return edition_on(files, files.council.version)


def _with_clause(edition: Edition, clause: Clause, test: Mapping[str, int]) -> Edition:
    assert clause.test is not None
    changed = clause.model_copy(update={"test": clause.test.model_copy(update=dict(test))})
    clauses = [changed if one is clause else one for one in edition.policy.clauses]
    return dataclasses.replace(edition, policy=edition.policy.model_copy(update={"clauses": clauses}))


def _finder(edition: Edition) -> Callable[[About, int, Mapping[str, Any]], frozenset[str]]:
    """Finds the limits that the check reports where one outcome says something else to the same families."""
    floor, naive = edition.files.floor, Naive(edition)
    logic = logic_for_limits(edition, floor)
    assert not list(broken_limits(logic, floor)), "nothing else breaks"

    def found(about: About, number: int, update: Mapping[str, Any]) -> frozenset[str]:
        decision = next(one for one in logic.decisions if one.about == about)
        outcomes = list(decision.outcomes)
        outcomes[number] = outcomes[number].model_copy(update=dict(update))
        changed = logic.by_about | {decision.about: dataclasses.replace(decision, outcomes=outcomes)}
        concerned = [limit for limit in floor.limits if about in _limited(naive, limit)]
        of_it = floor.model_copy(update={"limits": concerned})
        broken = broken_limits(dataclasses.replace(logic, by_about=changed), of_it)
        return frozenset(limit.id for limit, _, what, _ in broken if what.endswith(f": {limit.says}"))

    return found


def _found(*editions: Edition) -> frozenset[str]:
    """The limits that the check reports, told by what each says."""
    floor = editions[0].files.floor
    report = Report()
    check_limits(editions, floor, report)
    told = [problem.what for problem in report.problems]
    return frozenset(limit.id for limit in floor.limits if any(what.endswith(f": {limit.says}") for what in told))


class _Judged:
    """The limits that an edition breaks for some family, found by trying families; and those that a change of it does.

    A change of a clause is nothing to the decisions that do not rest on it: these are judged once.
    """

    def __init__(self, edition: Edition) -> None:
        self._naive = Naive(edition)
        self._limits = edition.files.floor.limits
        self._before = {
            (limit.id, about): _breaks(self._naive, about, limit)
            for limit in self._limits
            for about in _limited(self._naive, limit)
        }
        self._resting = {
            about: {clause for formula in conditions if formula for clause in self._clauses(formula)}
            for about, conditions in self._naive.conditions.items()
        }

    def broken_by(self, changed: Edition, clause: Clause) -> frozenset[str]:
        """The limits that are broken once a clause is another."""
        naive = Naive(changed)
        return frozenset(
            limit.id
            for limit in self._limits
            for about in _limited(naive, limit)
            if (_breaks(naive, about, limit) if clause.id in self._resting[about] else self._before[limit.id, about])
        )

    def _clauses(self, formula: Formula) -> Iterator[str]:
        for _, name in walk(formula):
            assert isinstance(name, str)
            rule = self._naive.rules.get(name)
            yield from [name] if rule is None else self._clauses(rule.if_)


def _breaks(naive: Naive, about: About, limit: Limit) -> bool:
    outcomes, reached = naive.outcomes[about], _reached(naive, about, limit)
    return _forbids(limit, outcomes, reached) or _sends_away(naive.edition, limit, outcomes, reached)


def _reached_under(naive: Naive, limits: Sequence[Limit]) -> dict[About, dict[str, list[set[int]]]]:
    """The outcomes that families under each limit are given, by the decisions that it is about."""
    reached: dict[About, dict[str, list[set[int]]]] = {}
    for limit in limits:
        for about in _limited(naive, limit):
            reached.setdefault(about, {})[limit.id] = _reached(naive, about, limit)
    return reached


def _reached(naive: Naive, about: About, limit: Limit) -> list[set[int]]:
    """The outcomes of a decision that families under a limit are given: together those whom `for_each` holds together.

    Where nobody comes under the limit, there is one such group, and it is given nothing.
    """
    meets = None if limit.if_ is None else _meets(limit.if_, _known(naive))
    groups: dict[tuple[Answer | None, ...], set[int]] = {} if limit.for_each else {(): set()}
    for family in _families(naive, about, limit.tests, limit.for_each, _needed(limit.if_)):
        if meets is not None and not meets(family):
            continue
        answers = tuple(family[question] for question in limit.for_each)
        groups.setdefault(answers, set()).add(naive.outcome(about, family))
    return list(groups.values())


def _forbids(limit: Limit, outcomes: Sequence[Outcome], reached: Sequence[set[int]]) -> bool:
    if limit.when:
        moments = {outcomes[number].when for group in reached for number in group} - {None}
        return not moments <= set(limit.when)
    if limit.told:
        return any(not set(limit.told) & _told_by(outcomes[number]) for group in reached for number in group)
    told = [{outcomes[number].status for number in group} for group in reached]
    return any(group & set(limit.never) or (limit.some and not group & set(limit.some)) for group in told)


def _limited(naive: Naive, limit: Limit) -> list[About]:
    """The decisions that a limit is about."""
    of_it = [about for about in naive.outcomes if about[:2] == (limit.kind, limit.named)]
    if limit.kind == "strand" or limit.strand is None:
        return of_it
    if not any(strand.id == limit.strand for strand in naive.edition.policy.strands):
        return []
    return [about for about in of_it if about[2] == limit.strand] or [about for about in of_it if about[2] is None]


def _known(naive: Naive) -> dict[str, Question]:
    return {question.id: question for question in naive.edition.files.questions.questions}


def _needed(formula: Formula | None) -> list[Test]:
    """The tests of which each has to be met for a condition to be: whoever fails one need not be tried."""
    parts = formula.all if isinstance(formula, All) else [formula]
    return [part for part in parts if isinstance(part, Test)]


def _families(
    naive: Naive,
    about: About,
    also: Sequence[Test],
    questions: Sequence[str] = (),
    needed: Sequence[Test] = (),
) -> Iterator[Family]:
    """Families that differ in whatever a decision goes by, in what other tests go by, and in some questions.

    All of them meet the tests that are needed.
    """
    known = _known(naive)
    names = set(naive.mentioned[about]) | {test.question for test in also} | set(questions)
    while more := {test.question for name in names for test in _tests(known[name].asked_if)} - names:
        names |= more
    order = [name for name in known if name in names]
    tests = [*(clause.test for clause in naive.clauses.values() if clause.test), *also]
    bounds = {bound for test in tests for bound in (test.at_least, test.below) if bound is not None}
    of_each = {name: _answers(known[name], bounds) for name in order}
    for test in needed:
        of_each[test.question] = [answer for answer in of_each[test.question] if met(test, answer)]
    for row in itertools.product(*of_each.values()):
        yield dict(zip(order, row, strict=True))


def _answers(question: Question, bounds: set[int]) -> list[Answer]:
    if question.options is not None:
        return [option.id for option in question.options]
    assert question.number is not None
    least, most = question.number.least, question.number.most
    return [number for number in range(least, most + 1) if {number, number + 1} & bounds or number in (least, most)]


def _tests(formula: Formula | None) -> list[Test]:
    return [] if formula is None else [found for _, found in walk(formula) if isinstance(found, Test)]


def _meets(formula: Formula, known: Mapping[str, Question]) -> Callable[[Family], bool]:
    """Tells whether a family gives the answers of a condition to questions that it is asked.

    Millions of families are asked about few conditions, so each is taken apart once.
    """
    match formula:
        case All():
            return _first([_meets(part, known) for part in formula.all], ends=False)
        case Any_():
            return _first([_meets(part, known) for part in formula.any], ends=True)
        case Not():
            inner = _meets(formula.not_, known)
            return lambda family: not inner(family)
        case Test():
            guard = known[formula.question].asked_if
            return _gives(formula) if guard is None else _asked_and_gives(_meets(guard, known), _gives(formula))
        case _:
            raise AssertionError(formula)


def _first(parts: Sequence[Callable[[Family], bool]], *, ends: bool) -> Callable[[Family], bool]:
    """Judges a family part by part, until one says what settles it."""

    def judge(family: Family) -> bool:
        # A loop takes half as long as `all` or `any` of a generator.
        for part in parts:
            if part(family) is ends:
                return ends
        return not ends

    return judge


def _gives(test: Test) -> Callable[[Family], bool]:
    question, judged = test.question, functools.cache(functools.partial(met, test))
    return lambda family: judged(family[question])


def _asked_and_gives(asked: Callable[[Family], bool], gives: Callable[[Family], bool]) -> Callable[[Family], bool]:
    return lambda family: asked(family) and gives(family)


def _told_by(outcome: Outcome) -> set[str]:
    """The rules that a family with an outcome is told of, by it or by a step."""
    return {*outcome.cites, *(fact for step in outcome.steps for fact in step.cites)}


# ----------------------------------------------------------------------------------------------------------------------
# Whom to ask, and letters
# ----------------------------------------------------------------------------------------------------------------------


def contacts(files: CouncilFiles) -> Iterator[Tried]:
    """Whom every outcome tells families to ask, in turn each contact alone."""
    edition = _edition(files)
    naive, logic = Naive(edition), logic_for_whom(edition)
    strands = {strand.id: strand for strand in edition.policy.strands}
    for decision in (one for one in logic.decisions if one.about.kind != "note"):
        about: About = (decision.about.kind, decision.about.id, decision.about.strand)
        for contact in edition.council.contacts:
            strangers = _not_served(naive, about, contact) | _asked_alone(naive, about, contact)
            for number, outcome in enumerate(decision.outcomes):
                asked = outcome.ask or (strands[about[1]].ask if about[0] == "strand" else None)
                if asked is None or asked == [contact.id]:
                    continue
                report = Report()
                changed = list(decision.outcomes)
                changed[number] = outcome.model_copy(update={"ask": [contact.id]})
                for check in (check_asked, check_alone):
                    check(logic, dataclasses.replace(decision, outcomes=changed), number, report)
                what = f"{files.council.id}: {about}, outcome {number}, {contact.id}"
                told = frozenset([what] if report.problems else [])
                breaks = frozenset([what] if number in strangers else [])
                yield Tried("whom to ask, for each contact alone", what, breaks, told)


def _not_served(naive: Naive, about: About, contact: Contact) -> set[int]:
    """The outcomes of a decision for some of whose families a contact is not there."""
    edition = naive.edition
    every = set(range(len(naive.outcomes[about])))
    named = edition.council.help
    if contact.for_ is None or contact.id in (named.sendiass, named.complaints):
        return set() if contact.id in (named.switchboard, named.local_offer) else every
    here = _strands_of(naive, about)
    return _strangers(naive, about, contact.for_.if_) if here & set(contact.for_.strands) else every


def _asked_alone(naive: Naive, about: About, contact: Contact) -> set[int]:
    """The outcomes of a decision for some of whose families a contact is there beside somebody else only."""
    beside = contact.beside
    if beside is None or not _strands_of(naive, about) <= set(beside.strands):
        return set()
    every = set(range(len(naive.outcomes[about])))
    return every if beside.if_ is None else _strangers(naive, about, Not.model_validate({"not": beside.if_}))


def _strands_of(naive: Naive, about: About) -> set[str]:
    """The kinds of budget that a decision is about."""
    kind, id_, strand = about
    if kind == "strand" or strand is not None:
        return {id_ if strand is None else strand}
    every = {one.id for one in naive.edition.policy.strands}
    return {one for one in every if kind == "way" and ("way", id_, one) not in naive.outcomes} or every


def conditions(files: CouncilFiles) -> Iterator[Tried]:
    """Whom every contact is there for, without its condition, which it needs if its name is children's or adults'."""
    logic = logic_for_whom(_edition(files))
    for contact in files.council.contacts:
        if contact.for_ is not None and contact.for_.if_ is not None:
            report = Report()
            serves = contact.for_.model_copy(update={"if_": None})
            check_named(logic, contact.model_copy(update={"for_": serves}), report)
            name = f"{contact.who} {contact.dear}".lower()
            what = f"{files.council.id}: {contact.id}"
            breaks = frozenset([what] if "adult" in name or "child" in name else [])
            yield Tried("a contact for everybody", what, breaks, frozenset([what] if report.problems else []))


def letters(files: CouncilFiles) -> Iterator[Tried]:
    """The letter of every outcome of a strand, in turn each other one of the strand."""
    edition = _edition(files)
    naive, logic = Naive(edition), logic_for_whom(edition)
    for strand in edition.policy.strands:
        decision = logic.decision_for("strand", strand.id)
        about: About = ("strand", strand.id, None)
        for letter in files.letters.letters:
            if letter.strand != strand.id:
                continue
            families = families_of(letter, files)
            strangers = set() if families is None else _strangers(naive, about, families)
            for number, outcome in enumerate(strand.outcomes):
                if letter_of(files.letters, strand.id, outcome) is letter:
                    continue
                report = Report()
                changed = list(decision.outcomes)
                changed[number] = outcome.model_copy(update={"letter": letter.id})
                check_letter(logic, dataclasses.replace(decision, outcomes=changed), number, report)
                what = f"{files.council.id}: {strand.id}, outcome {number}, {letter.id}"
                wrong = number in strangers if families is not None else outcome.status not in letter.for_
                told = frozenset([what] if report.problems else [])
                yield Tried("a letter, for each other one", what, frozenset([what] if wrong else []), told)


def _strangers(naive: Naive, about: About, condition: Formula | None) -> set[int]:
    """The outcomes of a decision that some family has which does not meet a condition."""
    if condition is None:
        return set()
    meets = _meets(condition, _known(naive))
    families = _families(naive, about, _tests(condition))
    return {naive.outcome(about, family) for family in families if not meets(family)}


# ----------------------------------------------------------------------------------------------------------------------
# Locked clauses, verdicts, reviews and redress
# ----------------------------------------------------------------------------------------------------------------------


def own_in_place(files: CouncilFiles) -> Iterator[Tried]:
    """A clause, review or step of the council's own, with the id of a locked one, be it declared or not."""
    for key in ("clauses", "review", "redress"):
        for item in getattr(files.floor, key):
            for overrides in (None, Override(was=mark(item), why="We do it in another way.")):
                own = item.model_copy(update={"overrides": overrides, "says": "Ours.", "text": "Ours."})
                changed = _with(files, {key: [*getattr(files.policy, key), own]})
                kind = "a clause, review or step of its own in place of a locked one"
                yield _by_check_floor(kind, item, changed, f"{key} {item.id}")


def told_in_place(files: CouncilFiles) -> Iterator[Tried]:
    """An outcome or a note of the council's own, with the id of a national one."""
    kind = "an outcome or a note of its own in place of a national one"
    for key, told in (("strands", files.floor.outcomes), ("ways", files.floor.ways)):
        for national in told:
            own = national.outcome.model_copy(update={"headline": "Ours.", "steps": []})
            items = [
                item.model_copy(update={"outcomes": [own, *item.outcomes]})
                if key == "ways" or item.id == national.strand
                else item
                for item in getattr(files.policy, key)
            ]
            yield _by_check_floor(kind, own, _with(files, {key: items}), f"{key} {own.id}", locked=True)
    for note in files.floor.notes:
        changed = _with(files, {"notes": [*files.policy.notes, note.model_copy(update={"text": "Ours."})]})
        yield _by_check_floor(kind, note, changed, f"notes {note.id}", locked=True)


def other_tests(files: CouncilFiles) -> Iterator[Tried]:
    """Another test in a shared clause that national outcomes and notes rest on: one that nobody meets, or everybody."""
    lent = {clause.id for clause in files.floor.lends}
    for clause in files.policy.clauses:
        if clause.id in lent:
            for test in ({"at_least": 120}, {"below": 120}):
                other = clause.model_copy(update={"test": Test.model_validate({"question": "age", **test})})
                changed = _with(files, {"clauses": [other if c is clause else c for c in files.policy.clauses]})
                kind = "another test in a clause that national outcomes rest on"
                report = Report()
                check_floor(changed, report)
                found = any(f"'{clause.id}' has another test" in problem.what for problem in report.problems)
                what = f"{files.council.id}: {clause.id} {test}"
                yield Tried(kind, what, frozenset([clause.id]), frozenset([clause.id] if found else []))


def removed(files: CouncilFiles) -> Iterator[Tried]:
    """The removal of a review or step."""
    for key in ("review", "redress"):
        for item in getattr(files.floor, key):
            removal = Removal(list=key, id=item.id, was=mark(item), why="We do not.", cites=_cited(item))
            removal.take_places(item, {})
            changed = _with(files, {"removes": [*files.policy.removes, removal]})
            yield _by_check_floor("a locked review or step removed", item, changed, f"{key} {item.id}")


def verdicts(files: CouncilFiles) -> Iterator[Tried]:
    """Another verdict on what a locked one is about, in its strands and in all: a less strict one breaks it."""
    for item in files.floor.spending:
        less: list[Literal["if_agreed", "ask", "no"]] = ["if_agreed", "ask", "no"]
        others = [verdict for verdict in less if verdict != item.verdict]
        for verdict, strands in itertools.product(others, (item.strands, [])):
            own = SpendingVerdict(
                item=item.item, verdict=verdict, text="Ours.", instead="Ask.", strands=strands, cites=item.cites
            )
            own.take_places(item, {})
            changed = _with(files, {"spending": [*files.policy.spending, own]})
            locked = item.strength == "locked" and less.index(verdict) < less.index(item.verdict)
            kind = "another verdict in place of a locked one"
            yield _by_check_floor(kind, item, changed, f"{verdict} {item.item}", locked=locked)


def _cited(item: NationalReview | NationalRedress) -> list[str]:
    """The rules of law that a review or a step after a no rests on."""
    says = item.says if isinstance(item, NationalRedress) else [item]
    return [cite for saying in says for cite in saying.cites]


def _with(files: CouncilFiles, update: Mapping[str, Any]) -> CouncilFiles:
    return dataclasses.replace(files, policy=files.policy.model_copy(update=dict(update)))


def _by_check_floor(kind: str, item: Any, changed: CouncilFiles, what: str, *, locked: bool | None = None) -> Tried:
    """A change of something national, which breaks the floor if that is locked and is found if it is told as locked."""
    breaks = item.strength == "locked" if locked is None else locked
    report = Report()
    check_floor(changed, report)
    name = getattr(item, "item", None) or item.id
    found = any(name in problem.what and "no council can" in problem.what for problem in report.problems)
    whole = f"{changed.council.id}: {what}"
    return Tried(kind, whole, frozenset([name] if breaks else []), frozenset([name] if found else []))


# ----------------------------------------------------------------------------------------------------------------------
# Where locked clauses are told
# ----------------------------------------------------------------------------------------------------------------------


def untold(files: CouncilFiles) -> Iterator[Tried]:
    """A locked clause, or one of the council's own that says it, taken out of every outcome that rests on it."""
    floor = [clause for clause in files.floor.clauses if clause.discretion is not None and clause.strength == "locked"]
    for clause in floor:
        says = {clause.id} | {own.id for own in files.policy.clauses if set(clause.cites) & set(own.cites)}
        changed = _with(files, _without(files.policy, says))
        yield _by_reach("a locked clause taken out of all outcomes", changed, f"{clause.id}")
    for own in files.policy.clauses:
        for fact in own.cites if own.discretion is not None else ():
            if fact in files.law:
                cut = own.model_copy(update={"cites": [cite for cite in own.cites if cite != fact]})
                changed = _with(files, {"clauses": [cut if c is own else c for c in files.policy.clauses]})
                yield _by_reach("a citation of a rule of law dropped", changed, f"{own.id} {fact}")


def _without(policy: Policy, names: set[str]) -> dict[str, Any]:
    """The strands, ways and holders of a policy, of whose outcomes none rests on some clauses."""

    def cut(outcomes: Sequence[Outcome]) -> list[Outcome]:
        return [
            one.model_copy(update={"council_decides": [name for name in one.council_decides if name not in names]})
            for one in outcomes
        ]

    update: dict[str, Any] = {
        "strands": [strand.model_copy(update={"outcomes": cut(strand.outcomes)}) for strand in policy.strands]
    }
    for key in ("ways", "holders"):
        update[key] = [
            item.model_copy(
                update={
                    "outcomes": cut(item.outcomes),
                    "strands": {strand: cut(listed) for strand, listed in item.strands.items()},
                }
            )
            for item in getattr(policy, key)
        ]
    return update


def _by_reach(kind: str, changed: CouncilFiles, what: str) -> Tried:
    """A change that breaks the floor where a locked clause that applies is told to nobody any more."""
    edition = _edition(changed)
    report = Report()
    check_locked_clauses(edition, report)
    found = {clause.id for clause in changed.floor.clauses if any(f"'{clause.id}'" in p.what for p in report.problems)}
    return Tried(kind, f"{changed.council.id}: {what}", _untold(edition), frozenset(found))


def _untold(edition: Edition) -> frozenset[str]:
    """The locked clauses that no outcome rests on where they apply, be it in a council's own words."""
    naive = Naive(edition)
    missing = set()
    for clause in edition.files.floor.clauses:
        for where in clause.applies_to or () if clause.discretion is not None else ():
            of_it = [about for about in naive.outcomes if about[:2] == (where.kind, where.named)]
            if where.strand is not None and where.kind != "strand":
                of_it = [about for about in of_it if about[2] == where.strand] or of_it[:1]
            for about in of_it:
                decided = {id_ for outcome in naive.outcomes[about] for id_ in outcome.council_decides}
                if not any(_stands_for(naive.clauses[id_], clause, where.strand, edition.files) for id_ in decided):
                    missing.add(clause.id)
    return frozenset(missing)


def _stands_for(one: Clause, clause: NationalClause, strand: str | None, files: CouncilFiles) -> bool:
    """Whether one is the clause, or stands for it: the same people decide it and it cites the rules that are needed."""
    if one.id == clause.id:
        return True
    if one.stands_for is None or one.stands_for.clause != clause.id:
        return False
    needed = [fact for fact in clause.cites if files.law[fact].area in (strand, "general")] or clause.cites
    deciders = [c.discretion.by for c in (one, clause) if c.discretion is not None]
    own = one.id in {mine.id for mine in files.policy.clauses}
    return own and len(deciders) == 2 and len(set(deciders)) == 1 and all(cite in one.cites for cite in needed)


# ----------------------------------------------------------------------------------------------------------------------
# What is there no longer
# ----------------------------------------------------------------------------------------------------------------------


def gone(files: CouncilFiles) -> Iterator[Tried]:
    """A strand, way or holder left out, and one that ends on a later day. A strand left out is a page's silence."""
    limits = files.floor.limits
    for kind, key in (("strand", "strands"), ("way", "ways"), ("holder", "holders")):
        named = {limit.named for limit in limits if limit.kind == kind}
        named |= {limit.strand for limit in limits if kind == "strand" and limit.strand is not None}
        listed = getattr(files.policy, key)
        for item in listed:
            rest = [one for one in listed if one is not item]
            ends = [item.model_copy(update={"until": LATER}) if one is item else one for one in listed]
            for how, left in (("left out", rest), (f"until {LATER}", ends)):
                changed = _with(files, {key: left})
                report = Report()
                check_limits([edition_on(changed, LATER)], files.floor, report)
                found = any(f"There is no {kind} '{item.id}'" in problem.what for problem in report.problems)
                yield Tried(
                    "a kind of budget, a way or a holder that is gone",
                    f"{files.council.id}: {kind} {item.id} {how}",
                    frozenset([item.id] if item.id in named and (kind != "strand" or left is ends) else []),
                    frozenset([item.id] if found else []),
                )


# ----------------------------------------------------------------------------------------------------------------------
# Silence and dates
# ----------------------------------------------------------------------------------------------------------------------


def silences(files: CouncilFiles) -> Iterator[Tried]:
    """What rules something out, read as a page's silence: each outcome that puts families off loses its reason."""
    quiet = {id_: dataclasses.replace(fact, topic="silence") for id_, fact in files.facts.items()}
    report = Report()
    check_silence(build_logic(_edition(dataclasses.replace(files, facts=quiet))), report)
    found = {problem.place.line for problem in report.problems}
    for outcome in all_of(list(files.policy.strands) + list(files.policy.ways), Dated):
        if getattr(outcome, "status", None) in PUTS_OFF:
            line = outcome.place("status").line
            what = f"{files.council.id}: the outcome on line {line}"
            told = frozenset([what] if line in found else [])
            yield Tried("an exclusion read as a page's silence", what, frozenset([what]), told)


def dates(files: CouncilFiles) -> Iterator[Tried]:
    """Every day from or until which something holds, a day earlier and a day later."""
    for key in ("clauses", "rules", "notes", "spending", "review", "redress"):
        listed = getattr(files.policy, key)
        for at, part in enumerate(listed):
            for name, step in itertools.product(("from_", "until"), (-1, 1)):
                day = getattr(part, name)
                if day is not None:
                    moved = part.model_copy(update={name: day + timedelta(days=step)})
                    changed = _with(files, {key: [*listed[:at], moved, *listed[at + 1 :]]})
                    report = Report()
                    check_ids_and_dates(changed, report)
                    told = frozenset([part.id] if report.problems else [])
                    what = f"{files.council.id}: {part.id} {name} by {step}"
                    yield Tried("a date, a day earlier or later", what, frozenset([part.id]), told)


KINDS: tuple[Callable[[CouncilFiles], Iterator[Tried]], ...] = (
    numbers,
    statuses,
    moments,
    rights,
    contacts,
    conditions,
    letters,
    own_in_place,
    told_in_place,
    other_tests,
    removed,
    verdicts,
    untold,
    gone,
    silences,
    dates,
)


def tried(files: CouncilFiles) -> list[Tried]:
    """Every change of a council, with what it breaks and what is found."""
    return [one for kind in KINDS for one in kind(files)]


def table(changes: list[Tried]) -> str:
    """The changes counted by kind, in Markdown."""
    rows = [
        "| change | tried | break the floor | found | missed | break nothing |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for kind in dict.fromkeys(one.kind for one in changes):
        of_it = [one for one in changes if one.kind == kind]
        breaking = [one for one in of_it if one.breaks]
        found = [one for one in breaking if one.found]
        counts = (len(of_it), len(breaking), len(found), len(breaking) - len(found), len(of_it) - len(breaking))
        rows.append(f"| {kind} | {' | '.join(map(str, counts))} |")
    return "\n".join(rows)


def main() -> None:
    """Print the table."""
    sys.stdout.write(table([one for files in [*councils(REAL), exampleshire()] for one in tried(files)]) + "\n")


if __name__ == "__main__":
    main()
