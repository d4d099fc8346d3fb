"""Counts the families of a file that are in some sets of families, surely or perhaps."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from publisher.caseload.reading import Read, cells_view, check_columns, columns_of, families_view, read_families
from publisher.caseload.statements.asked import Asked, Result
from publisher.caseload.statements.sql import text_in_sql
from publisher.caseload.statements.statement import CELLS, statement_for
from publisher.caseload.statements.tables import put_into
from publisher.caseload.work import database

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

    from reckoner.policy import Question

_IN, _OUT = "in", "out"


class FamilySet(NamedTuple):
    """A set of families: the node of those in it, and the node of all others that there can be.

    In both, terminal 0 is for who is meant, and terminal 1 for who is not.
    """

    members: int
    others: int


class Found(NamedTuple):
    """How many families of a file are surely in a set, and how many may be: it rests on what is not known of them."""

    surely: int
    perhaps: int


class FamiliesFound(NamedTuple):
    """How many families of a file could be looked at, how many rows could not, and what was found for each set."""

    families: int
    apart: int
    found: list[Found]


class Sets(NamedTuple):
    """Sets of families, by the diagrams that lead to them."""

    questions: Sequence[Question]
    terminals: int
    nodes: Sequence[tuple[int, tuple[int, ...]]]
    sets: Sequence[FamilySet]


def count_in_sets(file: Path, carried: Sequence[str], sets: Sets) -> FamiliesFound:
    """Count the families of a file in each of some sets.

    Args:
        file: a CSV or Parquet file with a row for each family.
        carried: its columns that are no questions.
        sets: the sets, and the questions that they turn on.

    Raises:
        ProblemsFound: the file cannot be read, or a column is no question.
    """
    with tempfile.TemporaryDirectory(prefix="local-offer-families-") as folder, database(Path(folder)) as connection:
        columns = columns_of(connection, file)
        check_columns(columns, sets.questions, carried, file)
        read = Read(Path(folder) / "families.parquet", Path(folder) / "broken.parquet")
        read_families(connection, file, columns, sets.questions, read)
        readable, broken = (_number(connection, f"read_parquet({text_in_sql(str(part))})") for part in read)
        families = families_view(read, 1, readable, has_gaps=broken > 0)
        connection.execute(f"CREATE TEMP VIEW {CELLS} AS {cells_view(families, sets.questions, ())}")
        bad = readable - _number(connection, CELLS)
        return FamiliesFound(readable - bad, broken + bad, _found(connection, sets))


def _found(connection: duckdb.DuckDBPyConnection, sets: Sets) -> list[Found]:
    if not sets.sets:
        return []
    results = [
        Result(f"{part}{at}", getattr(each, part), (_IN, _OUT))
        for at, each in enumerate(sets.sets)
        for part in FamilySet._fields
    ]
    counts = ", ".join(
        f"count(*) FILTER (members{at} <> '{_OUT}' AND others{at} = '{_OUT}'), "
        f"count(*) FILTER (members{at} <> '{_OUT}' AND others{at} <> '{_OUT}')"
        for at in range(len(sets.sets))
    )
    statement = statement_for(Asked(sets.questions, sets.terminals, sets.nodes, results))
    put_into(connection, statement.tables)
    found = connection.execute(f"SELECT {counts} FROM ({statement.over_cells()})").fetchone()
    numbers = list(found or ())
    return [Found(*pair) for pair in zip(numbers[::2], numbers[1::2], strict=True)]


def _number(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    found = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    return 0 if found is None else int(found[0])
