"""Builds decision diagrams: from ordered outcomes with conditions to a table that leads each family to one of them.

The diagrams are ordered (by the number of the question) and reduced (no node has all children the same, no two nodes
are the same), so that two decisions that always agree are one and the same node.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publisher.rules.formulas import AnswerTree

type Family = dict[int, int]
"""Some answers: the number of a question to a cell."""


class Diagrams:
    """A growing table of nodes shared by every decision of an edition.

    cells: how many cells each question has, by its number.
    ends: how many ends there are; node k below `ends` stands for outcome k.
    """

    def __init__(self, cells: Sequence[int], ends: int) -> None:
        """Start with the ends alone."""
        self.cells = list(cells)
        self.ends = ends
        self.nodes: list[tuple[int, tuple[int, ...]]] = []
        self._known: dict[tuple[int, tuple[int, ...]], int] = {}

    def decide(self, conditions: Sequence[AnswerTree]) -> int:
        """The node of a decision: outcome k applies where condition k is the first that is true.

        Args:
            conditions: one for each outcome; together they leave no family without an outcome.
        """
        nothing_answered = -1
        return self._build(_answer(tuple(enumerate(conditions)), nothing_answered, 0), {})

    def node(self, question: int, children: tuple[int, ...]) -> int:
        """The one node with this question and these children, made if it is new."""
        if children.count(children[0]) == len(children):
            return children[0]
        key = question, children
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self.ends + len(self.nodes)
            self.nodes.append(key)
        return found

    def question(self, node: int) -> int:
        """The question of a node; for an end a number above every question's."""
        return self.nodes[node - self.ends][0] if node >= self.ends else len(self.cells)

    def child(self, node: int, question: int, cell: int) -> int:
        """Where a node leads when `question`, its own or a later one's, is answered with `cell`."""
        return self.nodes[node - self.ends][1][cell] if self.question(node) == question else node

    def outcomes(self, node: int) -> set[int]:
        """The outcomes that some family reaches from a node."""
        return {below for below in self.below(node) if below < self.ends}

    def questions(self, node: int) -> set[int]:
        """The questions that change where a node leads."""
        return {self.question(below) for below in self.below(node) if below >= self.ends}

    def family(self, node: int, outcome: int) -> Family | None:
        """The answers of some family that a node leads to an outcome."""
        if node < self.ends:
            return {} if node == outcome else None
        question, children = self.nodes[node - self.ends]
        for cell, child in enumerate(children):
            found = self.family(child, outcome)
            if found is not None:
                return {question: cell, **found}
        return None

    def answered(self, node: int, question: int, cell: int) -> int:
        """The node that is left when `question` is answered with `cell`."""
        done: dict[int, int] = {}

        def leave(current: int) -> int:
            here = self.question(current)
            if here > question:
                return current
            if current not in done:
                children = self.nodes[current - self.ends][1]
                done[current] = (
                    children[cell] if here == question else self.node(here, tuple(leave(c) for c in children))
                )
            return done[current]

        return leave(node)

    def differ_where(self, first: int, second: int, guard: int, end: int) -> Family | None:
        """The answers of some family that two nodes lead to different outcomes while `guard` leads to `end`."""
        failed: set[tuple[int, int, int]] = set()

        def search(a: int, b: int, g: int) -> Family | None:
            if a == b or (g < self.ends and g != end) or (a, b, g) in failed:
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

    def meet(self, first: int, first_end: int, second: int, second_end: int) -> Family | None:
        """The answers of some family that one node leads to one end and another node to another."""
        failed: set[tuple[int, int]] = set()

        def search(a: int, b: int) -> Family | None:
            if (a < self.ends and a != first_end) or (b < self.ends and b != second_end) or (a, b) in failed:
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

    def table(self, roots: Sequence[int]) -> tuple[list[tuple[int, tuple[int, ...]]], list[int]]:
        """The nodes that `roots` need and nothing else, children before parents, and the roots in that numbering."""
        wanted = sorted({below for root in roots for below in self.below(root) if below >= self.ends})
        renumbered = {end: end for end in range(self.ends)} | {node: self.ends + at for at, node in enumerate(wanted)}
        nodes = []
        for node in wanted:
            question, children = self.nodes[node - self.ends]
            nodes.append((question, tuple(renumbered[child] for child in children)))
        return nodes, [renumbered[root] for root in roots]

    def below(self, node: int) -> Iterator[int]:
        """A node and every node and end that it can lead to."""
        seen: set[int] = set()
        waiting = [node]
        while waiting:
            current = waiting.pop()
            if current in seen:
                continue
            seen.add(current)
            yield current
            if current >= self.ends:
                waiting.extend(self.nodes[current - self.ends][1])

    def _build(
        self, open_outcomes: tuple[tuple[int, AnswerTree], ...], done: dict[tuple[tuple[int, AnswerTree], ...], int]
    ) -> int:
        outcome, condition = open_outcomes[0]
        if condition is True:
            return outcome
        if open_outcomes not in done:
            question = min(_questions(tree) for _, tree in open_outcomes)
            children = tuple(
                self._build(_answer(open_outcomes, question, cell), done) for cell in range(self.cells[question])
            )
            done[open_outcomes] = self.node(question, children)
        return done[open_outcomes]


def _answer(
    open_outcomes: tuple[tuple[int, AnswerTree], ...], question: int, cell: int
) -> tuple[tuple[int, AnswerTree], ...]:
    """The outcomes that are still open once a question is answered, up to the first that is certain."""
    left: list[tuple[int, AnswerTree]] = []
    for outcome, tree in open_outcomes:
        simpler = simplify(tree, question, cell)
        if simpler is False:
            continue
        left.append((outcome, simpler))
        if simpler is True:
            break
    return tuple(left)


def simplify(tree: AnswerTree, question: int, cell: int) -> AnswerTree:
    """A condition once a question is answered."""
    if isinstance(tree, bool):
        return tree
    if len(tree) == 3:
        return cell in tree[2] if tree[1] == question else tree
    kind, parts = tree
    simpler = [simplify(part, question, cell) for part in parts]
    if kind == "not":
        return not simpler[0] if isinstance(simpler[0], bool) else ("not", tuple(simpler))
    deciding = kind == "any"
    if any(part is deciding for part in simpler):
        return deciding
    left = tuple(dict.fromkeys(part for part in simpler if not isinstance(part, bool)))
    if not left:
        return not deciding
    return left[0] if len(left) == 1 else (kind, left)


def _questions(tree: AnswerTree) -> int:
    """The smallest number of a question in a condition; of none where it is certain."""
    if isinstance(tree, bool):
        return 1 << 30
    if len(tree) == 3:
        return tree[1]
    return min(_questions(part) for part in tree[1])
