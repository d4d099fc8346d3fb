"""Pages that are made on all cores are, byte for byte, those that MkDocs makes one after the other."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.publisher.publishing.edited import tree
from tests.site_project import ROOT, site_project

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.thorough

BUILD = """
import os
import sys
from pathlib import Path
from publisher.site.build import build_into
from publisher.site.unchanged import ahead
from publisher.source import all_cores

os.process_cpu_count = lambda: 2
project, one, two = map(Path, sys.argv[1:])
told = []
build_into(project, one, progress=lambda what, done, of: told.append(what))
assert "Pages read" not in told
ahead.FROM_PAGES = 1
build_into(project, two, progress=lambda what, done, of: told.append(what))
assert told.count("Pages read") == told.count("Pages written") / 2
"""

ENDED = """
import os
import signal
from publisher.source import all_cores

os.process_cpu_count = lambda: 2
here = os.getpid()


def make(number):
    if number == 30:
        raise ValueError("said where it is made for good")
    if number == 40:
        os.kill(os.getpid(), signal.SIGKILL)
    return number, os.getpid() != here


made = list(all_cores.made_on_all_cores(make, range(20)))
assert made == [(number, True) for number in range(20)], made
assert list(all_cores.made_on_all_cores(make, range(35)))[30] is None
assert len(list(all_cores.made_on_all_cores(make, range(50)))) <= 40
"""


def run(program: str, *arguments: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, env=environment, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_site_made_on_all_cores_is_the_same(tmp_path: Path) -> None:
    project = site_project(tmp_path)
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two):
        folder.mkdir()
    run(BUILD, project, one, two)
    expected, found = tree(one), tree(two)
    assert sorted(found) == sorted(expected)
    assert [file for file in expected if found[file] != expected[file]] == []


def test_what_a_process_fails_at_is_left_to_be_made_again() -> None:
    run(ENDED)
