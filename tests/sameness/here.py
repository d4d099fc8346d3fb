"""What the engine says in CPython, and what the SQL statement says, of the same families."""

from __future__ import annotations

import csv
import functools
import json
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import duckdb

import reckoner
from publisher.caseload import statement
from publisher.caseload.results import row_of
from tests.sameness.families import draw

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reckoner import Policy
    from reckoner.policy import Edition
    from tests.sameness.families import Chunk


class Here(NamedTuple):
    """What is found of one chunk.

    digest: of all results, as a browser has to have it.
    differing: the numbers of the families of whom the SQL says something else.
    kinds: how many different sets of statuses there are: where it is one, nothing was compared.
    """

    digest: str
    differing: list[int]
    kinds: int


def texts(policy: Policy, requests: Iterable[str]) -> list[str]:
    """The whole result of each family, as text."""
    return [reckoner.estimate_text(policy, request) for request in requests]


def digest(results: Iterable[str]) -> str:
    """One digest of many results; `there.py` makes it in the same way."""
    return sha256("\n".join(results).encode()).hexdigest()


def look(compiled: str, number: int, seed: int, *, sql: bool) -> Here:
    """Look at a chunk in CPython, and with `sql` at the same families in SQL."""
    policy = _load(compiled)
    chunk = draw(policy, number, seed)
    results = texts(policy, chunk.requests)
    rows = [row_of(json.loads(text)) for text in results]
    said = sql_rows(chunk) if sql else rows
    differing = [at for at, (row, other) in enumerate(zip(rows, said, strict=True)) if row != other]
    return Here(digest(results), differing, len({tuple(row.values()) for row in rows}))


def sql_rows(chunk: Chunk) -> list[dict[str, object]]:
    """What the statement says of each family of a chunk."""
    questions = [question.id for question in chunk.edition.questions]
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        file = Path(folder) / "families.csv"
        with file.open("w", encoding="utf-8", newline="") as lines:
            writer = csv.writer(lines)
            writer.writerow(["row", *questions])
            writer.writerows(
                [row, *(family.get(name) for name in questions)] for row, family in enumerate(chunk.families)
            )
        source = connection.read_csv(str(file), all_varchar=True)
        columns = ", ".join(f'"{name}"' for name in questions)
        source.project(f'CAST("row" AS BIGINT) AS "row", {columns}').create("families")
        found = connection.execute(f'SELECT * EXCLUDE "row" FROM ({_statement(chunk.edition)}) ORDER BY "row"')  # noqa: S608
        names = [name for name, *_ in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


_STATEMENTS: dict[int, str] = {}


def _statement(edition: Edition) -> str:
    # An edition is loaded once in a process, and stays.
    if id(edition) not in _STATEMENTS:
        _STATEMENTS[id(edition)] = statement(edition)
    return _STATEMENTS[id(edition)]


@functools.cache
def _load(compiled: str) -> Policy:
    return reckoner.load(compiled)
