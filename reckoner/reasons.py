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
            _collect(outcome.tree, states, found)
    return sorted(found)


def _value(tree: Tree, states: list[bool | None]) -> bool | None:
    """Strong Kleene truth: unknown parts make the whole unknown unless the known ones already decide it."""
    if isinstance(tree, int):
        return states[tree]
    kind, parts = tree
    if kind == "not":
        value = _value(parts[0], states)
        return None if value is None else not value
    deciding = kind == "any"
    values = [_value(part, states) for part in parts]
    if deciding in values:
        return deciding
    return None if None in values else not deciding


def _collect(tree: Tree, states: list[bool | None], found: set[int]) -> None:
    if isinstance(tree, int):
        found.add(tree)
        return
    kind, parts = tree
    if kind == "not":
        _collect(parts[0], states, found)
        return
    deciding = kind == "any"
    whole = _value(tree, states)
    for part in parts:
        value = _value(part, states)
        if whole is deciding:
            # One deciding part is enough; the others explain nothing.
            matters = value is deciding
        elif whole is None:
            # While all is open, what is still open matters, and so does what is already met on the way to "all".
            matters = value is None or (kind == "all" and value is True)
        else:
            matters = True
        if matters:
            _collect(part, states, found)
