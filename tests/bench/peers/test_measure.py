"""The other rule engines that a caseload is measured beside are given the same rules, and come to the same results."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.peers.measure import Peers

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.thorough
@pytest.mark.parametrize("council", ["hertfordshire", "portsmouth"])
def test_every_engine_finds_the_statuses_that_our_statement_finds(council: str) -> None:
    peers = Peers(ROOT, council)
    ours, *others, _ = peers.runs(peers.families(60))
    assert len({tuple(row) for row in ours.statuses}) > 10, "and they are not all the same"
    assert {run.name for run in others} == {"OpenFisca", "json-logic", "publicodes"}
    for run in others:
        assert run.statuses == ours.statuses, run.name
