"""A clause's words say the number that its test has: who moves the one is told where the other was left behind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publisher.source.problems import Code, Report

if TYPE_CHECKING:
    from publisher.model.council.clauses import Clause
    from publisher.policies.read import CouncilFiles

_BOUNDS = tuple(
    (re.compile(pattern, re.IGNORECASE), more)
    for pattern, more in (
        (r"\b(\d+) (?:or|and) (?:over|older|more|above)\b", 0),
        (r"\b(?:at least|from|under|below|younger than|less than|before) (?:the age of )?(\d+)\b", 0),
        (r"\b(?:is|are|not|exactly|at|aged?|turns?|turned) (\d+)(?=[.,;:]| or (?:at )?\d)", 0),
        (r"\b(\d+) (?:or|and) (?:under|younger|less|below)\b", 1),
        (r"\b(?:ends?|stops?) at (\d+)\b", 1),
        (r"\b(?:to|over|above|older than|more than) (?:the age of )?(\d+)\b", 1),
    )
)
"""How words say a bound, and what has to be added to make it the first number of the other side: over 25 is 26."""


def check_numbers(files: CouncilFiles, report: Report) -> None:
    """Every test of a number against the words that go with it.

    The words of a result speak of the one test, so each bound that they say has to be the test's. What the page says
    may be of more than that; so one of its bounds has to be.
    """
    for clause in [*files.policy.clauses, *files.floor.clauses]:
        test = clause.test
        if test is None:
            continue
        tested = {bound for bound in (test.at_least, test.below) if bound is not None}
        if tested:
            for key in ("met", "unmet", "unknown"):
                _check(clause, key, tested, _said(getattr(clause, key)) - tested, report)
            said = _said(clause.says)
            if not said & tested:
                _check(clause, "says", tested, said, report)


def _said(text: str) -> set[int]:
    """The bounds that a text says."""
    return {int(number) + more for pattern, more in _BOUNDS for number in pattern.findall(text)}


def _check(clause: Clause, key: str, tested: set[int], wrong: set[int], report: Report) -> None:
    if wrong:
        what = f"The test of '{clause.id}' has {_listed(tested)}, and its words '{key}' say {_listed(wrong)}."
        do = "Say the number of the test, or correct the test. (Over 25 is 26 or more.)"
        report.add(clause.place(key), Code.OTHER_NUMBER, what, do)


def _listed(numbers: set[int]) -> str:
    return " and ".join(map(str, sorted(numbers)))
