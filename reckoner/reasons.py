"""The clauses behind a result: which ones are met, unmet or unknown, and matter to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Final

    from reckoner.policy import Condition, Decision, Edition

MET: Final = "met"
UNMET: Final = "unmet"
UNKNOWN: Final = "unknown"

type Value = bool | None
"""Strong Kleene truth: unknown (None) parts make the whole unknown unless the known ones already decide it."""

type Explained = tuple[Value, int]
"""The value of a condition, and the clauses that make it so, bit k for clause k."""


def clause_states(edition: Edition, cells: list[int]) -> list[Value]:
    """For each clause whether it is met (True), unmet (False) or not known (None). Discretion is never known."""
    states: list[Value] = []
    for clause in edition.clauses:
        cell = -1 if clause.question is None else cells[clause.question]
        states.append(None if cell < 0 else cell in clause.cells)
    return states


def explain(conditions: Iterable[Condition], states: list[Value]) -> list[Explained]:
    """Explain each entry of a table of conditions by the states of the clauses."""
    explained: list[Explained] = []
    for condition in conditions:
        kind, parts = condition.kind, condition.parts
        if kind == "clause":
            explained.append((states[parts[0]], 1 << parts[0]))
        elif kind == "not":
            value, clauses = explained[parts[0]]
            explained.append((None if value is None else not value, clauses))
        else:
            explained.append(_together([explained[part] for part in parts], deciding=kind == "any"))
    return explained


def _together(parts: list[Explained], *, deciding: bool) -> Explained:
    """Parts joined by `any` (deciding: one that holds) or `all` (deciding: one that fails)."""
    deciders = others = still_open = 0
    for value, clauses in parts:
        if value is deciding:
            deciders |= clauses
        elif value is None:
            still_open |= clauses
        else:
            others |= clauses
    if deciders:
        return deciding, deciders
    if still_open:
        # What is already met on the way to "all" is worth saying; what has failed on the way to "any" is not.
        return None, still_open if deciding else still_open | others
    return not deciding, others


def clauses_behind(decision: Decision, last: int, explained: Sequence[Explained]) -> int:
    """The clauses that a decision rests on, bit k for clause k.

    For the outcomes that are still possible: what makes each hold. For the outcomes before them: what rules each out,
    but for the rare ones.

    Args:
        decision: the decision.
        last: the last of its outcomes that is still possible.
        explained: the edition's conditions, explained.
    """
    clauses = 0
    for outcome in decision.outcomes[: last + 1]:
        if outcome.condition is not None:
            value, behind = explained[outcome.condition]
            if value or outcome.rare is None:
                clauses |= behind
    return clauses
