"""Which questions can still change something, and which one to ask next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reckoner.diagram import settled, settles, support

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reckoner.answers import Answers
    from reckoner.diagram import Restricted
    from reckoner.policy import Edition

# The two ends of the diagram that says whether a question is asked.
_ASKED, _NOT_ASKED = 0, 1


def still_matter(edition: Edition, restricted: Restricted) -> set[int]:
    """The questions whose answers can still change a result."""
    roots = _open_roots(restricted, [decision.root for decision in edition.decisions])
    return set().union(*(support(restricted, root) for root in roots))


def not_applicable(edition: Edition, restricted: Restricted) -> list[int]:
    """The questions that are surely not asked of this family."""
    guarded = ((number, question.asked) for number, question in enumerate(edition.questions))
    return [number for number, node in guarded if node is not None and restricted.same[node] == _NOT_ASKED]


def next_question(edition: Edition, restricted: Restricted, answers: Answers, matter: set[int]) -> int | None:
    """The question to ask next, or None where no question that may be asked can change anything.

    The question comes first that settles most strands, as the mean over its answers, and of equal ones the one on which
    most strands depend; then the same is asked of results of every kind; then the author's order decides.
    """
    candidates = [
        number for number in sorted(matter) if not answers.asked[number] and _may_be_asked(edition, restricted, number)
    ]
    strands = {strand.decision for strand in edition.strands}
    for counted in (strands, range(len(edition.decisions))):
        if len(candidates) > 1:
            roots = _open_roots(restricted, [edition.decisions[index].root for index in counted])
            candidates = _most_settling(edition, restricted, candidates, roots)
    return candidates[0] if candidates else None


def _most_settling(edition: Edition, restricted: Restricted, candidates: list[int], roots: dict[int, int]) -> list[int]:
    """The candidates that settle most, and of these the ones on which most results depend.

    Args:
        edition: the policy in force.
        restricted: its diagrams with the answers put in.
        candidates: numbers of questions.
        roots: the open results, and how many share each.
    """
    supports = {root: support(restricted, root) for root in roots}
    best: list[int] = []
    most = (-1.0, -1)
    for number in candidates:
        touched = [root for root, questions in supports.items() if number in questions]
        cells = edition.questions[number].cells
        score = (
            sum(roots[root] * settles(restricted, root, number, cells) for root in touched),
            sum(roots[root] for root in touched),
        )
        if score > most:
            best, most = [number], score
        elif score == most:
            best.append(number)
    return best


def _open_roots(restricted: Restricted, roots: Iterable[int]) -> dict[int, int]:
    """The results that are still open, and how many of `roots` have become each."""
    counts: dict[int, int] = {}
    for root in roots:
        same = restricted.same[root]
        if not settled(restricted.possible[same]):
            counts[same] = counts.get(same, 0) + 1
    return counts


def _may_be_asked(edition: Edition, restricted: Restricted, number: int) -> bool:
    node = edition.questions[number].asked
    return node is None or restricted.same[node] == _ASKED
