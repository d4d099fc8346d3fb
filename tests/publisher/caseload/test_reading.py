"""A file of families is read as it is: what is not an answer, and what is no row, stays what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

from publisher.caseload.reading import LONGEST_ANSWER, LONGEST_CARRIED
from publisher.source.problems import ProblemsFound
from tests.policies import GOOD, compiled
from tests.publisher.caseload.families import apart_in, as_the_engine_says, results_in, run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.publisher.caseload.families import Family

POLICY = compiled(GOOD / "exampleshire")


def written(folder: Path, text: str | bytes) -> Path:
    file = folder / "families.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def test_rows_keep_their_numbers_where_others_between_them_are_broken(tmp_path: Path) -> None:
    text = 'age,ehc_plan\n3,final\n4\n5\n6,"fi\nnal"\n7,final,more\n8,final\n9,"fi""nal"\n10,none\n11,"none\n'
    run(POLICY, written(tmp_path, text), tmp_path / "out")
    assert [row["row"] for row in results_in(tmp_path / "out")] == [1, 6, 8]
    told = {row["row"]: (row["code"], row["what"]) for row in apart_in(tmp_path / "out")}
    assert told == {
        "2": ("LO702", "It has fewer values than there are columns."),
        "3": ("LO702", "It has fewer values than there are columns."),
        "4": ("LO203", "'fi\nnal' is not an answer to 'ehc_plan'."),
        "5": ("LO702", "It has more values than there are columns."),
        "7": ("LO203", "'fi\"nal' is not an answer to 'ehc_plan'."),
        "9": ("LO702", "A quotation mark is not closed."),
    }


def test_spaces_empty_values_and_numbers_of_other_programs_are_understood(tmp_path: Path) -> None:
    text = "\ufeffage,ehc_plan\r\n 12 ,final\r\n12.0, final\r\n,dont_know\r\n"
    run(POLICY, written(tmp_path, text), tmp_path / "out")
    aged: Family = {"age": 12, "ehc_plan": "final"}
    assert results_in(tmp_path / "out") == as_the_engine_says(POLICY, [aged, aged, {}])


@pytest.mark.parametrize("ages", ["12::TINYINT", "12::DOUBLE", "'12'"])
def test_parquet_can_have_numbers_of_any_kind(tmp_path: Path, ages: str) -> None:
    file = tmp_path / "families.parquet"
    with duckdb.connect() as connection:
        connection.execute(f"COPY (FROM (VALUES ({ages}), (NULL)) AS f(age)) TO '{file}'")
    run(POLICY, file, tmp_path / "out")
    assert results_in(tmp_path / "out") == as_the_engine_says(POLICY, [{"age": 12}, {}])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("age,ehcplan\n1,final\n", "LO202 The column 'ehcplan' is not a question.\n    Did you mean ehc_plan?"),
        ("age;ehc_plan\n1;final\n", "LO105 Semicolons separate the columns.\n    Save it as CSV with commas"),
        ("age,age\n1,2\n", "LO102 2 columns are called 'age'."),
        ("", "LO701 No column is a question."),
        ("age,na\xefve\n1,2\n".encode("latin-1"), "LO101 It cannot be read: 'utf-8' codec"),
    ],
)
def test_a_file_that_cannot_be_meant_is_refused(tmp_path: Path, text: str | bytes, said: str) -> None:
    with pytest.raises(ProblemsFound) as refused:
        run(POLICY, written(tmp_path, text), tmp_path / "out")
    assert said in str(refused.value)
    assert [path.name for path in tmp_path.iterdir()] == ["families.csv"], "nothing is left"


@pytest.mark.parametrize(
    "name", ["row", "Place", "c0", "n30", "G1", "education", "EDUCATION__DIRECT_PAYMENT", "settled", "AGE", ""]
)
def test_what_is_carried_along_has_no_name_of_the_results(tmp_path: Path, name: str) -> None:
    with pytest.raises(ProblemsFound, match="LO206 A column that is carried along cannot be called"):
        run(POLICY, written(tmp_path, f'ehc_plan,"{name}"\nfinal,x\n'), tmp_path / "out", [name])


@pytest.mark.parametrize("name", ['a "b"', "'", "it; DROP TABLE families", "\u00e9", "age "])
def test_what_is_carried_along_can_have_any_other_name(tmp_path: Path, name: str) -> None:
    header = name.replace('"', '""')
    run(POLICY, written(tmp_path, f'age,"{header}"\n9,x\n'), tmp_path / "out", [name])
    assert [row[name] for row in results_in(tmp_path / "out")] == ["x"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (",".join(f"x{at}" for at in range(301)), "LO105 There are 301 columns; 300 are allowed."),
        ("x" * 200_000, "LO101 It cannot be read: its first line names no columns"),
        ("age\r9\r" * 50_000, "LO101 It cannot be read: its first line names no columns"),
        ("age\r9\r10\r", "LO101 It cannot be read: "),
    ],
    ids=["many columns", "a long line", "line ends of old", "few lines with line ends of old"],
)
def test_what_names_no_columns_that_anybody_has_is_refused_at_once(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ProblemsFound, match=said):
        run(POLICY, written(tmp_path, text), tmp_path / "out")


def test_what_is_no_parquet_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "families.parquet"
    file.write_text("age\n1\n")
    with pytest.raises(ProblemsFound, match="LO101 It cannot be read"):
        run(POLICY, file, tmp_path / "out")


def test_a_row_in_another_encoding_is_apart(tmp_path: Path) -> None:
    run(POLICY, written(tmp_path, b"ehc_plan\nfinal\nf\xefnal\n"), tmp_path / "out")
    assert [(row["row"], row["what"]) for row in apart_in(tmp_path / "out")] == [("2", "It is not in UTF-8.")]


@pytest.mark.parametrize("name", ["=1+1", " @x", "-1", "\tx", "\uff1d1"])
def test_no_column_that_is_carried_along_is_a_formula_for_a_spreadsheet(tmp_path: Path, name: str) -> None:
    with pytest.raises(ProblemsFound, match="LO105 A spreadsheet would calculate the column"):
        run(POLICY, written(tmp_path, f'age,"{name}"\n9,x\n'), tmp_path / "out", [name])


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("age\n9\n" + "9," * 900_000 + "\n9\n", 2),
        ("age,ehc_plan\n" + "9\n" * 500_000, 1),
        ('age,ehc_plan\n9,"fi\nnal"\n' + ("9," * 200 + "\n") * 2_000, 2),
    ],
    ids=["one row of 900,000 values", "500,000 rows of one", "2,000 rows of 200"],
)
def test_more_broken_rows_than_can_be_told_are_told_at_once(tmp_path: Path, text: str, first: int) -> None:
    with pytest.raises(ProblemsFound, match=f"LO702 From row {first} on, more rows are without a value"):
        run(POLICY, written(tmp_path, text), tmp_path / "out")


def test_commas_and_line_breaks_in_quotation_marks_break_no_row(tmp_path: Path) -> None:
    note = "a, b," + "," * 300 + "\n" + "," * 300
    text = "note,age\n" + f'"{note} ""c"",",9\n' * 700 + "x\n"
    counted = run(POLICY, written(tmp_path, text), tmp_path / "out", ["note"])
    assert (counted.rows, counted.estimated, counted.apart) == (701, 700, 1)
    assert results_in(tmp_path / "out")[0]["note"] == f'{note} "c",'


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_value_that_is_longer_than_any_is_cut_and_is_no_answer(tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"families.{kind}"
    with duckdb.connect() as connection:
        values = "(repeat('x', 100000), repeat(' ', 2000) || 'final'), ('A2', repeat('y', 100000))"
        connection.execute(f"COPY (FROM (VALUES {values}) AS f(note, ehc_plan)) TO '{file}' (FORMAT {kind})")
    run(POLICY, file, tmp_path / "out", ["note"])
    told = apart_in(tmp_path / "out")
    assert [(row["row"], len(row["note"])) for row in told] == [("1", LONGEST_CARRIED + 1), ("2", 2)]
    assert [(len(row["value"]), row["value"][-1]) for row in told] == [(LONGEST_ANSWER + 1, "…")] * 2
