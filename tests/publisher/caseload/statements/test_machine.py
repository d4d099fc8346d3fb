"""A machine tells the same as the columns of the nodes do, however many states it may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.caseload.statements.asked import Asked, Result, all_results
from publisher.caseload.statements.machine import machine_for, together
from publisher.caseload.statements.statement import statement_for
from publisher.caseload.statements.told import Status
from reckoner.policy import Question
from tests.examples import examples
from tests.policies import REAL, compiled, councils
from tests.publisher.caseload.families import edition_of, some_families
from tests.publisher.caseload.statements.test_statement import asked as rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

OPTIONS = ("a", "b", "c")
STATUSES = ("yes", "no", "no", "perhaps")


def a_question(name: str, asked: int | None = None) -> Question:
    return Question(name, name, tuple((option, option) for option in OPTIONS), 0, 0, (), len(OPTIONS), asked, ())


@st.composite
def diagrams(draw: st.DrawFn, questions: int = 4) -> Asked:
    """Any ordered diagrams, reduced or not: each node leads to terminals and to nodes of later questions."""
    terminals = len(STATUSES)
    guards = [terminals, terminals + 1]
    nodes: list[tuple[int, tuple[int, ...]]] = [
        (0, tuple(draw(st.lists(st.integers(0, 1), min_size=3, max_size=3)))) for _ in guards
    ]
    below = list(range(terminals))
    for question in reversed(range(questions)):
        children = st.lists(st.sampled_from(below), min_size=3, max_size=3)
        nodes += [(question, tuple(draw(children))) for _ in range(draw(st.integers(1, 4)))]
        below = [*range(terminals), *range(terminals + len(guards), terminals + len(nodes))]
    asked = [None, None, *guards][:questions]
    results = [Result(f"result_{at}", draw(st.sampled_from(below)), STATUSES) for at in range(3)]
    return Asked([a_question(f"question_{at}", guard) for at, guard in enumerate(asked)], terminals, nodes, results)


def told(asked: Asked, most: int) -> Sequence[Sequence[object]]:
    """What a statement says of all families that there can be: each option of each question, and none."""
    crossed = " CROSS JOIN ".join(
        f"(SELECT unnest([NULL, {', '.join(map(repr, OPTIONS))}]) AS {question.id})" for question in asked.questions
    )
    settled = [result.root for result in asked.results]
    statement = statement_for(asked, settled=settled, most=most).over_texts(asked.questions, ())
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE families AS SELECT row_number() OVER () AS row, * FROM {crossed}")  # noqa: S608
        return connection.execute(f"{statement}\nORDER BY row").fetchall()


@pytest.mark.thorough
@given(diagrams())
@examples(10)
def test_machines_tell_what_the_columns_of_nodes_tell(asked: Asked) -> None:
    by_nodes = told(asked, most=0)
    assert len(by_nodes) == 4 ** len(asked.questions)
    assert told(asked, most=5_000) == by_nodes
    assert told(asked, most=3) == by_nodes, "some of them by machines, and some by nodes"


@pytest.mark.thorough
@pytest.mark.parametrize("folder", [pytest.param(files.folder, id=files.council.id) for files in councils(REAL)])
def test_a_councils_results_are_the_same_by_nodes_alone(folder: Path) -> None:
    policy = compiled(folder)
    edition = edition_of(policy)
    asked = all_results(edition)
    settled = [decision.root for decision in edition.decisions]
    families = some_families(edition, 60)
    by_machines, by_nodes = (
        rows_of(statement_for(asked, settled=settled, most=most).over_texts(edition.questions, ()), edition, families)
        for most in (5_000, 0)
    )
    assert by_machines == by_nodes


def test_every_result_of_a_council_has_a_machine_and_few_read_an_answer_again() -> None:
    asked = all_results(edition_of(compiled(REAL / "hertfordshire")))
    machines = [machine_for(asked, Status._make(result)) for result in asked.results]
    found = [machine for machine in machines if machine is not None]
    assert len(found) == len(asked.results)
    shared = together(found)
    assert sum(len(machine.questions) for machine in shared) * 2 < sum(len(machine.questions) for machine in found)
    assert {name for machine in shared for name, _ in machine.ends[0]} == {result.name for result in asked.results}


def test_where_the_answers_make_no_difference_none_is_read() -> None:
    asked = Asked([a_question("question_0")], 4, [(0, (1, 2, 1))], [Result("result", 4, STATUSES)])
    machine = machine_for(asked, Status._make(asked.results[0]))
    assert machine is not None
    assert (machine.questions, machine.ends) == ((), ((("result", "no"),),))
    assert [row[1] for row in told(asked, most=5_000)] == ["no"] * 4
