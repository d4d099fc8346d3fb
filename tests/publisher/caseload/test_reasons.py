"""The whole estimate of a row is the engine's."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import reckoner
from publisher.caseload import Caseload, FileKind, run_caseload
from tests.policies import GOOD, compiled
from tests.publisher.caseload.families import DAY, csv_of

if TYPE_CHECKING:
    from pathlib import Path


def test_rows_that_are_asked_for_have_their_whole_estimate(tmp_path: Path) -> None:
    policy = compiled(GOOD / "exampleshire")
    file = csv_of(tmp_path / "f.csv", [{"age": 3}, {"age": 9}, {"age": "nine"}, {"age": 17}], ["age"])
    caseload = Caseload(file, FileKind.CSV, reasons=[range(2, 4), range(4, 5)])
    run_caseload(policy, caseload, DAY, tmp_path / "out", lambda _, __: None)
    told = [json.loads(line) for line in (tmp_path / "out" / "reasons.jsonl").read_text().splitlines()]
    expected = [[row, reckoner.estimate(policy, {"age": age}, DAY)] for row, age in ((2, 9), (4, 17))]
    assert [[one["row"], one["estimate"]] for one in told] == json.loads(json.dumps(expected))
