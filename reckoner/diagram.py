"""Reads the decision diagrams of an edition: what is still possible, what can still change it, and the smallest change.

Every function is exact: it covers all completions of the open answers, and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reckoner.policy import Edition

# What changes cost. Fewer answers to change come first, and then fewer open ones to give. So that one sum says both, a
# changed answer outweighs as many open ones as there can be (no policy has a million questions), and "no way at all"
# outweighs every sum.
_ONE_GIVEN = 1
_ONE_CHANGED = 1 << 20
_IMPOSSIBLE = 1 << 40


@dataclass(frozen=True, slots=True)
class Cofactors:
    """An edition's diagrams with the known answers put in, and reduced: no node is left that changes nothing.

    of: for each node of the edition its cofactor, a node of the reduced diagrams.
    question: for each reduced node its question, or -1 for a terminal.
    children: for each reduced node its children, themselves reduced nodes.
    possible: for each reduced node the outcomes that can still be reached, bit k for outcome k.
    support: for each reduced node the questions that can still change where it leads, bit k for question k.
    """

    of: list[int]
    question: list[int]
    children: list[tuple[int, ...]]
    possible: list[int]
    support: list[int]


def cofactors(edition: Edition, cells: list[int]) -> Cofactors:
    """Put known answers into all diagrams at once.

    Args:
        edition: the policy in force.
        cells: for each question the cell of its answer, or -1 where it is open.
    """
    terminals = edition.terminals
    of = list(range(terminals))
    question = [-1] * terminals
    children: list[tuple[int, ...]] = [()] * terminals
    possible = [1 << terminal for terminal in range(terminals)]
    support = [0] * terminals
    known: dict[tuple[int, tuple[int, ...]], int] = {}
    for number, below in edition.nodes:
        cell = cells[number]
        if cell >= 0:
            of.append(of[below[cell]])
            continue
        reduced = tuple([of[child] for child in below])
        first = reduced[0]
        if reduced.count(first) == len(reduced):
            of.append(first)
            continue
        key = (number, reduced)
        node = known.get(key)
        if node is None:
            node = known[key] = len(question)
            question.append(number)
            children.append(reduced)
            reach, questions = 0, 1 << number
            for child in reduced:
                reach |= possible[child]
                questions |= support[child]
            possible.append(reach)
            support.append(questions)
        of.append(node)
    return Cofactors(of, question, children, possible, support)


def settled(possible: int) -> bool:
    """Whether a set of outcomes holds exactly one."""
    return possible & (possible - 1) == 0


def members(bits: int) -> list[int]:
    """The numbers in a set of outcomes or questions, in order."""
    found = []
    while bits:
        lowest = bits & -bits
        found.append(lowest.bit_length() - 1)
        bits ^= lowest
    return found


def settles(reduced: Cofactors, roots: Mapping[int, int], number: int, cells: int) -> float:
    """How many results a question settles, as the mean over its cells.

    Args:
        reduced: the diagrams with the known answers put in.
        roots: reduced nodes, and how many results start at each.
        number: the question.
        cells: how many cells it has.
    """
    count = 0
    for cell in range(cells):
        reach: dict[int, int] = {}
        for root, results in roots.items():
            if settled(_possible_with(reduced, root, number, cell, reach)):
                count += results
    return count / cells


def _possible_with(reduced: Cofactors, node: int, number: int, cell: int, reach: dict[int, int]) -> int:
    if not reduced.support[node] >> number & 1:
        return reduced.possible[node]
    found = reach.get(node)
    if found is None:
        children = reduced.children[node]
        if reduced.question[node] == number:
            found = reduced.possible[children[cell]]
        else:
            found = 0
            for child in children:
                found |= _possible_with(reduced, child, number, cell, reach)
        reach[node] = found
    return found


def certain(edition: Edition, root: int, targets: int, cells: list[int]) -> bool:
    """Whether every completion of `cells` leads from a node of the edition to an outcome in `targets`."""
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        if node < edition.terminals:
            if not targets >> node & 1:
                return False
            continue
        number, children = edition.nodes[node - edition.terminals]
        cell = cells[number]
        if cell < 0:
            waiting += children
        else:
            waiting.append(children[cell])
    return True


class Changes:
    """Finds the smallest changes to one family's answers. Results that want the same outcomes share the search."""

    def __init__(self, edition: Edition, reduced: Cofactors, cells: list[int]) -> None:
        """Keep what the search rests on.

        Args:
            edition: the policy in force.
            reduced: its diagrams with the known answers put in.
            cells: for each question the cell of its answer, or -1 where it is open.
        """
        self._edition = edition
        self._reduced = reduced
        self._cells = cells
        self._choices: dict[int, dict[int, tuple[int, int]]] = {}

    def smallest(self, root: int, targets: int) -> list[tuple[int, int]] | None:
        """The fewest answers to change so that an outcome in `targets` is sure, and the open ones that then need one.

        Args:
            root: the node at which the decision starts.
            targets: the outcomes wanted, bit k for outcome k.

        Returns:
            (question, cell) of each answer to give differently or for the first time, in the order of the questions:
            none of them can be left out. None where nothing a family can change leads there. Among equally small
            changes the author's first option is taken.
        """
        edition, cells = self._edition, self._cells
        choices = self._choices.setdefault(targets, {})
        if self._cost(root, targets, choices) >= _IMPOSSIBLE:
            return None
        changes: dict[int, int] = {}
        node = root
        while not self._leads_to(node, targets):
            number, children = edition.nodes[node - edition.terminals]
            _, cell = choices[node]
            if cell != cells[number]:
                changes[number] = cell
            node = children[cell]
        changed = [changes.get(number, cell) for number, cell in enumerate(cells)]
        for number in [number for number in changes if cells[number] < 0]:
            changed[number] = -1
            if certain(edition, root, targets, changed):
                del changes[number]
            else:
                changed[number] = changes[number]
        return list(changes.items())

    def _leads_to(self, node: int, targets: int) -> bool:
        """Whether every completion of the answers leads from a node to a target."""
        return not self._reduced.possible[self._reduced.of[node]] & ~targets

    def _cost(self, node: int, targets: int, choices: dict[int, tuple[int, int]]) -> int:
        """What it costs to get from a node to a target; `choices` keeps for each node its (cost, best cell)."""
        if self._leads_to(node, targets):
            return 0
        edition = self._edition
        if node < edition.terminals:
            return _IMPOSSIBLE
        if node in choices:
            return choices[node][0]
        number, children = edition.nodes[node - edition.terminals]
        current = self._cells[number]
        if current < 0:
            best, choice, extra = _IMPOSSIBLE, 0, _ONE_GIVEN
        else:
            best, choice, extra = self._cost(children[current], targets, choices), current, _ONE_CHANGED
        if best > extra and (current < 0 or not edition.questions[number].fixed):
            for cell, child in enumerate(children):
                if cell != current:
                    total = self._cost(child, targets, choices) + extra
                    if total < best:
                        best, choice = total, cell
        choices[node] = best, choice
        return best
