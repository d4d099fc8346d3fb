"""A policy as one SQL statement: what the engine says of each family, for a whole table of them.

It has one of two forms, which say the same. By machines (`machine.py`): these read the cells of a family's answers, one
after the other. Each step of one is a small table, in which the state and the cell look up the next state, and its last
table says what is told. By nodes (`nodes.py`): each node of the decision diagrams is a column.

DuckDB takes a sixth of the time by machines. Spark, which plans all joins anew after each of them, takes four times as
long before it has begun, and of some diagrams a machine would be too large: for these, the nodes. The statement uses
nothing that only one database has.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from publisher.caseload.results import SETTLED
from publisher.caseload.statements.asked import all_results
from publisher.caseload.statements.machine import MOST_STATES, machine_for, together
from publisher.caseload.statements.nodes import Columns, node_columns
from publisher.caseload.statements.sql import name_in_sql, text_in_sql
from publisher.caseload.statements.tables import Table
from publisher.caseload.statements.told import NotAsked, Settled, Status, roots_of
from reckoner import DONT_KNOW
from reckoner.answers import OPEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from publisher.caseload.statements.asked import Asked
    from publisher.caseload.statements.machine import Machine
    from publisher.caseload.statements.told import Told
    from reckoner.policy import Edition, Question

FAMILIES = "families"
"""The table: a row for each family, numbered in `row`, and a text for each question. What is empty is open."""

CELLS = "cells"
"""The table of those of them whose answers can be read: the cell of question 0 in `c0`, and so on."""

ROW = "row"

BAD = -2
"""The cell of what is no answer to the question."""

_KEY, _NEXT = "k", "n"
"""The columns of a step's table: the place of the state and the cell in it, and that at which the next state starts."""


class Statement(NamedTuple):
    """A statement over CELLS.

    tables: where it looks values up.
    steps: what it finds on the way, each query with its name.
    results: the query that gives the results.
    """

    tables: Sequence[Table]
    steps: Sequence[tuple[str, str]]
    results: str

    def over_cells(self) -> str:
        """The statement, where there are the tables."""
        return _with(self.steps, self.results)

    def over_texts(self, questions: Sequence[Question], carried: Sequence[str]) -> str:
        """The same over FAMILIES, in one piece."""
        kept = list(map(name_in_sql, [ROW, *carried]))
        cells = ", ".join(f"{cell_in_sql(question)} AS c{number}" for number, question in enumerate(questions))
        readable = " AND ".join(f"c{number} <> {BAD}" for number in range(len(questions)))
        steps = [
            ("answered", f"SELECT {', '.join([*kept, cells])}\nFROM {FAMILIES}"),
            (CELLS, f"SELECT *\nFROM answered\nWHERE {readable}"),
            *((table.name, table.in_sql()) for table in self.tables),
            *self.steps,
        ]
        return _with(steps, self.results)


def _with(steps: Iterable[tuple[str, str]], query: str) -> str:
    return f"WITH {',\n'.join(f'{name} AS (\n{step})' for name, step in steps)}\n{query}"


def statement(edition: Edition, carried: Sequence[str] = ()) -> str:
    """The statement that gives every result for each family whose answers can be read.

    Args:
        edition: the policy in force.
        carried: further columns of the table, which stay beside the results.
    """
    by_nodes = statement_for(all_results(edition), carried, _decisions(edition), most=0)
    return by_nodes.over_texts(edition.questions, carried)


def statement_over_cells(edition: Edition, carried: Sequence[str] = ()) -> Statement:
    """The same for DuckDB, where the answers have been read as cells: by machines."""
    return statement_for(all_results(edition), carried, _decisions(edition))


def _decisions(edition: Edition) -> list[int]:
    return [decision.root for decision in edition.decisions]


def statement_for(
    asked: Asked, carried: Sequence[str] = (), settled: Sequence[int] = (), most: int = MOST_STATES
) -> Statement:
    """The statement that gives some results.

    Args:
        asked: what they are.
        carried: further columns of the table, which stay beside the results.
        settled: the nodes which all have to lead to a single outcome, for the column that says so.
        most: how many states a machine may have; with 0, there is none.
    """
    return _Builder(asked, carried, most).statement(settled)


def apart_statement(questions: Sequence[Question], carried: Sequence[str] = ()) -> str:
    """The statement that gives the rows that the others leave out: with something that is no answer."""
    rows = ", ".join(map(name_in_sql, [ROW, *carried, *(question.id for question in questions)]))
    bad = " OR ".join(f"{cell_in_sql(question)} = {BAD}" for question in questions)
    return f"SELECT {rows}\nFROM {FAMILIES}\nWHERE {bad}"


class _Builder:
    """Puts the statement together, step by step: each adds columns to those of the one before."""

    def __init__(self, asked: Asked, carried: Sequence[str], most: int) -> None:
        self.asked = asked
        self.most = most
        self.kept = list(map(name_in_sql, [ROW, *carried]))
        self.tables: list[Table] = []
        self.steps: list[tuple[str, str]] = []
        self.values = 0

    def statement(self, settled: Sequence[int]) -> Statement:
        self._without_what_is_not_asked()
        # Results that rest on the same are found once.
        same = {(one.root, one.statuses, one.choices): one for one in reversed(self.asked.results)}
        found = self._find([*map(Status._make, same.values()), *map(Settled, dict.fromkeys(settled))], "n")
        results = []
        for one in self.asked.results:
            (value,) = found[same[one.root, one.statuses, one.choices].name]
            results.append(f"{value} AS {name_in_sql(one.name)}")
        if settled:
            results.append(f"{' AND '.join(f'{value} = 1' for value in found[SETTLED])} AS {SETTLED}")
        query = f"SELECT {',\n  '.join([*self.kept, *results])}\nFROM {self._last}"
        return Statement(self.tables, self.steps, query)

    @property
    def _last(self) -> str:
        return self.steps[-1][0] if self.steps else CELLS

    def _step(self, query: str) -> None:
        self.steps.append((f"step{len(self.steps)}", query))

    def _add(self, columns: Iterable[str], joins: Iterable[str] = ()) -> None:
        """A step that adds columns."""
        self._step(f"SELECT {', '.join([f'{self._last}.*', *columns])}\nFROM {'\n'.join([self._last, *joins])}")

    def _without_what_is_not_asked(self) -> None:
        """The cells, without answers that are left over from before another one changed: of what is not asked."""
        guards = {question.asked for question in self.asked.questions if question.asked is not None}
        found = self._find([NotAsked(str(guard), guard) for guard in sorted(guards)], "g")
        cells = []
        for number, question in enumerate(self.asked.questions):
            cell = f"c{number}"
            if question.asked is None:
                cells.append(cell)
            else:
                (not_asked,) = found[str(question.asked)]
                cells.append(f"CASE WHEN {not_asked} = 1 THEN {OPEN} ELSE {cell} END AS {cell}")
        self._step(f"SELECT {', '.join([*self.kept, *cells])}\nFROM {self._last}")

    def _find(self, wanted: Iterable[Told], letter: str) -> dict[str, list[str]]:
        """Add columns with some values: those of each name."""
        machines: list[Machine] = []
        by_nodes: list[Told] = []
        for one in wanted:
            machine = machine_for(self.asked, one, self.most) if self.most else None
            if machine is None:
                by_nodes.append(one)
            else:
                machines.append(machine)
        found: dict[str, list[str]] = {}
        columns = Columns(self.asked, letter)
        for added in node_columns(columns, [root for one in by_nodes for root in roots_of(one)]):
            self._add(added)
        if by_nodes:
            self._add([f"{one.in_sql(columns)} AS {self._value(one.name, found)}" for one in by_nodes])
        for machine in together(machines):
            joins = self._joins(machine)
            table = self.tables[-1]
            told = [f"{table.name}.{name_in_sql(name)} AS {self._value(name, found)}" for name in table.columns[1:]]
            self._add(told, joins)
        return found

    def _value(self, name: str, found: dict[str, list[str]]) -> str:
        """A column for a value of a name."""
        column = f"v{self.values}"
        self.values += 1
        found.setdefault(name, []).append(column)
        return column

    def _joins(self, machine: Machine) -> list[str]:
        """Make the tables of a machine, and say how each is joined. States are numbered so that a cell can be added."""
        joins = []
        state = ""
        sizes = [*(len(step[0]) for step in machine.steps), 1]
        for at, (question, step) in enumerate(zip(machine.questions, machine.steps, strict=True)):
            rows = [
                (number * sizes[at] + cell, after * sizes[at + 1])
                for number, states in enumerate(step)
                for cell, after in enumerate(states, OPEN)
            ]
            joins.append(self._join((_KEY, _NEXT), rows, f"{state}{self._last}.c{question}"))
            state = f"{self.tables[-1].name}.{_NEXT} + "
        names = [name for name, _ in machine.ends[0]]
        ends = [(number, *(value for _, value in end)) for number, end in enumerate(machine.ends)]
        return [*joins, self._join((_KEY, *names), ends, state.removesuffix(" + "))]

    def _join(self, columns: Sequence[str], rows: Sequence[Sequence[int | str]], key: str) -> str:
        table = Table(f"t{len(self.tables)}", columns, rows)
        self.tables.append(table)
        # What tells everybody the same has read nothing, and has one row.
        return f"JOIN {table.name} ON {table.name}.{_KEY} = {key}" if key else f"CROSS JOIN {table.name}"


def cell_in_sql(question: Question) -> str:
    """The cell of an answer as text; OPEN where there is none, or the family is not sure; BAD where it is none."""
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
    return f"CASE {' '.join([unknown, *known])} ELSE {BAD} END"
