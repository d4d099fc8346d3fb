"""The statement in the words of other databases. sqlglot writes them; where it is not installed, there is DuckDB's."""

from __future__ import annotations

from publisher.source.problems import LocalOfferError

DUCKDB = "duckdb"
DIALECTS = (DUCKDB, "bigquery", "databricks", "postgres", "redshift", "snowflake", "spark", "tsql")
"""Those that are offered. The tests run duckdb's and spark's."""


def in_dialect(statement: str, dialect: str) -> str:
    """A statement for a database.

    Args:
        statement: the statement, for DuckDB.
        dialect: one of DIALECTS.

    Raises:
        LocalOfferError: sqlglot is needed and is not installed.
    """
    if dialect == DUCKDB:
        return statement
    try:
        import sqlglot  # noqa: PLC0415 - few need it
    except ImportError as error:
        what = "SQL for other databases is written by sqlglot, which is not installed: pip install sqlglot"
        raise LocalOfferError(what) from error
    return str(sqlglot.transpile(statement, read=DUCKDB, write=dialect, pretty=True)[0])
