"""Rules stay within what a person can follow, and a machine can work out in a moment.

Rules are written out where they are used, and a decision is worked out for all answers at once. A policy of a few lines
can so come to more than any machine holds. The bounds are ten times what any council has needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from publisher.model.formulas import All, Any_, Not, Test, references
from publisher.rules.logic import decisions_of
from publisher.source.problems import Code, Report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from publisher.model.base import Part
    from publisher.model.council.clauses import Rule
    from publisher.model.formulas import Formula
    from publisher.policies.editions import Edition

MOST_CLAUSES = 200
DEEPEST = 100
MOST_CELLS = 100
MOST_OUTCOMES = 60
"""So that a set of them is a whole number in every database (publisher/caseload/statements/statement.py)."""

_DO = "Split it: into outcomes of their own, or into clauses that say more."


class Extent(NamedTuple):
    """How many clauses a condition names with its rules written out, and how many conditions are inside each other."""

    clauses: int
    depth: int


def check_intricate(edition: Edition, report: Report) -> None:
    """No condition of an edition is longer or deeper than the bounds, and no number is cut into too many pieces.

    Args:
        edition: the edition; no rule of it refers to itself.
        report: receives LO218.
    """
    known = _rules(edition)
    for rule in edition.policy.rules:
        _check(rule, f"The rule '{rule.id}'", rule.if_, known, report)
    for _, part, outcomes in decisions_of(edition):
        if len(outcomes) > MOST_OUTCOMES:
            what = f"Steps for some make two of an outcome, and here {len(outcomes):,}; {MOST_OUTCOMES} are allowed."
            report.add(part.place("outcomes"), Code.TOO_INTRICATE, what, "Give fewer of the steps a condition.")
            continue
        for outcome in outcomes:
            if outcome.if_ is not None:
                _check(outcome, "The condition", outcome.if_, known, report)
    for note in edition.policy.notes:
        _check(note, f"The condition of the note '{note.id}'", note.if_, known, report)
    _check_cuts(edition, report)


def _check(part: Part, name: str, formula: Formula, known: Mapping[str, Extent], report: Report) -> None:
    found = _extent(formula, known)
    if found.clauses > MOST_CLAUSES:
        what = f"{name} comes to {found.clauses:,} clauses when its rules are written out; {MOST_CLAUSES} are allowed."
        report.add(part.place("if"), Code.TOO_INTRICATE, what, _DO)
    elif found.depth > DEEPEST:
        what = f"{name} has conditions inside conditions, {found.depth:,} deep; {DEEPEST} are allowed."
        report.add(part.place("if"), Code.TOO_INTRICATE, what, _DO)


def _rules(edition: Edition) -> dict[str, Extent]:
    """The extent of each rule: first of those that rest on no other, however long the chain is."""
    waiting: dict[str, Rule] = {rule.id: rule for rule in edition.policy.rules}
    known: dict[str, Extent] = {}
    users: dict[str, list[str]] = {}
    missing: dict[str, int] = {}
    for id_, rule in waiting.items():
        rests_on = references(rule.if_) & waiting.keys()
        missing[id_] = len(rests_on)
        for other in rests_on:
            users.setdefault(other, []).append(id_)
    ready = [id_ for id_, number in missing.items() if not number]
    while ready:
        id_ = ready.pop()
        known[id_] = _extent(waiting[id_].if_, known)
        for user in users.get(id_, ()):
            missing[user] -= 1
            if not missing[user]:
                ready.append(user)
    return known


def _extent(formula: Formula, known: Mapping[str, Extent]) -> Extent:
    match formula:
        case All():
            parts = [_extent(part, known) for part in formula.all]
        case Any_():
            parts = [_extent(part, known) for part in formula.any]
        case Not():
            parts = [_extent(formula.not_, known)]
        case Test():
            return Extent(1, 1)
        case _:
            return known.get(formula, Extent(1, 1))
    return Extent(sum(part.clauses for part in parts), 1 + max(part.depth for part in parts))


def _check_cuts(edition: Edition, report: Report) -> None:
    """Each bound of a test cuts a number once more, and a question has an answer for each piece."""
    cuts: dict[str, set[int]] = {}
    for clause in edition.policy.clauses:
        test = clause.test
        if test is None:
            continue
        found = cuts.setdefault(test.question, set())
        found.update(bound for bound in (test.at_least, test.below) if bound is not None)
        if len(found) >= MOST_CELLS:
            what = f"Tests cut '{test.question}' at {len(found)} numbers; there may be {MOST_CELLS - 1}."
            report.add(clause.place("test"), Code.TOO_INTRICATE, what, "Use the same numbers in several clauses.")
            return
