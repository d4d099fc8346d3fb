"""Reads a caseload with DuckDB: CSV or Parquet, whatever is in the file, as codes, and as text what is no answer."""

from __future__ import annotations

import csv
import re
from collections import Counter
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

import duckdb

from publisher.caseload.codes import cell_of_code, code_in_sql
from publisher.caseload.spreadsheet import APOSTROPHE, harmless
from publisher.caseload.statements.sql import name_in_sql, text_in_sql
from publisher.caseload.statements.statement import BAD, ROW
from publisher.source.problems import Code, Place, Report, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from reckoner.policy import Question

PLACE = "place"
"""The column of what was read that counts the rows which have a value for each column, from 1 on."""

TOLD = "=said"
"""The column of what was read that has the answers as texts, where one is none. A spreadsheet would calculate a column
of that name, so that none is carried along."""

MOST_COLUMNS = 300
"""Some hundreds are a moment's work for the database, and thousands are hours."""

_LONGEST_HEADER = 100_000

_OF_THE_STATEMENT = re.compile(r"[cgnv][0-9]+")
"""What the statement calls columns of its own: a cell, the node of a guard, any other node, a value."""

_AT_ONCE = 10_000
_SHOWN = 200
"""So many characters of a broken row are told."""

LONGEST_ANSWER, LONGEST_CARRIED = 1_000, 32_767
"""In characters; what is longer is cut, and ends in an ellipsis. No answer is a tenth as long, and with that sign it is
none; of a longer cell a spreadsheet shows no more."""

_LONGEST_LINE = 2_000_000
"""In bytes: the database reads no longer row."""

_MOST_BROKEN = 500_000_000
"""What the database may keep of broken rows, in bytes. It takes down the whole row once for each value too many, and
about so much more beside it:"""
_BESIDE = 1_000

SEPARATE = "Give it a value for each column, and put one that has a comma or a line break in quotation marks."

_FLOATING = frozenset({"DOUBLE", "FLOAT"})
_WHOLE = "'^([0-9]+)[.]0+$'"
"""A whole number as programs write it that know no other ones: 7.0."""


class FileKind(Enum):
    """A kind of file for families, by the end of its name."""

    CSV = ".csv"
    PARQUET = ".parquet"


_SAVED = {FileKind.CSV: "CSV with commas, in UTF-8", FileKind.PARQUET: "Parquet"}


class BrokenRow(NamedTuple):
    """A row of a CSV file that does not have a value for each column: its number, its beginning, what is wrong."""

    row: int
    begins: str
    what: str


class Read(NamedTuple):
    """The files of what was read: the families, and the rows that are broken."""

    families: Path
    broken: Path


def columns_of(connection: duckdb.DuckDBPyConnection, file: Path) -> dict[str, str]:
    """The columns of a file, with their types.

    Raises:
        ProblemsFound: it cannot be read, or two columns have one name.
    """
    report = Report()
    kind = FileKind(file.suffix)
    found: list[tuple[str, str]] = []
    try:
        found = _header(file) if kind is FileKind.CSV else _columns(connection, file)
    except (OSError, UnicodeDecodeError, csv.Error, duckdb.Error) as error:
        what = f"It cannot be read: {str(error).splitlines()[0]}"
        report.add(Place(file), Code.UNREADABLE, what, f"Save it as {_SAVED[kind]}.")
    for name, times in Counter(name for name, _ in found).items():
        if times > 1:
            report.add(Place(file), Code.DUPLICATE_KEY, f"{times} columns are called '{name}'.", "Keep one of them.")
    report.stop_if_any()
    return dict(found)


def _header(file: Path) -> list[tuple[str, str]]:
    with file.open("rb") as lines:
        first = lines.readline(_LONGEST_HEADER + 1)
    if len(first) > _LONGEST_HEADER:
        raise csv.Error("its first line names no columns, as it is longer than anybody writes")
    return [(name, "VARCHAR") for name in next(csv.reader([first.decode("utf-8-sig")]), [])]


def _columns(connection: duckdb.DuckDBPyConnection, file: Path) -> list[tuple[str, str]]:
    described = connection.execute(f"DESCRIBE SELECT * FROM read_parquet({text_in_sql(str(file))})").fetchall()
    return [(str(name), str(kind)) for name, kind, *_ in described]


def check_columns(
    columns: Iterable[str],
    questions: Sequence[Question],
    carried: Sequence[str],
    file: Path,
    results: Iterable[str] = (),
    others: Collection[str] = (),
) -> None:
    """See that every column is a question, or is carried along under a name that nothing else has.

    Args:
        columns: those of the file.
        questions: what families are asked.
        carried: columns that are no questions.
        file: the file.
        results: the columns of the results.
        others: questions that only other councils ask.

    Raises:
        ProblemsFound: a column is neither. With a name that is misspelt, nobody's answer would count.
    """
    columns = list(columns)
    report = Report()
    known = [question.id for question in questions]
    taken = {ROW, PLACE, "", *known, *results}
    if len(columns) > MOST_COLUMNS:
        what = f"There are {len(columns):,} columns; {MOST_COLUMNS} are allowed."
        report.add(Place(file), Code.WRONG_VALUE, what, "Keep those that are questions, and few others.")
        report.stop_if_any()
    # Some spreadsheets do so where a comma stands in decimal numbers.
    if len(columns) == 1 and ";" in columns[0] and set(columns[0].split(";")) & {*known, *carried}:
        what = "Semicolons separate the columns."
        report.add(Place(file), Code.WRONG_VALUE, what, f"Save it as {_SAVED[FileKind.CSV]}.")
        report.stop_if_any()
    for name in columns:
        if name not in known and name not in carried:
            what = f"The column '{name}' is not a question."
            do = f"{did_you_mean(name, known)} Or carry it along beside the results: --carry '{name}'"
            if name in others:
                what = f"The column '{name}' is a question that this council does not ask."
                do = f"Leave it out, as no result depends on it. Or carry it along beside the results: --carry '{name}'"
            report.add(Place(file), Code.UNKNOWN_QUESTION, what, do)
    for name in carried:
        if name not in columns:
            report.add(Place(file), Code.UNKNOWN_KEY, f"There is no column '{name}'.", did_you_mean(name, columns))
        elif name.lower() in taken or _OF_THE_STATEMENT.fullmatch(name.lower()):
            what = f"A column that is carried along cannot be called '{name}': the results have one of that name."
            report.add(Place(file), Code.DUPLICATE_ID, what, "Give it another name.")
        elif harmless(name) != name and not name.startswith(APOSTROPHE):
            what = f"A spreadsheet would calculate the column '{name}'."
            report.add(Place(file), Code.WRONG_VALUE, what, "Give it a name that begins with a letter.")
    if not report.problems and not set(known) & set(columns):
        what = "No column is a question."
        report.add(Place(file), Code.ANSWERS_INVALID, what, f"The first row names them: {', '.join(known)}.")
    report.stop_if_any()


def read_families(
    connection: duckdb.DuckDBPyConnection,
    file: Path,
    columns: Mapping[str, str],
    questions: Sequence[Question],
    into: Read,
) -> None:
    """Write a file as Parquet: a code for each question, what is carried along, and the place of each row.

    A row with something that is no answer has a list of all its answers as text, too, in the order of the questions.
    The rows of a CSV file that do not have a value for each column are written apart.

    Args:
        connection: where it is done.
        file: the file.
        columns: its columns, with their types.
        questions: what families are asked. A question without a column is open for every family.
        into: the files to write.
    """
    is_csv = FileKind(file.suffix) is FileKind.CSV
    place = "row_number() OVER ()" if is_csv else "file_row_number + 1"
    if not is_csv:
        source = f"read_parquet({text_in_sql(str(file))}, file_row_number = true)"
        _copy(connection, _selected(columns, questions, place, source), into.families)
        _copy(connection, _NONE_BROKEN, into.broken)
        return
    try:
        _copy(connection, _selected(columns, questions, place, _csv(file, columns)), into.families)
    except duckdb.Error:
        _stop_where_too_many_are_broken(file, len(columns))
        source = _csv(file, columns, "store_rejects = true")
        _copy(connection, _selected(columns, questions, place, source), into.families)
        _copy(connection, _BROKEN, into.broken)
    else:
        _copy(connection, _NONE_BROKEN, into.broken)


def _csv(file: Path, columns: Iterable[str], *more: str) -> str:
    types = ", ".join(f"{text_in_sql(name)}: 'VARCHAR'" for name in columns)
    form = f"delim = ',', quote = '\"', escape = '\"', header = true, columns = {{{types}}}"
    return f"read_csv({', '.join([text_in_sql(str(file)), 'auto_detect = false', form, *more])})"


def _stop_where_too_many_are_broken(file: Path, columns: int) -> None:
    """Refuse what the database would need far too much memory for, or hours.

    Raises:
        ProblemsFound: too many values are missing or too many.
    """
    kept, row, first, in_quotes = 0, -1, 0, False
    with file.open("rb") as lines:
        for line in iter(lambda: lines.readline(_LONGEST_LINE), b""):
            began_in_quotes, parts = in_quotes, line.split(b'"')
            in_quotes ^= len(parts) % 2 == 0
            row += not began_in_quotes
            values = 1 + sum(part.count(b",") for part in parts[began_in_quotes::2])
            wrong = (
                values - columns if values > columns else int(values < columns and not (began_in_quotes or in_quotes))
            )
            if wrong and line.strip():
                first = first or row
                kept += wrong * (_BESIDE + len(line))
            if kept > _MOST_BROKEN:
                report = Report()
                what = f"From row {first:,} on, more rows are without a value for each column than can be told."
                report.add(Place(file), Code.ROW_BROKEN, what, SEPARATE)
                report.stop_if_any()


def _selected(columns: Mapping[str, str], questions: Sequence[Question], place: str, source: str) -> str:
    """What is kept of a source. On the way an answer is called n0 as it is in the file, and its code c0."""
    by_name = {question.id: question for question in questions}
    first, kept, codes, texts = [f"{place} AS {PLACE}"], [PLACE], [], {}
    for at, (name, kind) in enumerate(columns.items()):
        column = name_in_sql(name)
        question = by_name.get(name)
        if question is None:
            first.append(f"{_as_text(column, kind, LONGEST_CARRIED)} AS {column}")
            kept.append(column)
            continue
        raw = column if kind == "VARCHAR" else f"CAST({column} AS VARCHAR)"
        number = not question.options
        text = _as_text(raw, kind, LONGEST_ANSWER, number=number)
        first += [f"{raw} AS n{at}", f"{code_in_sql(question, raw, text)} AS c{at}"]
        kept.append(f"c{at} AS {column}")
        codes.append(f"c{at}")
        texts[name] = _as_text(f"n{at}", kind, LONGEST_ANSWER, number=number)
    kept += [f"CAST(NULL AS SMALLINT) AS {name_in_sql(name)}" for name in by_name if name not in columns]
    told = ", ".join(texts.get(name, "NULL") for name in by_name)
    kept.append(f"CASE WHEN least({', '.join([*codes, '0'])}) = {BAD} THEN [{told}] END AS {name_in_sql(TOLD)}")
    return f"SELECT {', '.join(kept)} FROM (SELECT {', '.join(first)} FROM {source})"


def _as_text(value: str, kind: str, longest: int, *, number: bool = False) -> str:
    begins = f"left(CAST({value} AS VARCHAR), {longest + 1})"
    text = f"trim({begins}, ' \t')"
    if kind in _FLOATING or (number and kind == "VARCHAR"):
        text = f"regexp_replace({text}, {_WHOLE}, '\\1')"
    return f"CASE WHEN length({begins}) > {longest} THEN left({begins}, {longest}) || '…' ELSE {text} END"


_BROKEN = f"""
SELECT line - 1 AS "row", left(any_value(csv_line), {_SHOWN}) AS begins, any_value(CAST(error_type AS VARCHAR)) AS what
FROM reject_errors GROUP BY line ORDER BY line
"""

_WRONG = {
    "MISSING COLUMNS": "It has fewer values than there are columns.",
    "TOO MANY COLUMNS": "It has more values than there are columns.",
    "UNQUOTED VALUE": "A quotation mark is not closed.",
    "INVALID ENCODING": "It is not in UTF-8.",
}
_NONE_BROKEN = (
    'SELECT CAST(NULL AS BIGINT) AS "row", CAST(NULL AS VARCHAR) AS begins, CAST(NULL AS VARCHAR) AS what WHERE false'
)


def _copy(connection: duckdb.DuckDBPyConnection, source: str, into: Path) -> None:
    connection.execute(f"COPY ({source}) TO {text_in_sql(str(into))} (FORMAT parquet)")


def broken_rows(connection: duckdb.DuckDBPyConnection, read: Read) -> Iterator[BrokenRow]:
    """The rows that do not have a value for each column."""
    found = connection.cursor().execute(f"SELECT * FROM read_parquet({text_in_sql(str(read.broken))})")
    while rows := found.fetchmany(_AT_ONCE):
        for row, begins, what in rows:
            yield BrokenRow(
                row, " ".join((begins or "").split()), _WRONG.get(what, f"It cannot be read: {what.lower()}.")
            )


def families_view(read: Read, first: int, last: int, *, has_gaps: bool) -> str:
    """The table of some of the families that were read, each with the number of its row in the file.

    Args:
        read: what was read.
        first: the place of the first of the families.
        last: that of the last one.
        has_gaps: whether there are broken rows between them.
    """
    families, broken = (f"read_parquet({text_in_sql(str(file))})" for file in read)
    some = f"FROM {families} WHERE {PLACE} BETWEEN {first} AND {last}"
    if not has_gaps:
        return f'SELECT {PLACE} AS "{ROW}", * EXCLUDE ({PLACE}) {some}'
    # From the place on at which so many rows could be read before a broken one, so many more have gone by.
    gone = 'row_number() OVER (ORDER BY "row")'
    counted = f'SELECT "row" - {gone} + 1 AS after, {gone} AS gone FROM {broken}'
    gaps = f"SELECT after, max(gone) AS gone FROM ({counted}) GROUP BY after"
    return (
        f'SELECT CAST({PLACE} + coalesce(gone, 0) AS BIGINT) AS "{ROW}", families.* EXCLUDE ({PLACE})\n'
        f"FROM (SELECT * {some}) AS families ASOF LEFT JOIN ({gaps}) AS gaps ON {PLACE} >= after"
    )


def cells_view(families: str, questions: Sequence[Question], carried: Sequence[str]) -> str:
    """The table over which a statement is: of those families who said nothing that is no answer.

    Args:
        families: what `families_view` gives.
        questions: what families are asked.
        carried: columns that are carried along.
    """
    kept = list(map(name_in_sql, [ROW, *carried]))
    cells = [f"{cell_of_code(question)} AS c{number}" for number, question in enumerate(questions)]
    return f"SELECT {', '.join([*kept, *cells])}\nFROM ({families}) AS families\nWHERE {name_in_sql(TOLD)} IS NULL"
