"""What an open status still turns on: what the family is not sure of, or a question that it was not asked yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reckoner.deciding import is_number, strands_by_question
from reckoner.diagram import members, possible_with, turns_on
from reckoner.next_question import may_be_asked

if TYPE_CHECKING:
    from collections.abc import Collection

    from reckoner.answers import Answers
    from reckoner.diagram import Cofactors
    from reckoner.policy import Decision, Edition


class WaitsFor(NamedTuple):
    """The question that a strand's open status turns on."""

    question: int
    is_asked: bool
    """Whether the family was asked it, and is not sure. If it was not, it can be asked."""
    clears: bool
    """Whether each answer to it makes the status sure."""


def waits_for(
    edition: Edition,
    reduced: Cofactors,
    answers: Answers,
    decision: Decision,
    heard: Collection[int],
    usual: Collection[int],
) -> WaitsFor | None:
    """The question that a strand's open status turns on; None where the status is sure.

    What the family is not sure of comes first: it can find that out. Where it is sure of all that it was asked, it is a
    question that can be asked. Of several an age comes last, and first what can leave fewer statuses by itself. Then of
    those that the family is not sure of the one comes first that this kind of budget alone turns on; of the others, the
    first in turn.

    Args:
        edition: the edition of the policy.
        reduced: its diagrams with the answers put in.
        answers: the answers.
        decision: the strand's decision.
        heard: its outcomes, by number, that are still possible and of which the family hears.
        usual: those of them that do not rest on what only few families meet. Where they give one status, it turns on
            the others.
    """
    outcomes = decision.outcomes
    if len({outcomes[number].status for number in heard}) == 1:
        return None
    told = heard if len({outcomes[number].status for number in usual}) == 1 else usual
    root = reduced.of[decision.root]
    statuses = [outcome.status if number in told else None for number, outcome in enumerate(outcomes)]
    support = members(turns_on(reduced, root, statuses, {}))
    unsure = [number for number in support if answers.asked[number]]
    strands = strands_by_question(edition)

    def left(number: int, of: Collection[int]) -> list[int]:
        """How many statuses of some outcomes each answer to a question leaves."""
        cells = range(edition.questions[number].cells)
        possible = [members(possible_with(reduced, root, number, cell, {})) for cell in cells]
        return [len({outcomes[one].status for one in each if one in of}) for each in possible]

    def says_little(number: int) -> tuple[bool, bool, int, int]:
        narrows = min(left(number, told)) < len({outcomes[one].status for one in told})
        turn = strands[number] if unsure else edition.questions[number].turn
        return is_number(edition, number), not narrows, turn, number

    candidates = unsure or [number for number in support if may_be_asked(edition, reduced, number)]
    if not candidates:
        return None
    first = min(candidates, key=says_little)
    return WaitsFor(first, bool(unsure), max(left(first, heard)) <= 1)
