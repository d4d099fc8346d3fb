"""The fewest sentences for a set of families: each is an 'and' of conditions, of which each is about one question.

In the terms of two-level minimisation: all prime implicants of the set, with families that cannot be as don't-cares,
and an exact minimum cover by branch and bound; then each sentence is reduced to the answers that some real family
gives. docs/architecture/difference.md says what was tried, and where the method is from.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from publisher.difference.exact.families import EVERYBODY, NOBODY

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from publisher.difference.exact.families import Families

type Box = tuple[tuple[int, tuple[int, ...]], ...]
"""One sentence: the place of each question that it speaks of, in order, with the cells that are meant."""

_MOST_PRIMES = 2000
_MOST_BLOCKS = 4000
_MOST_STEPS = 20_000


@dataclass(frozen=True, slots=True)
class Cover:
    """Sentences that together mean a set of families; `fewest` where it is proved that no fewer would do."""

    boxes: list[Box]
    fewest: bool


class CoverError(AssertionError):
    """Sentences do not mean what they are for. That is a fault of this program, and never 'no change'."""


class _TooMany(Exception):  # noqa: N818 - it is not a fault
    """The search for the fewest would take too long."""


class _Prime(NamedTuple):
    box: Box
    families: int


def cover(space: Families, meant: int, cost: Callable[[Box], int]) -> Cover:
    """Say in the fewest sentences which of the families that there can be are in a set, and prove that they say it.

    Args:
        space: the space of answers.
        meant: the set. The sentences speak of the questions that it rests on, and of those that decide whether these
            are asked: with the limits of all questions the same sentences take many times as long to find.
        cost: how hard a sentence is to read: among as few sentences the easiest are taken.

    Raises:
        CoverError: the sentences found mean another set.
    """
    limit = space.limit_of(space.diagrams.support(meant))
    wanted = space.meet([meant, limit])
    try:
        chosen, fewest = _fewest(space, wanted, space.diagrams.others(limit), cost), True
    except _TooMany:
        chosen, fewest = _some(space, wanted, space.diagrams.others(limit)), False
    boxes = [_reduced(space, prime, limit) for prime in chosen]
    said = space.join(families_of(space, box) for box in boxes)
    if space.meet([said, space.possible]) != space.meet([meant, space.possible]):
        raise CoverError("The sentences about a change mean other families than the change.")
    return Cover(boxes, fewest)


def families_of(space: Families, box: Box) -> int:
    """The families that a sentence speaks of."""
    return space.meet(space.answering(place, cells) for place, cells in reversed(box))


def _fewest(space: Families, wanted: int, free: int, cost: Callable[[Box], int]) -> list[_Prime]:
    found = [
        prime
        for prime in primes(space, space.diagrams.either(wanted, free))
        if space.meet([prime.families, wanted]) != NOBODY
    ]
    rows = _rows(space, wanted, found)
    search = _Search(rows, [cost(prime.box) for prime in found])
    return [found[number] for number in search.best]


def primes(space: Families, families: int) -> list[_Prime]:
    """Every sentence that speaks of families of a set alone, and from which nothing can be left out."""
    known: dict[int, list[_Prime]] = {NOBODY: [], EVERYBODY: [_Prime((), EVERYBODY)]}

    def search(node: int) -> list[_Prime]:
        if node not in known:
            place, children = space.diagrams.nodes[node - space.diagrams.terminals]
            cells_to: dict[int, list[int]] = {}
            for cell, child in enumerate(children):
                cells_to.setdefault(child, []).append(cell)
            below = [child for child in cells_to if child != NOBODY]
            found: dict[Box, int] = {}
            for size in range(len(below), 0, -1):
                for some in itertools.combinations(below, size):
                    for prime in search(space.meet(some)):
                        wider = _with(space, place, prime, cells_to)
                        found[wider.box] = wider.families
                        if len(found) > _MOST_PRIMES:
                            raise _TooMany
            known[node] = _largest(space, found)
        return known[node]

    return search(families)


def _with(space: Families, place: int, prime: _Prime, cells_to: dict[int, list[int]]) -> _Prime:
    """A sentence of what is below a question, as one of all, with every cell of the question in which it is true."""
    cells = sorted(
        cell for child, cells in cells_to.items() if space.diagrams.within(prime.families, child) for cell in cells
    )
    count = space.cells[place]
    if len(cells) == count:
        return prime
    below = tuple(prime.families if cell in cells else NOBODY for cell in range(count))
    return _Prime(((place, tuple(cells)), *prime.box), space.diagrams.node(place, below))


def _largest(space: Families, found: dict[Box, int]) -> list[_Prime]:
    return [
        _Prime(box, families)
        for box, families in found.items()
        if not any(families != other and space.diagrams.within(families, other) for other in found.values())
    ]


def _rows(space: Families, wanted: int, found: Sequence[_Prime]) -> list[frozenset[int]]:
    """For each block of families that the same sentences speak of, the numbers of these; the hardest to cover alone."""
    blocks: dict[int, frozenset[int]] = {wanted: frozenset()}
    for number, prime in enumerate(found):
        split: dict[int, frozenset[int]] = {}
        for block, spoken in blocks.items():
            inside = space.meet([block, prime.families])
            outside = space.meet([block, space.diagrams.others(prime.families)])
            if inside != NOBODY:
                split[inside] = spoken | {number}
            if outside != NOBODY:
                split[outside] = spoken
        blocks = split
        if len(blocks) > _MOST_BLOCKS:
            raise _TooMany
    rows = set(blocks.values())
    return sorted((row for row in rows if not any(other < row for other in rows)), key=sorted)


class _Search:
    """Branch and bound for the fewest columns that meet every row, and among these for the cheapest."""

    def __init__(self, rows: list[frozenset[int]], costs: list[int]) -> None:
        self._costs = costs
        self._steps = 0
        self._bound = (len(costs) + 1, 0)
        self.best: list[int] = []
        self._search([], rows, 0)

    def _search(self, chosen: list[int], rows: list[frozenset[int]], cost: int) -> None:
        self._steps += 1
        if self._steps > _MOST_STEPS:
            raise _TooMany
        if (len(chosen), cost) >= self._bound:
            return
        if not rows:
            self.best, self._bound = list(chosen), (len(chosen), cost)
            return
        if len(chosen) + _apart(rows) > self._bound[0]:
            return
        row = min(rows, key=lambda each: (len(each), sorted(each)))
        for number in sorted(row, key=lambda each: (-sum(each in other for other in rows), self._costs[each], each)):
            left = [other for other in rows if number not in other]
            self._search([*chosen, number], left, cost + self._costs[number])


def _apart(rows: list[frozenset[int]]) -> int:
    """How many columns are needed at least: one for each of some rows that share none."""
    used: set[int] = set()
    count = 0
    for row in sorted(rows, key=len):
        if used.isdisjoint(row):
            count += 1
            used |= row
    return count


def _some(space: Families, wanted: int, free: int) -> list[_Prime]:
    """Sentences that are not always the fewest, found without a search: the paths of the diagram, made wider."""
    allowed = space.diagrams.either(wanted, free)
    found: list[_Prime] = []
    left = wanted
    while left != NOBODY:
        family = space.diagrams.witness(left, EVERYBODY) or {}
        box: dict[int, tuple[int, ...]] = {place: (cell,) for place, cell in family.items()}
        for place in list(box):
            wider = box | {place: tuple(range(space.cells[place]))}
            if space.diagrams.within(families_of(space, _boxed(wider)), allowed):
                del box[place]
                continue
            for cell in range(space.cells[place]):
                wider = box | {place: tuple(sorted({*box[place], cell}))}
                if space.diagrams.within(families_of(space, _boxed(wider)), allowed):
                    box = wider
        prime = _Prime(_boxed(box), families_of(space, _boxed(box)))
        found.append(prime)
        left = space.meet([left, space.diagrams.others(prime.families)])
    for prime in list(found):
        others = [other.families for other in found if other is not prime]
        if space.diagrams.within(wanted, space.join(others)):
            found.remove(prime)
    return found


def _boxed(cells: dict[int, tuple[int, ...]]) -> Box:
    return tuple(sorted(cells.items()))


def _reduced(space: Families, prime: _Prime, limit: int) -> Box:
    """A sentence with only the answers that some real family that it speaks of gives."""
    real = space.meet([prime.families, limit])
    return tuple(
        (place, tuple(cell for cell in cells if space.meet([real, space.answering(place, [cell])]) != NOBODY))
        for place, cells in prime.box
    )
