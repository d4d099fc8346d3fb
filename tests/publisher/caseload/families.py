"""Files of families for tests, and what the engine says of each."""

from __future__ import annotations

import csv
import random
from datetime import date
from typing import TYPE_CHECKING, Any

import duckdb

import reckoner
from publisher.caseload import FileKind
from publisher.caseload.results import row_of
from publisher.caseload.run import Caseload, Counted, run_caseload
from reckoner import DONT_KNOW

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from reckoner import Policy
    from reckoner.policy import Edition, Question

    type Family = Mapping[str, str | int]

DAY = date(2026, 11, 27)


def edition_of(policy: Policy) -> Edition:
    edition = policy.edition(DAY)
    assert edition is not None
    return edition


def some_families(edition: Edition, number: int, seed: int = 1) -> list[Family]:
    """Families that leave some questions out, and are not sure of others. The same seed gives the same ones."""
    drawn = random.Random(seed)  # noqa: S311 - the same every time
    return [
        {
            question.id: drawn.choice([DONT_KNOW, *answers_to(question)])
            for question in edition.questions
            if drawn.random() < 0.8
        }
        for _ in range(number)
    ]


def answers_to(question: Question) -> Sequence[str | int]:
    """Every option; or, of a number, both ends and both sides of every cut."""
    if question.options:
        return [option for option, _ in question.options]
    return [question.least, question.most, *(number for cut in question.cuts for number in (cut - 1, cut))]


def csv_of(file: Path, families: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> Path:
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, columns)
        writer.writeheader()
        writer.writerows(families)
    return file


def run(
    policy: Policy, file: Path, out: Path, carried: Sequence[str] = (), kind: FileKind = FileKind.PARQUET
) -> Counted:
    return run_caseload(policy, Caseload(file, kind, tuple(carried)), DAY, out, lambda _, __: None, piece=100)


def results_in(out: Path) -> list[dict[str, Any]]:
    files = sorted(map(str, out.glob("estimates*")))
    with duckdb.connect() as connection:
        found = connection.read_csv(files) if files[0].endswith(".csv") else connection.read_parquet(files)
        return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def apart_in(out: Path) -> list[dict[str, str]]:
    with (out / "apart.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def as_the_engine_says(policy: Policy, families: Iterable[Family]) -> list[dict[str, Any]]:
    """The rows of some families, numbered from 1."""
    return [
        {"row": row, **row_of(reckoner.estimate(policy, family, DAY))} for row, family in enumerate(families, start=1)
    ]
