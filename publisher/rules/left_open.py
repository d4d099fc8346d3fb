"""What answers leave open of conditions, each of which is a number here: what was worked out once is found by it.

The same few conditions are met again and again while a diagram is built. As trees they would be compared part by part
each time; as numbers it takes one look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from publisher.rules.formulas import AnswerIn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publisher.rules.formulas import AnswerTree

    type _Compound = tuple[Literal["all", "any", "not"], tuple[int, ...]]

FALSE, TRUE = 0, 1
"""The numbers of the conditions that are certain."""

NO_QUESTION = 1 << 30
"""Above the number of every question: what a condition turns on that is certain."""


class LeftOpen:
    """A growing table of conditions in which nothing that is certain is left, and no part is there twice."""

    def __init__(self) -> None:
        """Start with what is certain."""
        self._conditions: list[AnswerIn | _Compound] = [("any", ()), ("all", ())]
        self._first = [NO_QUESTION, NO_QUESTION]
        self._numbers: dict[AnswerIn | _Compound, int] = {}
        self._left: dict[tuple[int, int], int] = {}

    def number(self, tree: AnswerTree) -> int:
        """The number of a condition."""
        if isinstance(tree, bool):
            return TRUE if tree else FALSE
        if isinstance(tree, AnswerIn):
            return self._kept(tree, tree.question)
        return self._compound(tree.connective, map(self.number, tree.parts))

    def first(self, number: int) -> int:
        """The first question that a condition turns on."""
        return self._first[number]

    def left(self, number: int, question: int, cell: int) -> int:
        """What is left of a condition when `question` is answered with `cell`; it turns on no earlier question."""
        if self._first[number] != question:
            return number
        condition = self._conditions[number]
        if isinstance(condition, AnswerIn):
            return TRUE if cell in condition.cells else FALSE
        found = self._left.get((number, cell))
        if found is None:
            connective, parts = condition
            found = self._compound(connective, (self.left(part, question, cell) for part in parts))
            self._left[number, cell] = found
        return found

    def _compound(self, connective: Literal["all", "any", "not"], parts: Iterable[int]) -> int:
        """The number of a condition that is put together from others."""
        if connective == "not":
            (part,) = parts
            if part in {FALSE, TRUE}:
                return FALSE if part == TRUE else TRUE
            return self._kept((connective, (part,)), self._first[part])
        deciding, neutral = (TRUE, FALSE) if connective == "any" else (FALSE, TRUE)
        still_open: dict[int, None] = {}
        for part in parts:
            if part == deciding:
                return deciding
            if part != neutral:
                still_open[part] = None
        if len(still_open) <= 1:
            return next(iter(still_open), neutral)
        return self._kept((connective, tuple(still_open)), min(self._first[part] for part in still_open))

    def _kept(self, condition: AnswerIn | _Compound, first: int) -> int:
        number = self._numbers.setdefault(condition, len(self._conditions))
        if number == len(self._conditions):
            self._conditions.append(condition)
            self._first.append(first)
        return number
