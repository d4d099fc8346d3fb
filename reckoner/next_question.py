"""Which question to ask next, and which are not asked of a family at all."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reckoner.diagram import settles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reckoner.answers import Answers
    from reckoner.diagram import Restricted
    from reckoner.policy import Edition

# The two ends of the diagram that says whether a question is asked.
_ASKED, _NOT_ASKED = 0, 1


def not_applicable(edition: Edition, restricted: Restricted) -> list[int]:
    """The questions that are surely not asked of this family."""
    guarded = ((number, question.asked) for number, question in enumerate(edition.questions))
    return [number for number, node in guarded if node is not None and restricted.same[node] == _NOT_ASKED]


def next_question(
    edition: Edition, restricted: Restricted, answers: Answers, supports: Mapping[int, set[int]]
) -> int | None:
    """The question to ask next, or None where no question that may be asked can change anything.

    The question comes first that settles most strands, as the mean over its answers, and of equal ones the one on which
    most strands depend; then the same is asked of results of every kind; then the author's order decides.

    Args:
        edition: the policy in force.
        restricted: its diagrams with the answers put in.
        answers: the answers.
        supports: for each open result (a reduced node) the questions that can still change it.
    """
    matter = sorted(set().union(*supports.values()))
    candidates = [
        number for number in matter if not answers.asked[number] and _may_be_asked(edition, restricted, number)
    ]
    strands = [strand.decision for strand in edition.strands]
    for counted in (strands, range(len(edition.decisions))):
        if len(candidates) > 1:
            roots = (restricted.same[edition.decisions[index].root] for index in counted)
            counts = Counter(root for root in roots if root in supports)
            candidates = _most_settling(edition, restricted, candidates, counts, supports)
    return candidates[0] if candidates else None


def _most_settling(
    edition: Edition,
    restricted: Restricted,
    candidates: list[int],
    counts: Mapping[int, int],
    supports: Mapping[int, set[int]],
) -> list[int]:
    """The candidates that settle most, and of these the ones on which most results depend.

    `counts` holds the open results to look at, and how many share each.
    """
    best: list[int] = []
    most = (-1.0, -1)
    for number in candidates:
        cells = edition.questions[number].cells
        touched = [root for root in counts if number in supports[root]]
        settled = sum(counts[root] * settles(restricted, root, number, cells) for root in touched)
        score = settled, sum(counts[root] for root in touched)
        if score > most:
            best, most = [number], score
        elif score == most:
            best.append(number)
    return best


def _may_be_asked(edition: Edition, restricted: Restricted, number: int) -> bool:
    node = edition.questions[number].asked
    return node is None or restricted.same[node] == _ASKED
