"""What a family has ticked on paper, in words: the boxes of a question, and whom a diagram means by them."""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING

from publisher.rules.logic import SHOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from publisher.rules.diagram import Diagrams

type Boxes = tuple[int, tuple[int, ...]]
"""Some boxes of one question: the number of the question, and the cells of its answers."""


def box(question: int, cell: int) -> str:
    """The name of a box on paper, such as `4b`; questions and cells count from 0."""
    return f"{question + 1}{ascii_lowercase[cell]}"


def either(question: int, cells: Sequence[int]) -> str:
    """Some boxes of a question, of which a family can have ticked one only."""
    *names, last = (box(question, cell) for cell in cells)
    return f"{', '.join(names)} or {last}" if names else last


def branches(diagrams: Diagrams, node: int) -> list[tuple[tuple[int, ...], int]]:
    """Where a node of a diagram leads: the cells that lead to the same place together, and that place."""
    question = diagrams.question(node)
    places: dict[int, list[int]] = {}
    for cell in range(diagrams.cells[question]):
        places.setdefault(diagrams.child(node, question, cell), []).append(cell)
    return [(tuple(cells), place) for place, cells in places.items()]


def if_ticked(diagrams: Diagrams, node: int) -> str:
    """Which families a diagram leads to SHOWN, to follow "if you ticked": "1d; or if you ticked 1c, and also 3a".

    Who left out a question is not held up by it, where the answers to others are enough.

    Args:
        diagrams: the diagrams of an edition.
        node: where the diagram starts. Some families, and not all, are led to SHOWN.
    """
    enough: list[list[Boxes]] = []
    for way in _ways(diagrams, node):
        needed = _needed(diagrams, node, way)
        if not any(set(known) <= set(needed) for known in enough):
            enough = [known for known in enough if not set(needed) <= set(known)] + [needed]
    first, *others = (", and also ".join(either(*boxes) for boxes in way) for way in enough)
    return first + "".join(f"; or if you ticked {way}" for way in others)


def _needed(diagrams: Diagrams, node: int, way: list[Boxes]) -> list[Boxes]:
    """The boxes of a way without those that make no difference to it."""
    needed = list(way)
    for boxes in way:
        rest = [other for other in needed if other != boxes]
        if _is_enough(diagrams, node, dict(rest)):
            needed = rest
    return needed


def _is_enough(diagrams: Diagrams, node: int, ticked: Mapping[int, Sequence[int]]) -> bool:
    """Whether all who ticked one of some boxes of each question come to SHOWN, whatever they answer to others."""
    if node < diagrams.terminals:
        return node == SHOWN
    question = diagrams.question(node)
    cells = ticked.get(question, range(diagrams.cells[question]))
    return all(_is_enough(diagrams, diagrams.child(node, question, cell), ticked) for cell in cells)


def _ways(diagrams: Diagrams, node: int) -> Iterator[list[Boxes]]:
    """Every way through a diagram to SHOWN, the shortest first."""
    if node < diagrams.terminals:
        if node == SHOWN:
            yield []
        return
    found = [
        [(diagrams.question(node), cells), *rest]
        for cells, place in branches(diagrams, node)
        for rest in _ways(diagrams, place)
    ]
    yield from sorted(found, key=len)
