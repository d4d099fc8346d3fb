"""Sets of families, in a space of questions each of which has a few cells: what they have in common, and how many."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

from publisher.rules.diagram import Diagrams
from publisher.rules.logic import HIDDEN, SHOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from publisher.rules.diagram import Assignment

EVERYBODY, NOBODY = SHOWN, HIDDEN
"""The sets that hold all families, and none: as the guard of a question does, a set leads who is in it to SHOWN."""

_TERMINALS = 1 << 12


class Families:
    """The sets of families of one space. A set is a node of its diagrams, so equal sets are one number.

    cells: how many cells each question has. limits: for some questions the families that answer them as they can: a
    question that is not asked has no answer. possible: the families that answer all of them so.
    """

    def __init__(self, values: Sequence[Sequence[int]]) -> None:
        """Start with all families.

        Args:
            values: for each question how many answers each of its cells holds.
        """
        self._values = values
        self.cells = [len(each) for each in values]
        self.diagrams = Diagrams(self.cells, _TERMINALS)
        self.limits: Mapping[int, int] = {}
        self.possible = EVERYBODY
        self.size = prod(map(sum, values))

    def limit(self, limits: Mapping[int, int]) -> None:
        """Say which families there can be."""
        self.limits = limits
        self.possible = self.meet(limits.values())
        self.size = self.count(self.possible)

    def meet(self, sets: Iterable[int]) -> int:
        """The families that are in all of some sets."""
        found = EVERYBODY
        for each in sets:
            found = self.diagrams.both(found, each)
        return found

    def join(self, sets: Iterable[int]) -> int:
        """The families that are in any of some sets."""
        found = NOBODY
        for each in sets:
            found = self.diagrams.either(found, each)
        return found

    def limit_of(self, places: Iterable[int]) -> int:
        """The families that answer some questions, and those that decide whether these are asked, as they can."""
        waiting, seen = set(places), set[int]()
        while waiting:
            place = waiting.pop()
            seen.add(place)
            if place in self.limits:
                waiting |= self.diagrams.support(self.limits[place]) - seen
        return self.meet(self.limits[place] for place in sorted(seen) if place in self.limits)

    def support(self, families: int) -> list[int]:
        """The questions that a set rests on."""
        return sorted(self.diagrams.support(families))

    def answering(self, place: int, cells: Iterable[int]) -> int:
        """The families whose answer to a question is in some cells."""
        count = range(self.cells[place])
        return self.diagrams.node(place, tuple(EVERYBODY if cell in cells else NOBODY for cell in count))

    def count(self, families: int) -> int:
        """How many sets of answers lead into a set. Every whole number counts for itself, however it is cut."""
        totals = [sum(each) for each in self._values]
        known: dict[int, int] = {EVERYBODY: 1, NOBODY: 0}

        def below(node: int) -> int:
            if node not in known:
                place, children = self.diagrams.nodes[node - self.diagrams.terminals]
                known[node] = sum(
                    weight * below(child) * prod(totals[place + 1 : self.diagrams.question(child)])
                    for weight, child in zip(self._values[place], children, strict=True)
                )
            return known[node]

        return below(families) * prod(totals[: self.diagrams.question(families)])

    def whole_family(self, families: int) -> Assignment:
        """One family of a set, with all of its answers: of each question the first that leads to one.

        Raises:
            ValueError: there is none.
        """
        found: Assignment = {}
        node = families
        if node == NOBODY:
            raise ValueError("There is no family in this set.")
        for place, cells in enumerate(self.cells):
            cell = next(each for each in range(cells) if self.diagrams.child(node, place, each) != NOBODY)
            found[place], node = cell, self.diagrams.child(node, place, cell)
        return found
