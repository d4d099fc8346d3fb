"""What takes long is made once in a run, whichever process needs it first, and is gone after the run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).resolve().parents[1]

CONFTEST = """
from pathlib import Path
from tests import shared_folder
from tests.shared_folder import begin as pytest_configure, end as pytest_unconfigure, tell as pytest_configure_node
shared_folder._BUILD = Path(__file__).parent / "build"
"""

USES = """
from tests.shared_folder import made_once

def make(folder):
    folder.mkdir()
    with (folder / "makers").open("a") as makers:
        makers.write("made\\n")

def test_it_is_made_once(pytestconfig):
    assert (made_once(pytestconfig, "site", make) / "makers").read_text() == "made\\n"
"""


@pytest.mark.parametrize("processes", [["-n", "2", "--dist", "loadfile"], []], ids=["shared out", "alone"])
def test_it_is_made_once_for_all_processes_and_removed(tmp_path: Path, processes: list[str]) -> None:
    (tmp_path / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    for name in ("one", "other"):
        (tmp_path / f"test_{name}.py").write_text(USES, encoding="utf-8")
    settings = ["-c", str(ROOT / "pyproject.toml"), "--rootdir", str(tmp_path), "-p", "no:cacheprovider"]
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", *settings, *processes, "test_one.py", "test_other.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert "2 passed" in ended.stdout, ended.stdout
    assert list((tmp_path / "build").iterdir()) == []
