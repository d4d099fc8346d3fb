"""The page about the data names all tables, and its examples in Python do what it says."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from publisher.data.tables import DATASETS
from publisher.runtime.pack import pack_runtime
from publisher.serving.server import SiteServer
from tests.publisher.data.documented import PAGE, example
from tests.publisher.data.of_good import build, files
from tests.publisher.runtime.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def run(program: Path, *arguments: str | Path, told: str = "") -> str:
    """What a program prints that has the standard library alone, and what is beside it; `told` are its complaints."""
    command = [sys.executable, "-S", program, *arguments]
    finished = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, env={})
    assert finished.stderr == told
    return finished.stdout


def test_every_table_is_told_of() -> None:
    told = re.findall(r"^\| `(\w+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert told == [dataset.id for dataset in DATASETS]


def test_the_example_prints_whom_to_ask(tmp_path: Path) -> None:
    for address, content in files().items():
        file = tmp_path / "site" / "data" / "v1" / address
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            file.write_text(content, encoding="utf-8")
    program = tmp_path / "contacts.py"
    program.write_text(example("contacts"), encoding="utf-8")
    with SiteServer(tmp_path / "site") as server:
        printed = run(program, server.url)
    assert printed == ("Exampleshire: The SEN team, 01632 960001\nExampleshire: Your social worker, no number given\n")


@pytest.mark.thorough
def test_the_example_of_the_engine_runs_on_the_wheel_alone(tmp_path: Path) -> None:
    wheel = pack_runtime(ROOT, ROOT / "build" / "runtime").wheel
    assert example("engine") in PAGE.read_text(encoding="utf-8")
    assert f"data/v1/engine/{wheel.name}\n" in PAGE.read_text(encoding="utf-8")
    with zipfile.ZipFile(wheel) as opened:
        opened.extractall(tmp_path)
    program, policy = tmp_path / "engine.py", tmp_path / "policy.json"
    program.write_text(example("engine"), encoding="utf-8")
    policy.write_text(build().compiled, encoding="utf-8")
    printed = run(program, policy)
    assert re.fullmatch(r"Education budget: \w+\nSocial care budget: \w+\nAsk next: \w+\n", printed)
