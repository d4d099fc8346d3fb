"""Runs a policy's statement over a file of families, piece by piece, and puts the results together."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import duckdb

import reckoner
from publisher.caseload.apart import write_apart
from publisher.caseload.reading import (
    TOLD,
    FileKind,
    Read,
    broken_rows,
    cells_view,
    check_columns,
    columns_of,
    families_view,
    read_families,
)
from publisher.caseload.reasons import write_reasons
from publisher.caseload.results import SETTLED, result_columns
from publisher.caseload.spreadsheet import harmless_in_sql
from publisher.caseload.statements.sql import name_in_sql, text_in_sql
from publisher.caseload.statements.statement import CELLS, FAMILIES, ROW, statement_over_cells
from publisher.caseload.statements.tables import put_into
from publisher.caseload.work import begin, clear, database, work_folder, write
from publisher.source.output import replace_folder
from publisher.source.problems import Code, LocalOfferError, Place, ProblemsFound, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from publisher.caseload.statements.statement import Statement
    from reckoner.policy import Edition, Policy

    type Progress = Callable[[int, int], None]
    """Is told how many families are done, and of how many."""

ESTIMATES = "estimates"
APART = "apart.csv"
REASONS = "reasons.jsonl"
ABOUT = "about.json"

_PIECE = 2_000_000
_BAD_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Counted:
    """What became of the rows of a caseload: all of them, those with results, and those apart."""

    rows: int
    estimated: int
    apart: int


@dataclass(frozen=True, slots=True)
class Caseload:
    """A file of families, and what is asked of it.

    file: the families, a row each; the columns are questions.
    kind: what kind of file the results are to be.
    carried: columns that are no questions, which stay beside the results.
    reasons: the rows for which the whole estimate is written, too.
    others: questions that only other councils ask.
    """

    file: Path
    kind: FileKind
    carried: tuple[str, ...] = ()
    reasons: Sequence[range] = ()
    others: Collection[str] = ()


def run_caseload(
    policy: Policy, caseload: Caseload, as_of: date, out: Path, progress: Progress, piece: int = _PIECE
) -> Counted:
    """Estimate for all families of a file, and write what they come to.

    Args:
        policy: the council's policy.
        caseload: the families.
        as_of: the day that the estimates are for.
        out: the folder to write: missing, empty or written by this before. It has the results, the rows apart, and
            what was done.
        progress: is told how far it is.
        piece: how many families are estimated at a time. What is done is kept beside `out` until all is.

    Raises:
        LocalOfferError: the policy is not recorded for the day.
        ProblemsFound: the file cannot be read, a column is no question, or `out` cannot be written.
    """
    edition = edition_on(policy, as_of)
    with work_folder(out) as work, database(work) as connection:
        columns = columns_of(connection, caseload.file)
        results = [SETTLED, *(name for name, _ in result_columns(edition))]
        check_columns(columns, edition.questions, caseload.carried, caseload.file, results, caseload.others)
        asked = statement_over_cells(edition, caseload.carried)
        begin(work, [*_state(caseload.file), columns, caseload.carried, asked, duckdb.__version__, piece])
        run = _Run(connection, work, caseload, edition, columns, asked)
        counted = run.estimate(piece, progress)
        about = {
            "council": policy.council,
            "version": policy.version,
            "as_of": as_of.isoformat(),
            "file": caseload.file.name,
            **asdict(counted),
        }
        with replace_folder(out, sources=[caseload.file]) as new:
            run.put_together(new)
            if caseload.reasons:
                write_reasons(new / REASONS, run.rows(caseload.reasons), policy, edition, as_of)
            (new / ABOUT).write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
        clear(work)
    return counted


def edition_on(policy: Policy, as_of: date) -> Edition:
    """The edition of a policy that is in force on a day.

    Raises:
        LocalOfferError: the policy is not recorded for that day.
    """
    try:
        return reckoner.edition_on(policy, as_of)
    except reckoner.AnswersError as error:
        raise LocalOfferError(" ".join(f"{problem.what} {problem.do}" for problem in error.problems)) from error


def _state(file: Path) -> list[str | int]:
    about = file.stat()
    return [str(file.resolve()), about.st_size, about.st_mtime_ns]


class _Run:
    """One run over a file. Each step leaves a file, and is not done again where that is there."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        work: Path,
        caseload: Caseload,
        edition: Edition,
        columns: dict[str, str],
        asked: Statement,
    ) -> None:
        self.asked = asked
        self.connection = connection
        self.caseload = caseload
        self.edition = edition
        self.columns = columns
        self.work = work
        self.read = Read(work / "families.parquet", work / "broken.parquet")
        self.broken = 0
        self.pieces: list[Path] = []

    def estimate(self, piece: int, progress: Progress) -> Counted:
        """Estimate for all families, so many at a time."""
        self._read()
        readable = self._count(self.read.families)
        self.broken = self._count(self.read.broken)
        apart = self._apart(readable)
        put_into(self.connection, self.asked.tables)
        for first in range(1, readable + 1, piece):
            progress(first - 1, readable)
            self._piece(first, min(first + piece - 1, readable))
        progress(readable, readable)
        if not self.pieces:
            # A file without families has results without rows.
            self._piece(1, 0)
        counted = Counted(readable + self.broken, sum(map(self._count, self.pieces)), apart)
        if counted.rows != counted.estimated + counted.apart:
            raise AssertionError(f"{counted.rows} rows are not {counted.estimated} and {counted.apart}.")
        return counted

    def put_together(self, folder: Path) -> None:
        """Put the results there, in one file or, as Parquet, in one for each piece; and the rows apart beside them."""
        match self.caseload.kind:
            case FileKind.PARQUET:
                several = len(self.pieces) > 1
                for number, piece in enumerate(self.pieces, start=1):
                    os.link(piece, folder / f"{ESTIMATES}{f'-{number}' if several else ''}{piece.suffix}")
            case FileKind.CSV:
                pieces = f"SELECT * FROM read_parquet([{', '.join(text_in_sql(str(piece)) for piece in self.pieces)}])"
                target = text_in_sql(str(folder / f"{ESTIMATES}.csv"))
                carried = ", ".join(map(harmless_in_sql, self.caseload.carried))
                shown = f"SELECT * REPLACE ({carried}) FROM ({pieces})" if carried else pieces
                self.connection.execute(f"COPY ({shown}) TO {target} (FORMAT csv, HEADER)")
        shutil.copy(self.work / APART, folder / APART)

    def rows(self, numbers: Sequence[range]) -> Iterator[dict[str, Any]]:
        """What was read of some rows, without those apart."""
        self._look_at(1, self._count(self.read.families))
        wanted = " OR ".join(f'"{ROW}" BETWEEN {some.start} AND {some.stop - 1}' for some in numbers)
        told = f"{name_in_sql(TOLD)} IS NOT NULL"
        self.connection.execute(f'SELECT * FROM {FAMILIES} WHERE NOT {told} AND ({wanted}) ORDER BY "{ROW}"')
        yield from self._rows()

    def _read(self) -> None:
        if self.read.broken.exists():
            return
        new = Read(*(file.with_suffix(".new") for file in self.read))
        try:
            read_families(self.connection, self.caseload.file, self.columns, self.edition.questions, new)
        except duckdb.Error as error:
            report = Report()
            what = f"It cannot be read: {str(error).splitlines()[0]}"
            report.add(Place(self.caseload.file), Code.UNREADABLE, what, "Save it again, or as Parquet.")
            raise ProblemsFound(report) from error
        for written, file in zip(new, self.read, strict=True):
            written.rename(file)

    def _apart(self, readable: int) -> int:
        counted = self.work / "apart.json"
        if not counted.exists():
            self._look_at(1, readable)
            told = ", ".join(map(name_in_sql, [ROW, *self.caseload.carried, TOLD]))
            bad = f"{name_in_sql(TOLD)} IS NOT NULL"
            self.connection.execute(f"SELECT {told} FROM {FAMILIES} WHERE {bad} ORDER BY {name_in_sql(ROW)}")
            broken = broken_rows(self.connection, self.read)
            rows = write_apart(self.work / APART, broken, self._rows(), self.edition, self.caseload.carried)
            write(counted, json.dumps(rows))
        return int(json.loads(counted.read_text(encoding="utf-8")))

    def _rows(self) -> Iterator[dict[str, Any]]:
        names = [name for name, *_ in self.connection.description or ()]
        while rows := self.connection.fetchmany(_BAD_AT_ONCE):
            for row in rows:
                yield dict(zip(names, row, strict=True))

    def _piece(self, first: int, last: int) -> None:
        file = self.work / f"piece-{first}.parquet"
        self.pieces.append(file)
        if not file.exists():
            self._look_at(first, last)
            new = file.with_suffix(".new")
            results = f"{self.asked.over_cells()}\nORDER BY {name_in_sql(ROW)}"
            self.connection.execute(f"COPY ({results}) TO {text_in_sql(str(new))} (FORMAT parquet)")
            new.rename(file)

    def _look_at(self, first: int, last: int) -> None:
        view = families_view(self.read, first, last, has_gaps=self.broken > 0)
        self.connection.execute(f"CREATE OR REPLACE TEMP VIEW {FAMILIES} AS {view}")
        cells = cells_view(f"FROM {FAMILIES}", self.edition.questions, self.caseload.carried)
        self.connection.execute(f"CREATE OR REPLACE TEMP VIEW {CELLS} AS {cells}")

    def _count(self, file: Path) -> int:
        found = self.connection.execute(f"SELECT count(*) FROM read_parquet({text_in_sql(str(file))})").fetchone()
        return 0 if found is None else int(found[0])
