"""Which questions can still change something, and which one to ask next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reckoner.diagram import settled, settles, support

if TYPE_CHECKING:
    from reckoner.answers import Answers
    from reckoner.diagram import Restricted
    from reckoner.policy import Edition

_ASKED = 0
"""The end of a question's own diagram that says: it is asked. The other end says that it is not."""


def still_matter(edition: Edition, restricted: Restricted) -> set[int]:
    """The questions whose answers can still change a result."""
    return set().union(*(support(restricted, root) for root in _open_roots(edition, restricted)))


def not_applicable(edition: Edition, restricted: Restricted) -> list[int]:
    """The questions that are surely not asked of this family."""
    asked = ((number, question.asked) for number, question in enumerate(edition.questions))
    return [
        number
        for number, node in asked
        if node is not None and restricted.same[node] not in (_ASKED,) and _is_end(restricted, node)
    ]


def next_question(edition: Edition, restricted: Restricted, answers: Answers, matter: set[int]) -> int | None:
    """The question to ask next, or None where no question that may be asked can change anything.

    The question comes first that settles most decisions, as the mean over its answers; then the one on which most
    decisions depend; then the author's order.
    """
    candidates = [
        number for number in sorted(matter) if not answers.asked[number] and _may_be_asked(edition, restricted, number)
    ]
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    supports = {root: support(restricted, root) for root in _open_roots(edition, restricted)}
    weights: dict[int, int] = {}
    for decision in edition.decisions:
        root = restricted.same[decision.root]
        weights[root] = weights.get(root, 0) + 1

    def rank(number: int) -> tuple[float, int, int]:
        roots = [root for root, questions in supports.items() if number in questions]
        cells = edition.questions[number].cells
        by_settling = sum(weights[root] * settles(restricted, [root], number, cells) for root in roots)
        return -by_settling, -sum(weights[root] for root in roots), number

    return min(candidates, key=rank)


def _open_roots(edition: Edition, restricted: Restricted) -> set[int]:
    roots = {restricted.same[decision.root] for decision in edition.decisions}
    return {root for root in roots if not settled(restricted.possible[root])}


def _may_be_asked(edition: Edition, restricted: Restricted, number: int) -> bool:
    node = edition.questions[number].asked
    return node is None or restricted.same[node] == _ASKED


def _is_end(restricted: Restricted, node: int) -> bool:
    return restricted.question[restricted.same[node]] < 0
