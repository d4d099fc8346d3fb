"""What is no answer is told by its row and its column, and never as if nobody had answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from publisher.caseload import FileKind
from tests.policies import GOOD, compiled
from tests.publisher.caseload.families import apart_in, csv_of, results_in, run

if TYPE_CHECKING:
    from pathlib import Path

POLICY = compiled(GOOD / "exampleshire")


def test_each_thing_that_is_wrong_has_a_line(tmp_path: Path) -> None:
    families = [{"age": 130, "ehc_plan": "finel", "case": "A1"}, {"age": 9, "ehc_plan": "final", "case": "A2"}]
    counted = run(POLICY, csv_of(tmp_path / "f.csv", families, ["case", "age", "ehc_plan"]), tmp_path / "out", ["case"])
    assert (counted.rows, counted.estimated, counted.apart) == (2, 1, 1)
    assert [(row["row"], row["case"], row["column"], row["value"]) for row in apart_in(tmp_path / "out")] == [
        ("1", "A1", "age", "130"),
        ("1", "A1", "ehc_plan", "finel"),
    ]
    assert [(row["row"], row["case"]) for row in results_in(tmp_path / "out")] == [(2, "A2")]


def test_no_value_is_a_formula_for_a_spreadsheet(tmp_path: Path) -> None:
    formula = '=HYPERLINK("//x.example")'
    families: list[dict[str, Any]] = [{"age": 9, "case": formula}, {"age": formula, "case": "+1"}]
    file = csv_of(tmp_path / "f.csv", families, ["case", "age"])
    run(POLICY, file, tmp_path / "out", ["case"], FileKind.CSV)
    assert [row["case"] for row in results_in(tmp_path / "out")] == [f"'{formula}"]
    (wrong,) = apart_in(tmp_path / "out")
    assert (wrong["case"], wrong["value"]) == ("'+1", f"'{formula}")
