"""Which of the outcomes that are still possible a family hears of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reckoner.diagram import certain

if TYPE_CHECKING:
    from typing import Final

    from reckoner.policy import Decision, Edition

AS_IT_IS: Final = "as_it_is"
"""The status of a strand in which a family wants no change: nothing would give it a better chance."""


def unheard(edition: Edition, decision: Decision, cells: list[int]) -> int:
    """The outcomes of which a family hears nothing while others are possible, bit k for outcome k.

    They are those for families that want no change, unless the family has said so: that it came to one of them by a
    choice, and would not have by another. To whoever has not, it is no news that all may stay as it is, and it makes
    nothing unclear.

    Args:
        edition: the policy in force.
        decision: the decision.
        cells: for each question the cell of its answer, or -1 where it is open.
    """
    found = sum(1 << number for number, outcome in enumerate(decision.outcomes) if outcome.status == AS_IT_IS)
    if not found:
        return 0
    others = (1 << edition.terminals) - 1 & ~found
    for number, question in enumerate(edition.questions):
        if question.chosen and cells[number] >= 0:
            for cell in range(question.cells):
                chosen = [*cells[:number], cell, *cells[number + 1 :]]
                if cell != cells[number] and certain(edition, decision.root, others, chosen):
                    return 0
    return found
