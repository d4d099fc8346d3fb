"""Whatever is put in, the command says what is wrong and what to do, in bounded time and memory."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.hostile.inputs import COUNCIL, Input, put
from tests.hostile.table import HOSTILE, NOT_READABLE, ODD_AND_RIGHT
from tests.hostile.within import MOST_MEMORY, Run
from tests.last_line import LAST_LINE
from tests.policies import copy_of_good

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet

    from tests.hostile.within import Ended, Runner

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).resolve().parents[2]
PROBLEM = re.compile(r"\S.*: LO\d{3} \S.*\n {4}\S.*\n")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    copy_of_good(tmp_path)
    (tmp_path / "answers.json").write_text("{}", encoding="utf-8")
    return tmp_path


def each(inputs: dict[str, list[Input]]) -> list[ParameterSet]:
    return [pytest.param(one, id=f"{kind}: {one.name}") for kind, listed in inputs.items() for one in listed]


@pytest.mark.parametrize("hostile", each(HOSTILE))
def test_what_is_put_in_is_told(hostile: Input, project: Path, run: Runner) -> None:
    hostile.make(project)
    check_told(hostile, run(Run(hostile.command, str(project))))


@pytest.mark.parametrize("hostile", each({"not readable": NOT_READABLE}))
def test_what_nobody_may_read_is_told(hostile: Input, project: Path, run: Runner) -> None:
    hostile.make(project)
    check_told(hostile, run(Run(hostile.command, str(project), powerless=True)))
    for name in hostile.files:
        (project / name).chmod(0o700)


def check_told(hostile: Input, ended: Ended) -> None:
    """It is told as problems, each with its place, its code and what to do, and in bounded time and memory."""
    assert (ended.code, ended.out) == (1, ""), ended.err
    assert LAST_LINE.fullmatch(PROBLEM.sub("", ended.err)), ended.err
    assert [words for words in hostile.told if words not in ended.err] == [], ended.err[:2000]
    assert ended.memory <= MOST_MEMORY


@pytest.mark.parametrize("right", each({"right": ODD_AND_RIGHT}))
def test_what_is_odd_and_right_is_taken(right: Input, project: Path, run: Runner) -> None:
    right.make(project)
    ended = run(Run((*right.command, "--as-of", "2026-11-27"), str(project)))
    assert (ended.code, ended.err) == (0, "")
    assert ended.memory <= MOST_MEMORY


@pytest.mark.parametrize("encoding", ["latin-1", "cp437"])
def test_a_console_that_cannot_show_every_sign_shows_the_others(encoding: str, project: Path, run: Runner) -> None:
    put("area: Exampleshire", "area: “Exämpleshire”")(project / COUNCIL)
    ended = run(Run(("check", "--as-of", "2026-11-22"), str(project), encoding=encoding))
    assert (ended.code, ended.err) == (0, "")
    assert "\\u201cEx" in ended.out


def test_marks_of_direction_turn_no_line_of_the_console(project: Path, run: Runner) -> None:
    put("area: Exampleshire", "area: \u202eExampleshire")(project / COUNCIL)
    ended = run(Run(("check", "--as-of", "2026-11-22"), str(project)))
    assert (ended.code, ended.err, "\u202e" in ended.out) == (0, "", False)
    assert "\\u202eExampleshire changes on 1 April 2027" in ended.out


def test_where_a_disk_is_full_that_is_told_and_nothing_is_left(project: Path, run: Runner) -> None:
    before = sorted(project.iterdir())
    ended = run(Run(("pages", "out"), str(project), largest_file=1_000))
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("out: LO805 It could not be written: File too large.\n")
    assert sorted(project.iterdir()) == before


@pytest.mark.parametrize(("command", "place"), [("pages", "closed/out"), ("schema", "policies/schema")])
def test_where_nobody_may_write_that_is_told(command: str, place: str, project: Path, run: Runner) -> None:
    (project / "closed").mkdir(mode=0o500)
    (project / "policies").chmod(0o500)
    ended = run(Run((command, *(["closed/out"] if command == "pages" else [])), str(project), powerless=True))
    assert (ended.code, ended.out) == (1, "")
    assert re.search(rf"^{place}: LO805 .*Permission denied", ended.err)


def test_a_mount_point_is_told_and_left_as_it_is(project: Path) -> None:
    (project / "site").mkdir()
    mounted = subprocess.run(["unshare", "-rm", "true"], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("This system lets nobody mount anything.")
    program = "mount -t tmpfs none site && exec \"$0\" -c 'from publisher.command.cli import run; run()' pages site"
    command = ["unshare", "-rm", "sh", "-c", program, sys.executable]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("site: LO805 It could not be written: Device or resource busy")


@pytest.mark.parametrize("command", ["site", "serve", "runtime"])
def test_commands_that_go_by_the_project_take_no_other_policies(command: str, project: Path, run: Runner) -> None:
    ended = run(Run(("--policies", "policies", command), str(project)))
    assert (ended.code, ended.out) == (2, "")
    assert f"'{command}' takes no --policies" in ended.err
