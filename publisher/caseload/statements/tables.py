"""Small tables that a statement looks values up in: as part of it, or as tables of DuckDB."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from publisher.caseload.statements.sql import name_in_sql, text_in_sql

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import duckdb


class Table(NamedTuple):
    """A table: its name, those of its columns, and its rows. A column has numbers, or texts."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Sequence[int | str]]

    def in_sql(self) -> str:
        """The table as a query."""
        rows = ", ".join(f"({', '.join(map(_value, row))})" for row in self.rows)
        columns = ", ".join(map(name_in_sql, self.columns))
        return f"SELECT {columns}\nFROM (VALUES {rows}) AS given ({columns})"


def put_into(connection: duckdb.DuckDBPyConnection, tables: Iterable[Table]) -> None:
    """Make the tables in a database.

    Of a table of its own DuckDB knows between which numbers a key is, and looks it up without a hash; and of a text
    that is one of few it writes the number.
    """
    for table in tables:
        columns = ", ".join(_column(name, table.rows, at) for at, name in enumerate(table.columns))
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {table.name} AS SELECT {columns} FROM ({table.in_sql()})")


def _column(name: str, rows: Sequence[Sequence[int | str]], at: int) -> str:
    values = dict.fromkeys(row[at] for row in rows)
    texts = [text_in_sql(value) for value in values if isinstance(value, str)]
    column = name_in_sql(name)
    return f"CAST({column} AS ENUM ({', '.join(texts)})) AS {column}" if texts else column


def _value(value: int | str) -> str:
    return text_in_sql(value) if isinstance(value, str) else str(value)
