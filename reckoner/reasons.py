"""The clauses behind a result: which ones are met, unmet or unknown, and matter to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reckoner.policy import Decision, Edition, Tree

MET, UNMET, UNKNOWN = "met", "unmet", "unknown"


def clause_states(edition: Edition, cells: list[int]) -> list[bool | None]:
    """For each clause whether it is met (True), unmet (False) or not known (None). Discretion is never known."""
    states: list[bool | None] = []
    for clause in edition.clauses:
        cell = -1 if clause.question is None else cells[clause.question]
        states.append(None if cell < 0 else cell in clause.cells)
    return states


def clauses_behind(decision: Decision, possible: Iterable[int], states: list[bool | None]) -> list[int]:
    """The clauses that a decision rests on, in the author's order.

    For the outcomes that are still possible: what makes each hold. For the outcomes before them: what rules each out.
    """
    last = max(possible)
    found: set[int] = set()
    for outcome in decision.outcomes[: last + 1]:
        if outcome.tree is not None:
            found.update(_explain(outcome.tree, states)[1])
    return sorted(found)


def _explain(tree: Tree, states: list[bool | None]) -> tuple[bool | None, list[int]]:
    """The value of a condition, and the clauses that make it so.

    The value is strong Kleene truth: unknown parts make the whole unknown unless the known ones already decide it.
    """
    if isinstance(tree, int):
        return states[tree], [tree]
    kind, parts = tree
    if kind == "not":
        value, clauses = _explain(parts[0], states)
        return None if value is None else not value, clauses
    deciding = kind == "any"
    deciders: list[int] = []
    others: list[int] = []
    still_open: list[int] = []
    decided = opened = False
    for part in parts:
        value, clauses = _explain(part, states)
        if value is deciding:
            decided = True
            deciders += clauses
        elif value is None:
            opened = True
            still_open += clauses
        else:
            others += clauses
    if decided:
        return deciding, deciders
    if opened:
        # What is already met on the way to "all" is worth saying; what has failed on the way to "any" is not.
        return None, still_open if deciding else still_open + others
    return not deciding, others
