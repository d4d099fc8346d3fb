"""Every row of a file comes out, with its results or apart, whatever ends a run before."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from publisher.caseload import Caseload, FileKind, run_caseload
from publisher.source.problems import LocalOfferError
from tests.policies import GOOD, compiled
from tests.publisher.caseload.families import (
    DAY,
    as_the_engine_says,
    csv_of,
    edition_of,
    results_in,
    run,
    some_families,
)

if TYPE_CHECKING:
    from pathlib import Path

POLICY = compiled(GOOD / "exampleshire")
COLUMNS = [question.id for question in edition_of(POLICY).questions]


class EndedError(Exception):
    """A run is ended from outside."""


@pytest.mark.thorough
@pytest.mark.parametrize("kind", FileKind)
def test_the_results_are_the_engines_in_the_order_of_the_file(tmp_path: Path, kind: FileKind) -> None:
    families = some_families(edition_of(POLICY), 250)
    run(POLICY, csv_of(tmp_path / "f.csv", families, COLUMNS), tmp_path / "out", kind=kind)
    assert results_in(tmp_path / "out") == as_the_engine_says(POLICY, families)
    assert json.loads((tmp_path / "out" / "about.json").read_text()) == {
        "council": "exampleshire",
        "version": POLICY.version,
        "as_of": "2026-11-27",
        "file": "f.csv",
        "rows": 250,
        "estimated": 250,
        "apart": 0,
    }


@pytest.mark.thorough
def test_a_run_that_was_ended_goes_on_where_it_was(tmp_path: Path) -> None:
    families = some_families(edition_of(POLICY), 250)
    file, out = csv_of(tmp_path / "f.csv", families, COLUMNS), tmp_path / "out"

    def ends_at_the_third_piece(done: int, _: int) -> None:
        if done == 200:
            raise EndedError

    with pytest.raises(EndedError):
        run_caseload(POLICY, Caseload(file, FileKind.CSV), DAY, out, ends_at_the_third_piece, piece=100)
    assert not out.exists()
    done = {piece: piece.stat().st_mtime_ns for piece in (tmp_path / ".out.caseload").glob("piece-*.parquet")}
    assert len(done) == 2

    def sees_what_is_done(number: int, _: int) -> None:
        if number == 200:
            assert {piece: piece.stat().st_mtime_ns for piece in done} == done, "it is not done again"

    run_caseload(POLICY, Caseload(file, FileKind.CSV), DAY, out, sees_what_is_done, piece=100)
    assert results_in(out) == as_the_engine_says(POLICY, families)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["f.csv", "out"], "nothing is left beside it"


def test_what_was_done_of_another_file_does_not_count(tmp_path: Path) -> None:
    out = tmp_path / "out"

    def ends(_: int, __: int) -> None:
        raise EndedError

    first, second = ({"age": 3}, {"age": 20})
    with pytest.raises(EndedError):
        run_caseload(POLICY, Caseload(csv_of(tmp_path / "f.csv", [first], ["age"]), FileKind.CSV), DAY, out, ends)
    run(POLICY, csv_of(tmp_path / "g.csv", [second], ["age"]), out)
    assert results_in(out) == as_the_engine_says(POLICY, [second])


def test_a_file_without_families_has_results_without_rows(tmp_path: Path) -> None:
    counted = run(POLICY, csv_of(tmp_path / "f.csv", [], COLUMNS), tmp_path / "out")
    assert (counted.rows, results_in(tmp_path / "out")) == (0, [])


def test_somebody_elses_files_stay(tmp_path: Path) -> None:
    file = csv_of(tmp_path / "f.csv", [{"age": 3}], ["age"])
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "letter.txt").write_text("mine")
    with pytest.raises(LocalOfferError, match="LO802"):
        run(POLICY, file, tmp_path / "out")
    assert (tmp_path / "out" / "letter.txt").read_text() == "mine"
    (tmp_path / ".new.caseload").mkdir()
    (tmp_path / ".new.caseload" / "letter.txt").write_text("mine")
    with pytest.raises(LocalOfferError, match="LO802"):
        run(POLICY, file, tmp_path / "new")


def test_a_name_that_stands_for_many_is_refused(tmp_path: Path) -> None:
    file = csv_of(tmp_path / "f.csv", [{"age": 3}], ["age"])
    with pytest.raises(LocalOfferError, match="LO805"):
        run(POLICY, file, tmp_path / "out*")
