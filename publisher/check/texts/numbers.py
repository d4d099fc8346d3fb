"""Words say the number that is tested: who moves the one is told where the other was left behind."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from publisher.source.problems import Code, Report

if TYPE_CHECKING:
    from publisher.model.council.clauses import Clause
    from publisher.policies.read import CouncilFiles
    from publisher.rules.logic import DecisionLogic, Logic

_BOUNDS = tuple(
    (re.compile(pattern, re.IGNORECASE), more)
    for pattern, more in (
        (r"\b(\d+) (?:or|and) (?:over|older|more|above)\b", 0),
        (r"\b(?:at least|from|under|below|younger than|less than|before) (?:the age of )?(\d+)\b", 0),
        (r"\b(?:is|are|not|exactly|at|aged?|turns?|turned) (\d+)(?=[.,;:]| or (?:at )?\d)", 0),
        (r"\b(\d+) (?:or|and) (?:under|younger|less|below)\b", 1),
        (r"\b(?:ends?|stops?) at (\d+)\b", 1),
        (r"\b(?:to|over|above|older than|more than) (?:the age of )?(\d+)\b", 1),
        (r"(?<!until the )\b(\d+)th birthday\b", 0),
    )
)
"""How words say a bound, and what has to be added to make it the first number of the other side: over 25 is 26."""

_NAMED = (
    ("ten", "tenth"),
    ("eleven", "eleventh"),
    ("twelve", "twelfth"),
    ("thirteen", "thirteenth"),
    ("fourteen", "fourteenth"),
    ("fifteen", "fifteenth"),
    ("sixteen", "sixteenth"),
    ("seventeen", "seventeenth"),
    ("eighteen", "eighteenth"),
    ("nineteen", "nineteenth"),
    ("twenty", "twentieth"),
)
_NAMES = {
    name: f"{number}{end}"
    for number, names in enumerate(_NAMED, 10)
    for name, end in zip(names, ("", "th"), strict=True)
}
_NAME = re.compile(rf"\b({'|'.join(_NAMES)})\b", re.IGNORECASE)
"""Numbers that are written as words: nineteen, or the nineteenth birthday."""

_UP_TO = re.compile(r"\bup to (?:the age of )?(\d+)\b", re.IGNORECASE)
"""What may mean that number or the one before: a headline is too short to say whether up to 18 is with 18."""


def check_numbers(files: CouncilFiles, report: Report) -> None:
    """Every test of a number against the words of its clause.

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


def check_numbers_of_headlines(logic: Logic, report: Report) -> None:
    """Every headline that says a bound against the numbers at which its outcome begins and ends.

    The diagrams know them, also where the outcome is what is left over ("Not before 16") and tests nothing itself. An
    outcome that families of every number can have says nothing of this kind. One with a step for some is one outcome.
    """
    for decision in logic.decisions:
        for outcome in decision.outcomes:
            said = _said(outcome.headline)
            either = said | {int(found) for found in _UP_TO.findall(in_figures(outcome.headline))}
            place = outcome.place() if said else None
            same = {number for number, one in enumerate(decision.outcomes) if said and one.place() == place}
            ends = _ends(logic, decision, same)
            if ends and not either & ends:
                what = f"This outcome begins or ends at {_listed(ends)}, and its headline says {_listed(said)}."
                do = "Say the number at which it does, or correct the condition. (Over 25 is 26 or more.)"
                report.add(outcome.place("headline"), Code.OTHER_NUMBER, what, do)


def _ends(logic: Logic, decision: DecisionLogic, outcomes: set[int]) -> set[int]:
    """The numbers at which families begin to have one of some outcomes, or no longer have any."""
    diagrams = logic.diagrams
    found: set[int] = set()
    for question in diagrams.support(decision.root):
        cuts = logic.cuts[question]
        cells = range(len(cuts) + 1) if cuts else ()
        had = [diagrams.outcomes(diagrams.cofactor(decision.root, question, cell)) for cell in cells]
        can_have = [not outcomes.isdisjoint(some) for some in had]
        found.update(cut for cut, (before, after) in zip(cuts, pairwise(can_have), strict=True) if before != after)
    return found


def _said(text: str) -> set[int]:
    """The bounds that a text says."""
    figures = in_figures(text)
    return {int(number) + more for pattern, more in _BOUNDS for number in pattern.findall(figures)}


def in_figures(text: str) -> str:
    """A text with its numbers from ten to twenty in figures, where they are written as words."""
    return _NAME.sub(lambda found: _NAMES[found[0].lower()], text)


def _check(clause: Clause, key: str, tested: set[int], wrong: set[int], report: Report) -> None:
    if wrong:
        what = f"The test of '{clause.id}' has {_listed(tested)}, and its words '{key}' say {_listed(wrong)}."
        do = "Say the number of the test, or correct the test. (Over 25 is 26 or more.)"
        report.add(clause.place(key), Code.OTHER_NUMBER, what, do)


def _listed(numbers: set[int]) -> str:
    return " and ".join(map(str, sorted(numbers)))
