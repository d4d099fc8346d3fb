"""A policy as one SQL statement: what the engine says of each family, for a whole table of them.

Every node of the decision diagrams becomes a column: the set of the outcomes that are still possible below it, as bits.
Where the answer is known the set is that of its child, and where it is not, that of all its children together. So the
statement is exact for families that left questions out, too. It uses nothing that only one database has.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from publisher.caseload.results import SETTLED, result_columns
from reckoner import DONT_KNOW
from reckoner.answers import OPEN
from reckoner.heard import AS_IT_IS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reckoner.policy import Edition, Question

FAMILIES = "families"
"""The table: a row for each family, numbered in `row`, and a text for each question. What is empty is open."""

ROW = "row"
NEED_ANSWERS = "need_answers"
"""What a result is that the open answers can still change."""

_BAD = -2
"""The cell of what is no answer to the question."""
_NOT_ASKED = 2
"""The set of the guard of a question that is surely not asked: its second outcome, and no other."""


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


def all_results(edition: Edition) -> Asked:
    """Every result of an edition."""
    nodes = Restricted(edition)
    results = []
    for name, at in result_columns(edition):
        decision = edition.decisions[at]
        statuses = [outcome.status for outcome in decision.outcomes]
        choices: list[Choice] = []
        if AS_IT_IS in statuses:
            choices = [
                Choice(number, cell, nodes.answered(decision.root, number, cell))
                for number, question in enumerate(edition.questions)
                for cell in range(question.cells if question.chosen else 0)
            ]
        # Whatever a family chooses that the decision does not rest on, nothing leads elsewhere.
        results.append(Result(name, decision.root, statuses, [one for one in choices if one.root != decision.root]))
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


def statement(edition: Edition, carried: Sequence[str] = ()) -> str:
    """The statement that gives every result for each family whose answers can be read.

    Args:
        edition: the policy in force.
        carried: further columns of the table, which stay beside the results.
    """
    return statement_for(all_results(edition), carried, settled=[decision.root for decision in edition.decisions])


def statement_for(asked: Asked, carried: Sequence[str] = (), settled: Sequence[int] = ()) -> str:
    """The statement that gives some results.

    Args:
        asked: what they are.
        carried: further columns of the table, which stay beside the results.
        settled: the nodes which all have to lead to a single outcome, for the column that says so.
    """
    return _Statement(asked, carried, settled).text()


def apart_statement(questions: Sequence[Question], carried: Sequence[str] = ()) -> str:
    """The statement that gives the rows that the others leave out: with something that is no answer."""
    rows = ", ".join(map(name_in_sql, [ROW, *carried, *(question.id for question in questions)]))
    bad = " OR ".join(f"{_cell(question)} = {_BAD}" for question in questions)
    return f"SELECT {rows}\nFROM {FAMILIES}\nWHERE {bad}"


class _Statement:
    """Puts the statement together, step by step: each step adds columns to those of the one before."""

    def __init__(self, asked: Asked, carried: Sequence[str], settled: Sequence[int]) -> None:
        self.asked = asked
        self.settled = settled
        self.carried = list(map(name_in_sql, [ROW, *carried]))
        self.steps: list[str] = []
        self.by_question: dict[int, list[tuple[int, tuple[int, ...]]]] = {}
        for number, (question, children) in enumerate(asked.nodes, asked.terminals):
            self.by_question.setdefault(question, []).append((number, children))

    def text(self) -> str:
        cells = (f"{_cell(question)} AS c{number}" for number, question in enumerate(self.asked.questions))
        self._step([*self.carried, *cells], FAMILIES)
        readable = " AND ".join(f"c{number} <> {_BAD}" for number in range(len(self.asked.questions)))
        self._step(["*"], self._last, f"\nWHERE {readable}")
        guards = {q.asked for q in self.asked.questions if q.asked is not None}
        self._nodes(guards, "g")
        self._step([*self.carried, *self._cells()], self._last)
        roots = {*self.settled, *(result.root for result in self.asked.results)}
        self._nodes(roots | {choice.root for result in self.asked.results for choice in result.choices}, "n")
        steps = ",\n".join(self.steps)
        results = ",\n  ".join([*self.carried, *self._results()])
        return f"WITH {steps}\nSELECT {results}\nFROM {self._last}"

    @property
    def _last(self) -> str:
        return f"step{len(self.steps) - 1}"

    def _step(self, columns: Iterable[str], source: str, where: str = "") -> None:
        self.steps.append(f"step{len(self.steps)} AS (\nSELECT {', '.join(columns)}\nFROM {source}{where})")

    def _nodes(self, roots: Iterable[int], letter: str) -> None:
        """The columns of all nodes below some, from the terminals up: the last question is the lowest."""
        wanted = self._below(roots)
        for _, nodes in sorted(self.by_question.items(), reverse=True):
            these = [self._node(*node, letter) for node in nodes if node[0] in wanted]
            if these:
                self._step(["*", *these], self._last)

    def _below(self, roots: Iterable[int]) -> set[int]:
        found: set[int] = set()
        waiting = list(roots)
        while waiting:
            node = waiting.pop()
            if node >= self.asked.terminals and node not in found:
                found.add(node)
                waiting += self.asked.nodes[node - self.asked.terminals][1]
        return found

    def _node(self, node: int, children: tuple[int, ...], letter: str) -> str:
        question = self.asked.nodes[node - self.asked.terminals][0]
        chosen = " ".join(f"WHEN {cell} THEN {self._set(child, letter)}" for cell, child in enumerate(children))
        every = " | ".join(dict.fromkeys(self._set(child, letter) for child in children))
        return f"CASE c{question} {chosen} ELSE {every} END AS {letter}{node}"

    def _set(self, node: int, letter: str) -> str:
        return str(1 << node) if node < self.asked.terminals else f"{letter}{node}"

    def _cells(self) -> Iterator[str]:
        """The cells, without answers that are left over from before another one changed: of what is not asked."""
        for number, question in enumerate(self.asked.questions):
            cell = f"c{number}"
            if question.asked is None:
                yield cell
            else:
                yield f"CASE WHEN {self._set(question.asked, 'g')} = {_NOT_ASKED} THEN {OPEN} ELSE {cell} END AS {cell}"

    def _results(self) -> Iterator[str]:
        for result in self.asked.results:
            yield f"{self._status(result)} AS {name_in_sql(result.name)}"
        if self.settled:
            sets = dict.fromkeys(self._set(root, "n") for root in self.settled)
            yield f"{' AND '.join(f'({one} & ({one} - 1)) = 0' for one in sets)} AS {SETTLED}"

    def _status(self, result: Result) -> str:
        statuses: dict[str, int] = {}
        for place, status in enumerate(result.statuses):
            statuses[status] = statuses.get(status, 0) | 1 << place
        every = (1 << len(result.statuses)) - 1
        reach = self._set(result.root, "n")
        unheard = statuses.pop(AS_IT_IS, 0)
        others = every & ~unheard
        cases = []
        if unheard:
            cases.append(f"WHEN ({reach} & {others}) = 0 THEN {text_in_sql(AS_IT_IS)}")
            led = " OR ".join(
                f"(c{choice.question} >= 0 AND c{choice.question} <> {choice.cell} "
                f"AND ({self._set(choice.root, 'n')} & {unheard}) = 0)"
                for choice in result.choices
            )
            if led:
                cases.append(f"WHEN ({reach} & {unheard}) <> 0 AND ({led}) THEN '{NEED_ANSWERS}'")
        cases += [
            f"WHEN ({reach} & {others & ~those}) = 0 THEN {text_in_sql(status)}" for status, those in statuses.items()
        ]
        return f"CASE {' '.join(cases)} ELSE '{NEED_ANSWERS}' END"


def _cell(question: Question) -> str:
    """The cell of an answer as text; OPEN where there is none, or the family is not sure."""
    answer = name_in_sql(question.id)
    unknown = f"WHEN {answer} IS NULL OR {answer} IN ('', {text_in_sql(DONT_KNOW)}) THEN {OPEN}"
    if question.options:
        known = [
            f"WHEN {answer} = {text_in_sql(option)} THEN {cell}" for cell, (option, _) in enumerate(question.options)
        ]
    else:
        bounds = [question.least, *question.cuts, question.most + 1]
        known = [
            f"WHEN {answer} IN ({', '.join(text_in_sql(str(number)) for number in range(low, high))}) THEN {cell}"
            for cell, (low, high) in enumerate(pairwise(bounds))
        ]
    return f"CASE {' '.join([unknown, *known])} ELSE {_BAD} END"


def name_in_sql(name: str) -> str:
    """A name of a column, in quotation marks."""
    quoted = name.replace('"', '""')
    return f'"{quoted}"'


def text_in_sql(text: str) -> str:
    """A text, in quotation marks."""
    quoted = text.replace("'", "''")
    return f"'{quoted}'"
