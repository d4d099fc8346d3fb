"""`local-offer caseload`, as an officer runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.policies import GOOD, HERE, copy_of_good, mistake_in
from tests.publisher.caseload.families import results_in
from tests.publisher.local_offer import local_offer

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "families.csv"
    file.write_text("case,age,ehc_plan\nA1,12,final\nA2,13,fianl\n")
    return file


@pytest.mark.thorough
def test_it_says_how_many_families_are_where(file: Path, tmp_path: Path) -> None:
    finished = local_offer(
        *("caseload", "exampleshire", str(file), "--out", str(tmp_path / "out"), "--carry", "case", "--reasons", "1"),
        policies=GOOD,
    )
    assert finished.code == 0, finished.err
    assert finished.out == f"1 of 2 families are in {tmp_path / 'out'}\n"
    assert "1 row is apart" in finished.err
    assert [row["case"] for row in results_in(tmp_path / "out")] == ["A1"]
    assert (tmp_path / "out" / "reasons.jsonl").read_text().count("\n") == 1


@pytest.mark.thorough
def test_it_prints_the_statement_for_another_database() -> None:
    finished = local_offer("caseload", "exampleshire", "--sql", "spark", policies=GOOD)
    assert (finished.code, finished.out.startswith("WITH answered AS (")) == (0, True)
    apart = local_offer("caseload", "exampleshire", "--sql", "spark", "--apart", policies=GOOD)
    assert (apart.code, "FROM families" in apart.out, apart.out.startswith("WITH")) == (0, True, False)


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["FILE"], 2, "--out FOLDER"),
        (["FILE.txt", "--out", "out"], 1, "FILE.txt:1: LO101 The file does not exist."),
        (["PARENT", "--out", "out"], 1, "PARENT:1: LO110 This is a folder, a device or a pipe."),
        (["/dev/null", "--out", "out"], 1, "/dev/null:1: LO110 This is a folder, a device or a pipe."),
        (["TEXT", "--out", "out"], 1, "TEXT:1: LO105 It is neither a .csv nor a .parquet file."),
        (["FILE", "--out", "out", "--apart"], 2, "--apart goes with --sql"),
        (["FILE", "--out", "out", "--reasons", "1-x"], 2, "Write it as 3-10,25."),
        (["FILE", "--out", "out", "--policy", "1999-01-01"], 1, "LO901"),
        (["FILE", "--out", "out", "--as-of", "1999-01-01"], 1, "does not cover 1999-01-01"),
        (["FILE", "--out", "out"], 1, "LO202 The column 'case' is not a question."),
    ],
)
def test_what_cannot_be_meant_is_told(file: Path, arguments: list[str], code: int, said: str) -> None:
    text = file.with_suffix(".txt~")
    text.write_text("age\n9\n")
    names = {"FILE": file, "PARENT": file.parent, "TEXT": text}

    def named(words: str) -> str:
        for name, path in names.items():
            words = words.replace(name, str(path))
        return words

    finished = local_offer("caseload", "exampleshire", *map(named, arguments), policies=GOOD)
    assert finished.code == code
    assert named(said) in finished.err


def test_a_column_that_is_carried_twice_is_carried_once(file: Path, tmp_path: Path) -> None:
    carry = ("--carry", "case", "--carry", "case")
    finished = local_offer("caseload", "exampleshire", str(file), "--out", str(tmp_path / "out"), *carry, policies=GOOD)
    assert finished.code == 0, finished.err
    assert [row["case"] for row in results_in(tmp_path / "out")] == ["A1"]


def test_a_question_that_only_others_ask_is_named_as_one_and_can_be_carried_along(tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    mistake_in(HERE / "bad" / "unused_question.yaml").make(policies)
    file = tmp_path / "families.csv"
    file.write_text("age,ehc_plan,pets\n9,final,yes\n", encoding="utf-8")
    asked = ("caseload", "exampleshire", str(file), "--out", str(tmp_path / "out"))
    told = local_offer(*asked, policies=policies)
    assert told.code == 1
    assert "LO202 The column 'pets' is a question that this council does not ask." in told.err
    assert "Leave it out, as no result depends on it. Or carry it along beside the results: --carry 'pets'" in told.err
    assert local_offer(*asked, "--carry", "pets", policies=policies).code == 0
