"""Councils that are checked on all cores come to what they come to one after the other."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.site_project import ROOT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.thorough

CHECKED = """
import os
from datetime import date
from pathlib import Path
from publisher.check import apart, check_policies
from publisher.source import all_cores
from publisher.source.problems import Report

os.process_cpu_count = lambda: 2
apart.FROM_COUNCILS = 2
sent = []
load = apart._Unpickler.load
apart._Unpickler.load = lambda self: sent.append(1) or load(self)
apart_report, here_report = Report(), Report()
on_all = check_policies(Path(os.environ["POLICIES"]), apart_report)
assert len(sent) == len(on_all) >= 4, sent
os.process_cpu_count = lambda: 1
here = check_policies(Path(os.environ["POLICIES"]), here_report)
assert len(sent) == len(on_all)
assert list(map(str, apart_report.problems)) == list(map(str, here_report.problems))
assert bool(here_report.problems) is ("WRONG" in os.environ)
for one, other in zip(on_all, here, strict=True):
    assert one.files == other.files
    assert one.editions[0].files is one.files
    assert one.editions[0].files.floor is on_all[0].files.floor
    assert "WRONG" in os.environ or one.compiled == other.compiled
    assert "WRONG" in os.environ or one.pages_on(date.today()) == other.pages_on(date.today())
"""


def run(**environment: str) -> None:
    everything = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    done = subprocess.run([sys.executable, "-c", CHECKED], capture_output=True, text=True, env=everything, check=False)
    assert done.returncode == 0, done.stderr


def test_what_is_sound_comes_to_the_same() -> None:
    run(POLICIES=str(ROOT / "policies"))


def test_what_is_wrong_is_said_all_the_same(tmp_path: Path) -> None:
    policies = tmp_path / "policies"
    shutil.copytree(ROOT / "policies", policies)
    for council in ("hampshire", "portsmouth"):
        faq = policies / council / "faq.yaml"
        faq.write_text(faq.read_text(encoding="utf-8").replace("cites: [", "cites: [XX-999, ", 1), encoding="utf-8")
    run(POLICIES=str(policies), WRONG="yes")
