"""Reads the decision diagrams of an edition: what is still possible, what can still change it, and the smallest change.

Every function is exact: it covers all completions of the open answers, and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from reckoner.policy import Edition

# What changes cost. Fewer choices to change come first, and then fewer open ones to make. So that one sum says both, a
# changed choice outweighs as many open ones as there can be (no policy has a million questions), and "no way at all"
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
            if settled(possible_with(reduced, root, number, cell, reach)):
                count += results
    return count / cells


def possible_with(reduced: Cofactors, node: int, number: int, cell: int, reach: dict[int, int]) -> int:
    """The outcomes that can still be reached from a node once a question is answered, bit k for outcome k.

    Args:
        reduced: the diagrams with the known answers put in.
        node: the reduced node.
        number: the question.
        cell: the cell of the answer.
        reach: what was found for nodes before, of the same question and cell.
    """
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
                found |= possible_with(reduced, child, number, cell, reach)
        reach[node] = found
    return found


def turns_on(reduced: Cofactors, root: int, alike: Sequence[Hashable], without: Mapping[int, frozenset[int]]) -> int:
    """The open questions on which it turns which outcome comes, where some outcomes count as the same.

    Args:
        reduced: the diagrams with the known answers put in.
        root: the reduced node at which the decision starts.
        alike: for each outcome what it comes to; between outcomes that come to the same no difference is made, nor
            between any other and one that comes to nothing (None).
        without: for each question the cells that are left aside, as if nobody gave such an answer.

    Returns:
        bit k for question k.
    """
    found, seen, waiting = 0, {root}, [root]
    known: dict[tuple[int, int], bool] = {}
    while waiting:
        node = waiting.pop()
        question = reduced.question[node]
        if question < 0:
            continue
        aside = without.get(question, frozenset())
        children = dict.fromkeys(child for cell, child in enumerate(reduced.children[node]) if cell not in aside)
        if not found >> question & 1:
            differ = any(
                _differ(reduced, one, other, alike, without, known) for one, other in combinations(children, 2)
            )
            found |= differ << question
        waiting += [child for child in children if child not in seen]
        seen.update(children)
    return found


def _differ(
    reduced: Cofactors,
    one: int,
    other: int,
    alike: Sequence[Hashable],
    without: Mapping[int, frozenset[int]],
    known: dict[tuple[int, int], bool],
) -> bool:
    """Whether some answers lead from two nodes to outcomes that come to something, and not to the same."""
    if one == other:
        return False
    asked, second = reduced.question[one], reduced.question[other]
    if asked < 0 or 0 <= second < asked:
        one, other, asked, second = other, one, second, asked
    if asked < 0:
        return None not in (alike[one], alike[other]) and alike[one] != alike[other]
    found = known.get((one, other))
    if found is None:
        aside = without.get(asked, frozenset())
        found = known[one, other] = any(
            _differ(reduced, child, reduced.children[other][cell] if second == asked else other, alike, without, known)
            for cell, child in enumerate(reduced.children[one])
            if cell not in aside
        )
    return found


def can_settle(
    reduced: Cofactors, root: int, alike: Sequence[Hashable], without: Mapping[int, frozenset[int]], unsure: int
) -> bool:
    """Whether some answers to what was not asked yet leave one thing that a decision comes to, whatever else is open.

    Args:
        reduced: the diagrams with the known answers put in.
        root: the reduced node at which the decision starts.
        alike: for each outcome what it comes to; one that comes to nothing (None) counts for none.
        without: for each question the cells that are left aside, as if nobody gave such an answer.
        unsure: the open questions that were asked already, and will not be answered: bit k for question k.
    """
    return _settles(reduced, frozenset((root,)), alike, without, unsure, {})


def _settles(
    reduced: Cofactors,
    front: frozenset[int],
    alike: Sequence[Hashable],
    without: Mapping[int, frozenset[int]],
    unsure: int,
    known: dict[frozenset[int], bool],
) -> bool:
    """Whether all nodes of a front can be led to outcomes that come to the same, by the same answers."""
    if len({alike[node] for node in front if reduced.question[node] < 0} - {None}) > 1:
        return False
    asked = min((reduced.question[node] for node in front if reduced.question[node] >= 0), default=-1)
    if asked < 0:
        return True
    found = known.get(front)
    if found is None:
        others = frozenset(node for node in front if reduced.question[node] != asked)
        below = [reduced.children[node] for node in front if reduced.question[node] == asked]
        aside = without.get(asked, frozenset())
        after = [
            others.union(children[cell] for children in below) for cell in range(len(below[0])) if cell not in aside
        ]
        if unsure >> asked & 1:
            after = [frozenset[int]().union(*after)]
        found = known[front] = any(_settles(reduced, each, alike, without, unsure, known) for each in after)
    return found


def asked_about(edition: Edition, root: int) -> set[int]:
    """The questions on which it turns where a node of the edition leads."""
    found: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node >= edition.terminals:
            number, children = edition.nodes[node - edition.terminals]
            found.add(number)
            waiting += children
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
    """Finds the smallest changes to one family's choices. Results that want the same outcomes share the search.

    Only what a family chooses is ever changed, or answered for the first time. Everything else is as it was given, or
    may be anything where it is open.
    """

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
        self._reach: list[int] = []
        self._best: dict[int, dict[frozenset[int], tuple[int, int]]] = {}

    def smallest(self, root: int, targets: int) -> list[tuple[int, int]] | None:
        """The fewest choices to make differently so that an outcome in `targets` is sure, and the open ones to make.

        Args:
            root: the node at which the decision starts.
            targets: the outcomes wanted, bit k for outcome k.

        Returns:
            (question, cell) of each choice to make differently or for the first time, in the order of the questions:
            none of them can be left out. None where no choice of the family leads there, whatever the open answers
            are. Among equally small changes the author's first option is taken.
        """
        best = self._best.setdefault(targets, {})
        front = frozenset((root,))
        if self._cost(front, targets, best) >= _IMPOSSIBLE:
            return None
        changes: list[tuple[int, int]] = []
        while not self._leads_to(front, targets):
            number = self._question(front)
            cell = best[front][1]
            if cell != self._cells[number]:
                changes.append((number, cell))
            front = self._after(front, number, cell, targets)
        return changes

    def _cost(self, front: frozenset[int], targets: int, best: dict[frozenset[int], tuple[int, int]]) -> int:
        """What it costs to get from every node of a front to a target; `best` keeps for each front (cost, best cell).

        A front holds the nodes that a family may have come to, as far as open answers leave that open. One choice has
        to serve them all, so they go on together, question by question.
        """
        if self._leads_to(front, targets):
            return 0
        if not all(self._can_reach(node) & targets for node in front):
            return _IMPOSSIBLE
        if front in best:
            return best[front][0]
        number = self._question(front)
        question, current = self._edition.questions[number], self._cells[number]
        cost, choice = self._cost(self._after(front, number, current, targets), targets, best), current
        extra = _ONE_GIVEN if current < 0 else _ONE_CHANGED
        if cost > extra and question.chosen:
            for cell in range(question.cells):
                if cell != current:
                    total = self._cost(self._after(front, number, cell, targets), targets, best) + extra
                    if total < cost:
                        cost, choice = total, cell
        best[front] = cost, choice
        return cost

    def _question(self, front: frozenset[int]) -> int:
        """The first question that a node of a front asks."""
        edition = self._edition
        return min(edition.nodes[node - edition.terminals][0] for node in front if node >= edition.terminals)

    def _after(self, front: frozenset[int], number: int, cell: int, targets: int) -> frozenset[int]:
        """The front once a question is answered, or left open with -1; without the targets reached."""
        edition = self._edition
        found: set[int] = set()
        for node in front:
            asked, children = (node, ()) if node < edition.terminals else edition.nodes[node - edition.terminals]
            if not children or asked != number:
                found.add(node)
            elif cell < 0:
                found.update(children)
            else:
                found.add(children[cell])
        return frozenset(node for node in found if node >= edition.terminals or not targets >> node & 1)

    def _leads_to(self, front: frozenset[int], targets: int) -> bool:
        """Whether every completion of the answers leads from every node of a front to a target."""
        of, possible = self._reduced.of, self._reduced.possible
        return not any(possible[of[node]] & ~targets for node in front)

    def _can_reach(self, node: int) -> int:
        """The outcomes that some choices and some open answers lead to from a node, bit k for outcome k."""
        if not self._reach:
            edition = self._edition
            reach = [1 << terminal for terminal in range(edition.terminals)]
            for number, children in edition.nodes:
                cell = self._cells[number]
                if cell >= 0 and not edition.questions[number].chosen:
                    reach.append(reach[children[cell]])
                else:
                    below = 0
                    for child in children:
                        below |= reach[child]
                    reach.append(below)
            self._reach = reach
        return self._reach[node]
