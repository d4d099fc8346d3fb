"""A lock is of one process at a time, and goes with the process."""

from __future__ import annotations

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


def test_a_link_is_not_locked(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "folder")
    with pytest.raises(OSError, match="link"), locked_folder(tmp_path / "link", 0):
        pytest.fail("It is locked.")
