"""Reads the decision diagrams of an edition: what is still possible, what still matters, and the smallest change.

Every function is exact: it speaks of all completions of the open answers, and of nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reckoner.policy import Edition

_IMPOSSIBLE = 1 << 40
_ONE_CHANGED = 1 << 20
_ONE_SET = 1


@dataclass(frozen=True, slots=True)
class Restricted:
    """An edition's diagrams with the known answers put in, and reduced: no node is left that changes nothing.

    same: for each node of the edition the reduced node that it has become.
    question: for each reduced node its question, or -1 for an end.
    children: for each reduced node its children, themselves reduced nodes.
    possible: for each reduced node the outcomes that can still be reached, bit k for outcome k.
    """

    same: list[int]
    question: list[int]
    children: list[tuple[int, ...]]
    possible: list[int]


def restrict(edition: Edition, cells: list[int]) -> Restricted:
    """Put known answers into all diagrams at once.

    Args:
        edition: the policy in force.
        cells: for each question the cell of its answer, or -1 where it is open.
    """
    ends = edition.ends
    same = list(range(ends))
    question = [-1] * ends
    children: list[tuple[int, ...]] = [()] * ends
    possible = [1 << end for end in range(ends)]
    known: dict[tuple[int, tuple[int, ...]], int] = {}
    for number, below in edition.nodes:
        cell = cells[number]
        if cell >= 0:
            same.append(same[below[cell]])
            continue
        reduced = tuple([same[child] for child in below])
        first = reduced[0]
        if reduced.count(first) == len(reduced):
            same.append(first)
            continue
        key = (number, reduced)
        node = known.get(key)
        if node is None:
            node = known[key] = len(question)
            question.append(number)
            children.append(reduced)
            reach = 0
            for child in reduced:
                reach |= possible[child]
            possible.append(reach)
        same.append(node)
    return Restricted(same, question, children, possible)


def settled(possible: int) -> bool:
    """Whether a set of outcomes holds exactly one."""
    return possible & (possible - 1) == 0


def members(possible: int) -> list[int]:
    """The outcomes in a set, in order."""
    return [outcome for outcome in range(possible.bit_length()) if possible >> outcome & 1]


def support(restricted: Restricted, root: int) -> set[int]:
    """The questions that can still change where a reduced node leads."""
    found: set[int] = set()
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node in seen or restricted.question[node] < 0:
            continue
        seen.add(node)
        found.add(restricted.question[node])
        waiting.extend(restricted.children[node])
    return found


def settles(restricted: Restricted, root: int, number: int, cells: int) -> float:
    """The share of a question's cells that settle where a reduced node leads."""
    return sum(settled(_possible_with(restricted, root, number, cell, {})) for cell in range(cells)) / cells


def _possible_with(restricted: Restricted, node: int, number: int, cell: int, reach: dict[int, int]) -> int:
    question = restricted.question[node]
    if question < 0 or question > number:
        # Diagrams ask in the order of the questions, so nothing below here asks about this one.
        return restricted.possible[node]
    found = reach.get(node)
    if found is None:
        children = restricted.children[node]
        if question == number:
            found = restricted.possible[children[cell]]
        else:
            found = 0
            for child in children:
                found |= _possible_with(restricted, child, number, cell, reach)
        reach[node] = found
    return found


def smallest_change(
    edition: Edition, root: int, targets: frozenset[int], cells: list[int]
) -> list[tuple[int, int]] | None:
    """The fewest answers to change so that an outcome in `targets` is sure, and the open ones that then need an answer.

    Args:
        edition: the policy in force.
        root: the node at which the decision starts.
        targets: the outcomes wanted.
        cells: for each question the cell of its answer, or -1 where it is open.

    Returns:
        (question, cell) of each answer to give differently or for the first time, in the order of the questions: none
        of them can be left out. None where nothing a family can change leads there. Among equally small changes the
        author's first option is taken.
    """
    choices: dict[int, tuple[int, int]] = {}
    if _cost(edition, root, targets, cells, choices) >= _IMPOSSIBLE:
        return None
    changes: dict[int, int] = {}
    node = root
    while node >= edition.ends:
        number, children = edition.nodes[node - edition.ends]
        cost, cell = choices[node]
        if cost == 0 and cells[number] < 0:
            break  # Every completion from here leads to a target.
        if cell != cells[number]:
            changes[number] = cell
        node = children[cell]
    for number in [number for number in changes if cells[number] < 0]:
        without = {other: cell for other, cell in changes.items() if other != number}
        if _surely(edition, root, targets, [without.get(other, cell) for other, cell in enumerate(cells)]):
            changes = without
    return list(changes.items())


def _cost(
    edition: Edition, node: int, targets: frozenset[int], cells: list[int], choices: dict[int, tuple[int, int]]
) -> int:
    """What it costs to get from a node to a target; `choices` keeps for each node its (cost, best cell)."""
    if node < edition.ends:
        return 0 if node in targets else _IMPOSSIBLE
    if node in choices:
        return choices[node][0]
    number, children = edition.nodes[node - edition.ends]
    current = cells[number]
    if current < 0 and not any(_cost(edition, child, targets, cells, choices) for child in children):
        choices[node] = 0, 0
        return 0
    best, choice = _IMPOSSIBLE, 0
    for cell, child in enumerate(children):
        if cell == current:
            extra = 0
        elif current < 0:
            extra = _ONE_SET
        elif edition.questions[number].fixed:
            continue
        else:
            extra = _ONE_CHANGED
        total = _cost(edition, child, targets, cells, choices) + extra
        if total < best or (total == best and cell == current):
            best, choice = total, cell
    choices[node] = best, choice
    return best


def _surely(edition: Edition, root: int, targets: frozenset[int], cells: list[int]) -> bool:
    """Whether every completion of `cells` leads from a node to an outcome in `targets`."""
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        if node < edition.ends:
            if node not in targets:
                return False
            continue
        number, children = edition.nodes[node - edition.ends]
        waiting.extend(children if cells[number] < 0 else [children[cells[number]]])
    return True
