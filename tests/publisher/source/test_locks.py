"""A lock is of one process at a time, and goes with the process."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from publisher.source.locks import LockedError, locked_folder

if TYPE_CHECKING:
    from pathlib import Path

HOLD = """
import sys
from pathlib import Path
from publisher.source.locks import locked_folder
with locked_folder(Path(sys.argv[1]), 0):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.mark.thorough
def test_a_lock_is_held_until_its_process_is_killed(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    command = [sys.executable, "-c", HOLD, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(LockedError), locked_folder(folder, 0.2):
            pytest.fail("It is held twice.")
        holder.kill()
        with locked_folder(folder, 20):
            assert folder.is_dir()


def test_whoever_waits_makes_the_folder_anew_when_it_was_removed(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    there: list[bool] = []

    def wait() -> None:
        with locked_folder(folder, 20):
            there.append(folder.is_dir())

    with locked_folder(folder, 0):
        waiting = threading.Thread(target=wait)
        waiting.start()
        folder.rmdir()
    waiting.join(20)
    assert there == [True]


def test_a_folder_that_is_removed_before_it_is_opened_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "folder"
    opened = os.open
    removed: list[bool] = []

    def remove_and_open(path: Path, flags: int) -> int:
        if not removed:
            folder.rmdir()
            removed.append(True)
        return opened(path, flags)

    monkeypatch.setattr("publisher.source.locks.os.open", remove_and_open)
    with locked_folder(folder, 20):
        assert folder.is_dir()
    assert removed


def test_what_is_no_folder_is_not_locked_and_what_the_holder_fails_by_is_its_own(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(NotADirectoryError), locked_folder(tmp_path / "file", 20):
        pytest.fail("It is locked.")
    with pytest.raises(FileNotFoundError, match="mine"), locked_folder(tmp_path / "folder", 0):
        raise FileNotFoundError("mine")


def test_a_link_is_not_locked(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "folder")
    with pytest.raises(OSError, match="link"), locked_folder(tmp_path / "link", 0):
        pytest.fail("It is locked.")
