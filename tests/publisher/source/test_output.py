"""Output is whole or not there, whatever ends the run; whose folders may be replaced is in test_ownership."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from publisher.source import output
from publisher.source.output import replace_file, replace_folder
from publisher.source.ownership import MARKER
from publisher.source.problems import Code, ProblemsFound
from tests.disturbed import ENDS, End, operations_of
from tests.publisher.source.interrupt import Before, Step, read, replace

if TYPE_CHECKING:
    from pathlib import Path


class FillingError(Exception):
    """Something went wrong on the way."""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def fill_and_fail(folder: Path, error: Exception) -> None:
    with replace_folder(folder) as new:
        (new / "new.html").touch()
        raise error


def refusal(folder: Path) -> tuple[Code, str]:
    with pytest.raises(ProblemsFound) as found:
        replace(folder, {"new.html": "new"})
    [problem] = found.value.report.problems
    return problem.code, problem.what


def test_a_new_folder_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    replace(folder, {"old.html": "old", "a/deep/page.html": "old"})
    with replace_folder(folder) as new:
        (new / "new.html").write_text("new", encoding="utf-8")
        assert read(folder) == {"old.html": "old", "a/deep/page.html": "old"}
    assert read(folder) == {"new.html": "new"}
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize("before", ["missing", "empty"])
def test_a_folder_is_made_where_there_is_none_or_an_empty_one(before: Before, tmp_path: Path) -> None:
    folder = tmp_path / "build" / "site"
    if before == "empty":
        folder.mkdir(parents=True)
    replace(folder, {"new.html": "new"})
    assert read(folder) == {"new.html": "new"}
    assert names(folder.parent) == ["site"]
    assert folder.stat().st_mode & 0o777 == 0o777 & ~_umask()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_where_filling_fails_the_old_folder_stays_and_nothing_is_left_over(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    replace(folder, {"old.html": "old"})
    with pytest.raises(FillingError):
        fill_and_fail(folder, FillingError())
    with pytest.raises(ProblemsFound, match=r"LO805 It could not be written: No space left on device: x\.html\."):
        fill_and_fail(folder, OSError(28, "No space left on device", "x.html"))
    assert read(folder) == {"old.html": "old"}
    assert names(tmp_path) == ["site"]


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("before", "step"),
    # Folders change places only where one of ours is there before.
    [("missing", "exchange"), ("empty", "exchange"), ("ours", "exchange"), ("ours", "two renames")],
)
@pytest.mark.parametrize("end", ENDS)
def test_at_every_operation_the_old_folder_or_the_new_one_is_whole(
    end: End, before: Before, step: Step, tmp_path: Path
) -> None:
    assert operations_of("tests.publisher.source.interrupt", end, before, step, tmp_path) > 20


def test_on_linux_there_is_no_moment_without_a_folder(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    (one / "a").touch()
    assert output._exchange(one, other) is sys.platform.startswith("linux")
    if sys.platform.startswith("linux"):
        assert (names(one), names(other)) == ([], ["a"])
        with pytest.raises(FileNotFoundError):
            output._exchange(one, tmp_path / "nowhere")


@pytest.mark.thorough
def test_two_runs_into_one_folder_follow_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "WAIT_SECONDS", 0.2)
    folder = tmp_path / "site"
    with ExitStack() as first:
        new = first.enter_context(replace_folder(folder))
        (new / "first.html").write_text("first", encoding="utf-8")
        assert refusal(folder) == (Code.OUTPUT_BUSY, "Another run has been writing into this folder for 0.2 seconds.")
    assert read(folder) == {"first.html": "first"}
    replace(folder, {"second.html": "second"})
    assert read(folder) == {"second.html": "second"}


def test_a_file_that_comes_while_the_folder_is_being_made_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "site"

    def disturbed() -> None:
        with replace_folder(folder) as new:
            (new / "new.html").touch()
            folder.mkdir(exist_ok=True)
            (folder / "mine.txt").write_text("mine", encoding="utf-8")

    for before in ("missing", "ours"):
        with pytest.raises(ProblemsFound, match="LO802"):
            disturbed()
        assert (folder / "mine.txt").read_text(encoding="utf-8") == "mine", before
        assert names(tmp_path) == ["site"]
        (folder / "mine.txt").unlink()
        replace(folder, {"old.html": "old"})


def test_what_is_in_the_way_of_the_hidden_folder_is_named_and_kept(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    work = tmp_path / ".site.local-offer"
    work.mkdir()
    (work / "mine.txt").touch()
    code, what = refusal(folder)
    assert code is Code.OUTPUT_FAILED
    assert what.startswith("It could not be written: This folder is in the way")
    assert what.endswith(f"{work}.")
    (work / MARKER).touch()
    assert refusal(folder)[1] == what
    assert names(work) == [MARKER, "mine.txt"]
    elsewhere = work.rename(tmp_path / "elsewhere")
    work.symlink_to(elsewhere)
    assert refusal(folder)[0] is Code.OUTPUT_FAILED
    assert names(elsewhere) == [MARKER, "mine.txt"]
    assert not folder.exists()


def test_a_file_of_somebody_in_what_a_killed_run_left_is_named_and_kept(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    replace(folder, {"old.html": "old"})
    left = tmp_path / ".site.local-offer" / "new"
    left.parent.mkdir()
    (left.parent / MARKER).touch()
    folder.rename(left)
    (left / "mine.txt").touch()
    code, what = refusal(folder)
    assert (code, what) == (
        Code.OUTPUT_FAILED,
        f"It could not be written: It holds files that local-offer did not write: {left}.",
    )
    assert names(left) == [MARKER, "mine.txt"]
    (left / "mine.txt").unlink()
    replace(folder, {"new.html": "new"})
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
