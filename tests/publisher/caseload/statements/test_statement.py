"""The statement says of every family what the engine says, whatever it left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from publisher.caseload.statements.statement import apart_statement, statement
from tests.examples import SEARCH
from tests.policies import GOOD, REAL, compiled, councils
from tests.publisher.caseload.families import as_the_engine_says, edition_of, some_families

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from reckoner.policy import Edition

COUNCILS = [
    pytest.param(files.folder, id=files.council.id) for policies in (GOOD, REAL) for files in councils(policies)
]
EXAMPLESHIRE = GOOD / "exampleshire"


def asked(sql: str, edition: Edition, families: Iterable[Mapping[str, Any]]) -> list[dict[str, object]]:
    """What a statement gives for a table of some families."""
    questions = [question.id for question in edition.questions]
    rows = [[row, *(family.get(name) for name in questions)] for row, family in enumerate(families, start=1)]
    with duckdb.connect() as connection:
        columns = ", ".join(f'"{name}" VARCHAR' for name in questions)
        connection.execute(f'CREATE TABLE families ("row" BIGINT, {columns})')
        places = ", ".join("?" for _ in [0, *questions])
        connection.executemany(f"INSERT INTO families VALUES ({places})", rows)  # noqa: S608 - question marks alone
        found = connection.execute(f'{sql} ORDER BY "row"')
        names = [name for name, *_ in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


@pytest.mark.thorough
@pytest.mark.parametrize("folder", COUNCILS)
def test_every_result_of_every_family_is_the_engines(folder: Path) -> None:
    policy = compiled(folder)
    edition = edition_of(policy)
    families = some_families(edition, 60 * SEARCH, seed=SEARCH)
    found = asked(statement(edition), edition, families)
    assert found == as_the_engine_says(policy, families)
    assert len({tuple(row.values())[1:] for row in found}) > 10, "and they are not all the same"


def test_who_says_something_that_is_no_answer_is_left_to_the_other_statement() -> None:
    edition = edition_of(compiled(EXAMPLESHIRE))
    families: list[dict[str, Any]] = [
        {"age": 9},
        {"age": -1},
        {"age": "9.5"},
        {"age": "09"},
        {"ehc_plan": "Final"},
        {"ehc_plan": "final"},
    ]
    assert [row["row"] for row in asked(statement(edition), edition, families)] == [1, 6]
    assert [row["row"] for row in asked(apart_statement(edition.questions), edition, families)] == [2, 3, 4, 5]


def test_names_and_texts_cannot_end_what_they_are_in() -> None:
    edition = edition_of(compiled(EXAMPLESHIRE))
    found = asked(statement(edition), edition, [{"ehc_plan": "' OR '1' = '1"}, {"ehc_plan": "none"}])
    assert [row["row"] for row in found] == [2]
