"""Two runs do not meet in one folder, and the database asks nobody for anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

from publisher.caseload.work import begin, database, work_folder
from publisher.source.problems import LocalOfferError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_second_run_into_the_same_folder_is_told_to_wait(tmp_path: Path) -> None:
    with (
        work_folder(tmp_path / "out"),
        pytest.raises(LocalOfferError, match="LO804"),
        work_folder(tmp_path / "out"),
    ):
        pass


def test_what_rests_on_something_else_is_begun_anew(tmp_path: Path) -> None:
    with work_folder(tmp_path / "out") as work:
        begin(work, ["a"])
        (work / "done").touch()
        begin(work, ["a"])
        assert (work / "done").exists()
        begin(work, ["b"])
        assert not (work / "done").exists()


def test_no_extension_is_fetched(tmp_path: Path) -> None:
    with database(tmp_path) as connection, pytest.raises(duckdb.Error):
        connection.execute("SELECT * FROM read_xlsx('families.xlsx')")
