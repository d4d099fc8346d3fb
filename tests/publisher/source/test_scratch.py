"""Scratch folders go with their process, or with the next one."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from publisher.source.scratch import scratch_folder

if TYPE_CHECKING:
    from pathlib import Path

HOLD = """
import sys
from pathlib import Path
from publisher.source.scratch import scratch_folder
with scratch_folder(Path(sys.argv[1]), "site-") as folder:
    (folder / "deep").mkdir()
    (folder / "deep" / "file").touch()
    print(folder.name, flush=True)
    sys.stdin.read()
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_it_is_removed_at_the_end(tmp_path: Path) -> None:
    with scratch_folder(tmp_path / "build", "site-") as folder:
        (folder / "file").touch()
        assert names(tmp_path / "build") == [folder.name]
    assert names(tmp_path / "build") == []


def test_what_a_killed_process_left_is_removed_and_what_is_used_stays(tmp_path: Path) -> None:
    (tmp_path / "site-mine").mkdir()
    (tmp_path / "site-mine" / "file").touch()
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        held = holder.stdout.readline().strip()
        with scratch_folder(tmp_path, "site-") as folder:
            assert names(tmp_path) == sorted([held, folder.name, "site-mine"])
        holder.kill()
    assert names(tmp_path) == sorted([held, "site-mine"])
    with scratch_folder(tmp_path, "site-") as folder:
        assert names(tmp_path) == sorted([folder.name, "site-mine"])
