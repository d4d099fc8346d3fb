"""Tests and words that all councils share: each is right, used, and not repeated anywhere."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from publisher.check.ids import check_lists
from publisher.check.references import check_test
from publisher.model.council.clauses import Clause, ClauseWithSharedTest
from publisher.source.problems import Code, Report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publisher.model.england.clauses import SharedClause
    from publisher.model.formulas import Test
    from publisher.policies.read import CouncilFiles

_WORDS = ("met", "unmet", "unknown")


def check_shared_clauses(councils: Sequence[CouncilFiles], report: Report) -> None:
    """Check england/clauses.yaml by itself; each problem names the councils that it affects."""
    national = councils[0]
    questions = {question.id: question for question in national.questions.questions}
    check_lists(national.clauses, report)
    for clause in national.clauses.clauses:
        if clause.test is not None:
            check_test(clause.test, questions, report, used_by=_used_by(clause, councils))


def check_clauses_used(councils: Sequence[CouncilFiles], report: Report) -> None:
    """Every shared clause is used by a council, or by what the floor tells in all."""
    lent = {clause.id for clause in councils[0].floor.lends}
    for clause in councils[0].clauses.clauses:
        if clause.id not in lent and not _users(clause, councils):
            what = f"No council uses the shared clause '{clause.id}'."
            do = "Remove it; or remove the 'test' from a clause of this id, so that it uses this one."
            report.add(clause.place("id"), Code.SHARED_UNUSED, what, do)


def check_clauses_not_repeated(files: CouncilFiles, report: Report) -> None:
    """No clause of a council repeats what it would get from a shared clause."""
    shared = {clause.id: clause for clause in files.clauses.clauses}
    by_test = {_tested(clause.test): clause for clause in files.clauses.clauses if clause.test is not None}
    own = Counter(clause.id for clause in files.written.clauses)
    for clause in files.written.clauses:
        if isinstance(clause, ClauseWithSharedTest):
            for word in _WORDS:
                own_word = getattr(clause, word)
                if own_word is not None and own_word == getattr(shared[clause.id], word):
                    what = f"'{word}' repeats the shared clause '{clause.id}' word for word."
                    report.add(clause.place(word), Code.SHARED_REPEATED, what, "Remove the line.")
        elif clause.test is not None and (same := by_test.get(_tested(clause.test))):
            _check_name(clause, same, own, report)


def _check_name(clause: Clause, same: SharedClause, own: Counter[str], report: Report) -> None:
    if clause.id == same.id:
        what = f"This repeats the test of the shared clause '{same.id}'."
        report.add(clause.place("test"), Code.SHARED_REPEATED, what, "Remove the line, and keep only your own words.")
    elif same.id not in own and own[clause.id] == 1:  # A version by date has the name of the others.
        what = f"'{clause.id}' has the test of the shared clause '{same.id}'."
        do = f"Rename it '{same.id}' and remove 'test'. It can keep its own words."
        report.add(clause.place("id"), Code.SHARED_REPEATED, what, do)


def _tested(test: Test) -> tuple[object, ...]:
    """What a test asks: the same for two that are written in different order."""
    return test.question, frozenset(test.is_ or ()), test.at_least, test.below


def _users(clause: SharedClause, councils: Sequence[CouncilFiles]) -> list[str]:
    return [
        files.council.id
        for files in councils
        if any(isinstance(own, ClauseWithSharedTest) and own.id == clause.id for own in files.written.clauses)
    ]


def _used_by(clause: SharedClause, councils: Sequence[CouncilFiles]) -> str:
    users = _users(clause, councils)
    return f" Used by: {', '.join(users)}." if users else ""
