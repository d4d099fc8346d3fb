"""Decision diagrams in columns: for each node the set of the outcomes that are still possible below it, as bits.

Where the answer is known the set is that of its child, and where it is not, that of all its children together. However
many sets of nodes can be reached, there are no more columns than nodes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publisher.caseload.statements.asked import Asked


class Columns(NamedTuple):
    """How the columns of a table are named.

    asked: the questions and the diagrams.
    letter: with what the names of the nodes' columns begin.
    table: the table, with a full stop behind it; where there is only one, nothing.
    """

    asked: Asked
    letter: str
    table: str = ""

    def set_of(self, node: int) -> str:
        """The set of a node: its column, or of a terminal the outcome itself."""
        return str(1 << node) if node < self.asked.terminals else f"{self.table}{self.letter}{node}"

    def cell(self, question: int) -> str:
        """The cell of an answer."""
        return f"{self.table}c{question}"


def node_columns(columns: Columns, roots: Sequence[int]) -> Iterator[list[str]]:
    """The columns of all nodes below some, from the terminals up: those of the last question are the lowest.

    Args:
        columns: how they are named.
        roots: the nodes.

    Yields:
        Columns, as expressions with their names, that rest on the cells and on those before.
    """
    by_question: dict[int, list[str]] = {}
    for number in sorted(columns.asked.below(roots)):
        node = columns.asked.node(number)
        if node is not None:
            by_question.setdefault(node[0], []).append(_column(columns, number, *node))
    for _, found in sorted(by_question.items(), reverse=True):
        yield found


def _column(columns: Columns, number: int, question: int, children: Sequence[int]) -> str:
    sets = [columns.set_of(child) for child in children]
    chosen = " ".join(f"WHEN {cell} THEN {one}" for cell, one in enumerate(sets))
    every = " | ".join(dict.fromkeys(sets))
    return f"CASE {columns.cell(question)} {chosen} ELSE {every} END AS {columns.set_of(number)}"
