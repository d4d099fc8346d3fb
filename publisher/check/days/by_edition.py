"""Runs a check on every edition of a council's policy, and says in which of them a problem is, if not in all."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from publisher.check.families.proposals import is_offered
from publisher.source.problems import Code, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from publisher.policies.editions import Edition

_COULD_END = {
    Code.CLAUSE_UNUSED: "the clause",
    Code.RULE_UNUSED: "the rule",
    Code.OUTCOME_UNREACHABLE: "the outcome",
    Code.PAGE_NOT_IN_RULES: "this text",
}
"""Problems of something that a later edition has no use for, and what that is."""

_NEEDS_A_FAMILY = {Code.STATUS_NOT_EXPECTED}


def check_each(editions: Sequence[Edition], check: Callable[[int, Report], None], report: Report) -> None:
    """Check every edition, and report each problem once.

    Args:
        editions: the editions, first day first.
        check: checks the edition of a number, counted from 0.
        report: receives every problem found. One that is not in all editions begins with the days on which it is.
    """
    found = [Report() for _ in editions]
    for number, of_edition in enumerate(found):
        check(number, of_edition)
    for problem in dict.fromkeys(problem for of_edition in found for problem in of_edition.problems):
        numbers = [number for number, of_edition in enumerate(found) if problem in of_edition.problems]
        what, do = problem.what, next(p.do for p in found[numbers[0]].problems if p == problem)
        if len(numbers) < len(editions):
            what = f"{_days(editions, numbers)}: {what}"
            if numbers[0] > 0 and problem.code in _COULD_END:
                do += (
                    f" Or, if that is over then, give {_COULD_END[problem.code]} 'until: {editions[numbers[0]].from_}'."
                )
            if problem.code in _NEEDS_A_FAMILY and not is_offered(do):
                do += f" It asks on {editions[numbers[0]].from_} or later."
        report.add(problem.place, problem.code, what, do)


def _days(editions: Sequence[Edition], numbers: Sequence[int]) -> str:
    """The days of some editions: 'From 2027-04-01', 'Until 2027-04-01', 'From 2027-04-01 to 2028-04-01'."""
    stretches = []
    for _, group in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        starts, ends = editions[run[0]].from_, editions[run[-1]].until
        if ends is None:
            stretches.append(f"from {starts}")
        else:
            stretches.append(f"until {ends}" if run[0] == 0 else f"from {starts} to {ends}")
    days = " and ".join(stretches)
    return f"{days[0].upper()}{days[1:]}"
