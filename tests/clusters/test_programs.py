"""Spark and Dask say of every family what the engine says, by the programs that the docs give to engineers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

from tests.clusters.programs import COUNCILS, families_of, printed, run_on
from tests.policies import REAL, compiled
from tests.publisher.caseload.families import as_the_engine_says

if TYPE_CHECKING:
    from pathlib import Path

    from tests.clusters.programs import Cluster


@pytest.mark.thorough
@pytest.mark.parametrize("cluster", ["spark", "dask"])
def test_a_cluster_says_of_every_family_what_the_engine_says(cluster: Cluster, tmp_path: Path) -> None:
    assert run_on(cluster, tmp_path) == printed(cluster), "python -m tests.clusters.programs"
    for council in COUNCILS:
        *families, _ = families_of(council)
        assert _rows(tmp_path / council / "estimate") == as_the_engine_says(compiled(REAL / council), families)
        apart = _rows(tmp_path / council / "apart")
        assert [(row["row"], row["age"]) for row in apart] == [(len(families) + 1, "seventeen")]


def _rows(folder: Path) -> list[dict[str, object]]:
    with duckdb.connect() as connection:
        found = connection.sql(f"FROM read_parquet('{folder}/*.parquet') ORDER BY \"row\"")
        return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]
