"""What a statement is made from: questions, decision diagrams, and the results that somebody asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from publisher.caseload.results import result_columns
from reckoner.heard import AS_IT_IS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reckoner.policy import Edition, Question


class Choice(NamedTuple):
    """Another answer to a question that families choose: the node at which the diagram then starts."""

    question: int
    cell: int
    root: int


class Result(NamedTuple):
    """A column of the statement: its name, the node at which its diagram starts, and the status of each outcome.

    choices: what a family that wants no change might have chosen instead. Until a choice has led there, it hears
    nothing of it (`reckoner.heard`).
    """

    name: str
    root: int
    statuses: Sequence[str]
    choices: Sequence[Choice] = ()


class Asked(NamedTuple):
    """What a statement is made from: questions, the diagrams as an edition has them, and the results to give."""

    questions: Sequence[Question]
    terminals: int
    nodes: Sequence[tuple[int, tuple[int, ...]]]
    results: Sequence[Result]

    def node(self, number: int) -> tuple[int, tuple[int, ...]] | None:
        """The question of a node and its children; None for a terminal."""
        return None if number < self.terminals else self.nodes[number - self.terminals]

    def below(self, roots: Sequence[int]) -> set[int]:
        """Some nodes and all that they lead to, without the terminals."""
        found: set[int] = set()
        waiting = list(roots)
        while waiting:
            number = waiting.pop()
            node = self.node(number)
            if node is not None and number not in found:
                found.add(number)
                waiting += node[1]
        return found


def all_results(edition: Edition) -> Asked:
    """Every result of an edition."""
    nodes = Restricted(edition)
    results = []
    for name, at in result_columns(edition):
        decision = edition.decisions[at]
        statuses = tuple(outcome.status for outcome in decision.outcomes)
        choices: list[Choice] = []
        if AS_IT_IS in statuses:
            choices = [
                Choice(number, cell, nodes.answered(decision.root, number, cell))
                for number, question in enumerate(edition.questions)
                for cell in range(question.cells if question.chosen else 0)
            ]
        # Whatever a family chooses that the decision does not rest on, nothing leads elsewhere.
        led = tuple(one for one in choices if one.root != decision.root)
        results.append(Result(name, decision.root, statuses, led))
    return Asked(edition.questions, edition.terminals, nodes.table, results)


class Restricted:
    """The nodes of an edition, and further ones: those of a diagram in which one question is answered."""

    def __init__(self, edition: Edition) -> None:
        """Start with those of the edition."""
        self._terminals = edition.terminals
        self.table = list(edition.nodes)
        self._places = {node: at for at, node in enumerate(self.table, edition.terminals)}

    def answered(self, root: int, question: int, cell: int) -> int:
        """The node at which a diagram starts whose families all give one answer."""
        done: dict[int, int] = {}

        def leave(node: int) -> int:
            if node < self._terminals:
                return node
            if node not in done:
                asked, children = self.table[node - self._terminals]
                if asked == question:
                    done[node] = leave(children[cell])
                else:
                    done[node] = self._node(asked, tuple(map(leave, children)))
            return done[node]

        return leave(root)

    def _node(self, question: int, children: tuple[int, ...]) -> int:
        if children.count(children[0]) == len(children):
            return children[0]
        node = (question, children)
        if node not in self._places:
            self._places[node] = self._terminals + len(self.table)
            self.table.append(node)
        return self._places[node]
