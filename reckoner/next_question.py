"""Which question to ask next, and which are not asked of a family at all."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reckoner.diagram import certain, members, settles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reckoner.answers import Answers
    from reckoner.diagram import Cofactors
    from reckoner.policy import Edition

# The two terminals of the diagram that says whether a question is asked.
_ASKED, _NOT_ASKED = 0, 1


def not_applicable(edition: Edition, cells: list[int]) -> list[int]:
    """The questions that are surely not asked of a family with these answers."""
    return [
        number
        for number, question in enumerate(edition.questions)
        if question.asked is not None and certain(edition, question.asked, 1 << _NOT_ASKED, cells)
    ]


def next_question(edition: Edition, reduced: Cofactors, answers: Answers) -> int | None:
    """The question to ask next, or None where no question that may be asked can change anything.

    The question comes first that settles most strands, as the mean over its answers, and of equal ones the one on which
    most strands depend; then the same is asked of results of every kind; then the author's order decides.

    Args:
        edition: the policy in force.
        reduced: its diagrams with the answers put in.
        answers: the answers.
    """
    results = Counter(reduced.of[decision.root] for decision in edition.decisions)
    support = 0
    for root in results:
        support |= reduced.support[root]
    candidates = [
        number for number in members(support) if not answers.asked[number] and _may_be_asked(edition, reduced, number)
    ]
    if len(candidates) > 1:
        strands = Counter(reduced.of[edition.decisions[strand.decision].root] for strand in edition.strands)
        candidates = _most_settling(edition, reduced, candidates, strands)
    if len(candidates) > 1:
        candidates = _most_settling(edition, reduced, candidates, results)
    return candidates[0] if candidates else None


def _most_settling(
    edition: Edition, reduced: Cofactors, candidates: list[int], results: Mapping[int, int]
) -> list[int]:
    """The candidates that settle most, and of these the ones on which most results depend.

    `results` holds the reduced nodes to look at, and how many results start at each.
    """
    best: list[int] = []
    most = (-1.0, -1)
    for number in candidates:
        touched = {root: count for root, count in results.items() if reduced.support[root] >> number & 1}
        score = settles(reduced, touched, number, edition.questions[number].cells), sum(touched.values())
        if score > most:
            best, most = [number], score
        elif score == most:
            best.append(number)
    return best


def _may_be_asked(edition: Edition, reduced: Cofactors, number: int) -> bool:
    node = edition.questions[number].asked
    return node is None or reduced.of[node] == _ASKED
