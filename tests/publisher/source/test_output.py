from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publisher.source.output import replace_file, replace_folder

if TYPE_CHECKING:
    from pathlib import Path


class PowerCutError(Exception):
    """Something went wrong on the way."""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def fill_and_fail(folder: Path) -> None:
    with replace_folder(folder) as new:
        (new / "new.html").touch()
        raise PowerCutError


def test_a_new_folder_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "old.html").touch()
    with replace_folder(folder) as new:
        (new / "new.html").touch()
        assert names(folder) == ["old.html"]
    assert names(folder) == ["new.html"]
    assert names(tmp_path) == ["site"]
    assert folder.stat().st_mode & 0o777 == 0o755


def test_a_folder_is_made_where_there_was_none(tmp_path: Path) -> None:
    with replace_folder(tmp_path / "build" / "site") as new:
        (new / "new.html").touch()
    assert names(tmp_path / "build" / "site") == ["new.html"]


def test_where_filling_fails_the_old_folder_stays_and_nothing_is_left_over(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "old.html").touch()
    with pytest.raises(PowerCutError):
        fill_and_fail(folder)
    assert names(folder) == ["old.html"]
    assert names(tmp_path) == ["site"]


def test_where_the_new_folder_cannot_take_its_place_the_old_one_is_put_back(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "old.html").touch()
    with pytest.raises(FileNotFoundError), replace_folder(folder) as new:
        new.rmdir()
    assert names(folder) == ["old.html"]
    assert names(tmp_path) == ["site"]


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "policy.json"
    replace_file(path, "old")
    replace_file(path, "new é")
    assert path.read_text(encoding="utf-8") == "new é"
    assert names(path.parent) == ["policy.json"]


def test_where_a_file_cannot_take_its_place_the_old_one_stays(tmp_path: Path) -> None:
    path = tmp_path / "policy.json"
    path.mkdir()
    with pytest.raises(IsADirectoryError):
        replace_file(path, "new")
    assert names(tmp_path) == ["policy.json"]
