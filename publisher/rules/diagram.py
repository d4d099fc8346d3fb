"""Builds decision diagrams: from ordered outcomes with conditions to a table that leads each family to one of them.

They are multi-valued, multi-terminal decision diagrams, ordered by the number of the question and reduced: no node has
all children the same, and no two nodes are the same. So two decisions that always agree are one and the same node.
docs/architecture/words.md has these terms beside our own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from publisher.rules.left_open import FALSE, TRUE, LeftOpen
from publisher.source.problems import LocalOfferError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence, Set

    from publisher.rules.formulas import AnswerTree

_IN, _OUT = 0, 1
"""The terminals of a set of families."""

type Assignment = dict[int, int]
"""Some answers: the number of a question to a cell. As a witness, every family with these answers is one."""


class Node(NamedTuple):
    """A node that asks a question, with a child for each of its cells."""

    question: int
    children: tuple[int, ...]


type OpenOutcome = tuple[int, int]
"""An outcome that can still apply, and the number of its condition as far as answers have left it open."""

_MOST_STEPS = 20_000
"""So many sets of open outcomes are looked at for one decision. No council has needed more than some hundreds."""


class TooIntricateError(LocalOfferError):
    """A decision turns on so many combinations of answers that nobody can work it out in reasonable time."""


class Diagrams:
    """A growing table of nodes shared by every decision of an edition.

    cells: how many cells each question has, by its number.
    terminals: how many terminals there are; node k below that is the terminal of outcome k.
    """

    def __init__(self, cells: Sequence[int], terminals: int) -> None:
        """Start with the terminals alone."""
        self.cells = list(cells)
        self.terminals = terminals
        self.nodes: list[Node] = []
        self._conditions = LeftOpen()
        self._known: dict[Node, int] = {}
        self._both: dict[tuple[int, int], int] = {}
        self._others: dict[int, int] = {}
        self._within: dict[tuple[int, int], bool] = {}

    def decide(self, conditions: Sequence[AnswerTree]) -> int:
        """The node of a decision: outcome k applies where condition k is the first that is true.

        Args:
            conditions: one for each outcome; together they leave no family without an outcome.

        Raises:
            TooIntricateError: they turn on too many combinations of answers.
        """
        outcomes = list(enumerate(map(self._conditions.number, conditions)))
        nothing_answered = -1
        return self._build(self._still_open(outcomes, nothing_answered, 0), {})

    def node(self, question: int, children: tuple[int, ...]) -> int:
        """The one node with this question and these children, made if it is new."""
        if children.count(children[0]) == len(children):
            return children[0]
        key = Node(question, children)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self.terminals + len(self.nodes)
            self.nodes.append(key)
        return found

    def question(self, node: int) -> int:
        """The question of a node; for a terminal a number above every question's."""
        return self.nodes[node - self.terminals].question if node >= self.terminals else len(self.cells)

    def child(self, node: int, question: int, cell: int) -> int:
        """Where a node leads when `question`, its own or a later one's, is answered with `cell`."""
        return self.nodes[node - self.terminals].children[cell] if self.question(node) == question else node

    def outcomes(self, node: int) -> set[int]:
        """The outcomes that some family reaches from a node."""
        return {below for below in self.below(node) if below < self.terminals}

    def support(self, node: int) -> set[int]:
        """The questions that change where a node leads."""
        return {self.question(below) for below in self.below(node) if below >= self.terminals}

    def witness(self, node: int, outcome: int) -> Assignment | None:
        """The answers of some family that a node leads to an outcome."""
        if node < self.terminals:
            return {} if node == outcome else None
        question, children = self.nodes[node - self.terminals]
        for cell, child in enumerate(children):
            found = self.witness(child, outcome)
            if found is not None:
                return {question: cell, **found}
        return None

    def cofactor(self, node: int, question: int, cell: int) -> int:
        """The node that is left of another when `question` is answered with `cell`."""
        done: dict[int, int] = {}

        def leave(current: int) -> int:
            here = self.question(current)
            if here > question:
                return current
            if current not in done:
                children = self.nodes[current - self.terminals].children
                done[current] = (
                    children[cell] if here == question else self.node(here, tuple(leave(c) for c in children))
                )
            return done[current]

        return leave(node)

    def cofactor_of(self, node: int, answers: Assignment) -> int:
        """The node that is left of another when several questions are answered."""
        for question, cell in answers.items():
            node = self.cofactor(node, question, cell)
        return node

    def witness_of_difference(self, first: int, second: int, guard: int, terminal: int) -> Assignment | None:
        """The answers of some family that two nodes lead to different outcomes while `guard` leads to `terminal`."""
        failed: set[tuple[int, int, int]] = set()

        def search(a: int, b: int, g: int) -> Assignment | None:
            if a == b or (g < self.terminals and g != terminal) or (a, b, g) in failed:
                return None
            question = min(self.question(a), self.question(b), self.question(g))
            if question == len(self.cells):
                return {}
            for cell in range(self.cells[question]):
                found = search(*(self.child(node, question, cell) for node in (a, b, g)))
                if found is not None:
                    return {question: cell, **found}
            failed.add((a, b, g))
            return None

        return search(first, second, guard)

    def witness_of_both(self, first: int, first_outcome: int, second: int, second_outcome: int) -> Assignment | None:
        """The answers of some family that one node leads to one outcome, and another node to another."""
        failed: set[tuple[int, int]] = set()

        def search(a: int, b: int) -> Assignment | None:
            if (a < self.terminals and a != first_outcome) or (b < self.terminals and b != second_outcome):
                return None
            if (a, b) in failed:
                return None
            question = min(self.question(a), self.question(b))
            if question == len(self.cells):
                return {}
            for cell in range(self.cells[question]):
                found = search(self.child(a, question, cell), self.child(b, question, cell))
                if found is not None:
                    return {question: cell, **found}
            failed.add((a, b))
            return None

        return search(first, second)

    def leading_to(self, node: int, outcomes: Set[int]) -> int:
        """The families that a node leads to one of some outcomes: for them terminal 0, and 1 for all others."""
        return self.combined((node,), lambda found: int(found[0] not in outcomes))

    def either(self, first: int, second: int) -> int:
        """The families that are in one of two sets, or in both: terminal 0 for them, and 1 for all others."""
        return self.others(self.both(self.others(first), self.others(second)))

    def both(self, first: int, second: int) -> int:
        """The families that are in two sets: terminal 0 for them, and 1 for all others."""
        if second in (first, _IN):
            return first
        if first == _IN:
            return second
        if _OUT in (first, second):
            return _OUT
        pair = (first, second) if first < second else (second, first)
        found = self._both.get(pair)
        if found is None:
            question = min(self.question(first), self.question(second))
            below = (
                self.both(self.child(first, question, cell), self.child(second, question, cell))
                for cell in range(self.cells[question])
            )
            found = self._both[pair] = self.node(question, tuple(below))
        return found

    def others(self, families: int) -> int:
        """The families that are not in a set: terminal 0 for them, and 1 for all others."""
        if families in (_IN, _OUT):
            return _OUT if families == _IN else _IN
        found = self._others.get(families)
        if found is None:
            question, children = self.nodes[families - self.terminals]
            found = self._others[families] = self.node(question, tuple(self.others(child) for child in children))
            self._others[found] = families
        return found

    def within(self, inner: int, outer: int) -> bool:
        """Whether every family of one set is in another."""
        if inner in (outer, _OUT) or outer == _IN:
            return True
        if inner == _IN or outer == _OUT:
            return False
        found = self._within.get((inner, outer))
        if found is None:
            question = min(self.question(inner), self.question(outer))
            found = self._within[inner, outer] = all(
                self.within(self.child(inner, question, cell), self.child(outer, question, cell))
                for cell in range(self.cells[question])
            )
        return found

    def with_any(self, node: int, question: int) -> int:
        """The families that are in a set with some answer to a question, whatever theirs is."""
        return self.combined(tuple(self.cofactor(node, question, cell) for cell in range(self.cells[question])), min)

    def select(self, question: int, pieces: tuple[int, ...]) -> int:
        """The node that goes on with piece k where the answer to `question` is cell k. No piece asks that question."""
        done: dict[tuple[int, ...], int] = {}

        def build(current: tuple[int, ...]) -> int:
            if current.count(current[0]) == len(current):
                return current[0]
            if current not in done:
                first = min(map(self.question, current))
                if first > question:
                    done[current] = self.node(question, current)
                else:
                    cells = range(self.cells[first])
                    below = (build(tuple(self.child(node, first, cell) for node in current)) for cell in cells)
                    done[current] = self.node(first, tuple(below))
            return done[current]

        return build(pieces)

    def combined(self, nodes: tuple[int, ...], terminal: Callable[[tuple[int, ...]], int]) -> int:
        """The node that leads to what `terminal` makes of the terminals that some nodes lead to."""
        done: dict[tuple[int, ...], int] = {}

        def build(current: tuple[int, ...]) -> int:
            if current not in done:
                first = min(map(self.question, current))
                if first == len(self.cells):
                    done[current] = terminal(current)
                else:
                    cells = range(self.cells[first])
                    below = (build(tuple(self.child(node, first, cell) for node in current)) for cell in cells)
                    done[current] = self.node(first, tuple(below))
            return done[current]

        return build(nodes)

    def table(self, roots: Sequence[int]) -> tuple[list[tuple[int, tuple[int, ...]]], list[int]]:
        """The nodes that `roots` need and nothing else, children before parents, and the roots in that numbering."""
        wanted = sorted({below for root in roots for below in self.below(root) if below >= self.terminals})
        renumbered = {terminal: terminal for terminal in range(self.terminals)}
        renumbered |= {node: self.terminals + at for at, node in enumerate(wanted)}
        nodes = []
        for node in wanted:
            question, children = self.nodes[node - self.terminals]
            nodes.append((question, tuple(renumbered[child] for child in children)))
        return nodes, [renumbered[root] for root in roots]

    def below(self, node: int) -> Iterator[int]:
        """A node and every other one, terminals too, that it can lead to."""
        seen: set[int] = set()
        waiting = [node]
        while waiting:
            current = waiting.pop()
            if current in seen:
                continue
            seen.add(current)
            yield current
            if current >= self.terminals:
                waiting.extend(self.nodes[current - self.terminals].children)

    def _build(self, open_outcomes: tuple[OpenOutcome, ...], done: dict[tuple[OpenOutcome, ...], int]) -> int:
        outcome, condition = open_outcomes[0]
        if condition == TRUE:
            return outcome
        if open_outcomes not in done:
            if len(done) >= _MOST_STEPS:
                raise TooIntricateError(f"It turns on more than {_MOST_STEPS:,} combinations of answers.")
            question = min(self._conditions.first(condition) for _, condition in open_outcomes)
            children = tuple(
                self._build(self._still_open(open_outcomes, question, cell), done)
                for cell in range(self.cells[question])
            )
            done[open_outcomes] = self.node(question, children)
        return done[open_outcomes]

    def _still_open(self, outcomes: Sequence[OpenOutcome], question: int, cell: int) -> tuple[OpenOutcome, ...]:
        """The outcomes that are still open once their first question is answered, up to the first that is certain."""
        left: list[OpenOutcome] = []
        for outcome, condition in outcomes:
            now = self._conditions.left(condition, question, cell)
            if now != FALSE:
                left.append((outcome, now))
                if now == TRUE:
                    break
        return tuple(left)
