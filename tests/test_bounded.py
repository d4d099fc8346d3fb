"""A test that hangs, or what it is set up with, ends with its name and what every thread did; the others go on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).resolve().parents[1]

HANGING = """
import threading
import pytest

def hang_for_ever():
    threading.Event().wait()

@pytest.fixture(scope="session")
def never_there():
    hang_for_ever()

@pytest.fixture
def never_away():
    yield
    hang_for_ever()

def test_it_hangs():
    hang_for_ever()

def test_its_setup_hangs(never_there):
    pass

def test_what_comes_after_it_hangs(never_away):
    pass

def test_what_comes_after_its_failure_hangs(never_away):
    assert False

def test_another_one():
    pass
"""

# The limits of tests/bounded.py, made shorter. Session fixtures take no time here.
CONFTEST = """
import tests.bounded
tests.bounded.LONGEST_TEST = {longest_test}
tests.bounded.LONGEST_RUN = {longest_run}
from tests.bounded import begin as pytest_configure, end as pytest_unconfigure
from tests.bounded import pytest_runtest_protocol, pytest_xdist_make_scheduler
"""

HANGS = (
    "test_it_hangs",
    "test_its_setup_hangs",
    "test_what_comes_after_it_hangs",
    "test_what_comes_after_its_failure_hangs",
)


def run(
    folder: Path, *options: str, tests: Sequence[str] = (), longest_test: float = 1000, longest_run: float = 1000
) -> subprocess.CompletedProcess[str]:
    """Run the tests that hang, with this project's settings."""
    (folder / "test_that_hangs.py").write_text(HANGING, encoding="utf-8")
    conftest = CONFTEST.format(longest_test=longest_test, longest_run=longest_run)
    (folder / "conftest.py").write_text(conftest, encoding="utf-8")
    settings = ["-c", str(ROOT / "pyproject.toml"), "--rootdir", str(folder), "-p", "no:cacheprovider"]
    files = [f"test_that_hangs.py::{test}" for test in tests] or ["test_that_hangs.py"]
    command = [sys.executable, "-m", "pytest", *settings, *options, *files]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=300
    )


def test_a_test_that_hangs_fails_and_the_run_goes_on_in_a_new_process(tmp_path: Path) -> None:
    ended = run(tmp_path, "-n", "1", "--dist", "loadfile", longest_test=2)
    for name in HANGS:
        assert f"crashed while running 'test_that_hangs.py::{name}'" in ended.stdout
        assert f"test_that_hangs.py::{name} took longer than 2 s, and so this process ends." in ended.stderr
    assert ended.stderr.count("in hang_for_ever") == len(HANGS)
    assert "maximum crashed workers" not in ended.stdout
    assert "test_another_one" not in ended.stdout.partition("short test summary")[2]


def test_a_test_without_a_browser_fails_by_itself_with_where_it_hung(tmp_path: Path) -> None:
    ended = run(tmp_path, "--timeout", "2", tests=["test_it_hangs", "test_its_setup_hangs", "test_another_one"])
    assert "1 failed, 1 passed, 1 error" in ended.stdout
    assert ended.stdout.count("test_that_hangs.py:6: ") == 2
    assert ended.stdout.count("Failed: Timeout (>2.0s) from pytest-timeout.") >= 2


@pytest.mark.parametrize("processes", [["-n", "1"], []], ids=["shared out", "alone"])
def test_a_run_that_hangs_ends(tmp_path: Path, processes: list[str]) -> None:
    ended = run(tmp_path, *processes, longest_run=4)
    assert ended.returncode != 0
    assert "The run took longer than 4 s, and so this process ends." in ended.stderr
