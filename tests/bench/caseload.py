"""How many families a minute a whole policy is run over, and in how much memory, beside the engine's loop."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

import reckoner
from publisher.caseload import Caseload, FileKind, edition_on, run_caseload
from publisher.pages.council_build import CouncilBuild
from publisher.policies.read import read_councils
from publisher.source.problems import Report
from tests.publisher.caseload.families import some_families

if TYPE_CHECKING:
    from reckoner import Policy

_FAMILIES = 2_000_000
_LOOPED = 1_000
_DRAWN = 20_000
_DAY = date(2026, 11, 27)
_FILE = "families.parquet"


def caseload_rows(root: Path) -> list[tuple[str, str, str]]:
    """Rows (what, figure, bound). The families leave a fifth of the questions out, and are not sure of others."""
    policy = _policy(root)
    families = some_families(edition_on(policy, _DAY), _DRAWN)
    start = time.perf_counter()
    for family in families[:_LOOPED]:
        reckoner.estimate(policy, family, _DAY)
    looped = _LOOPED / (time.perf_counter() - start)
    with tempfile.TemporaryDirectory() as folder:
        # Each in a process of its own: making the families takes more memory than estimating for them.
        _in_a_process("make", root, folder)
        seconds, processor, megabytes = map(float, _in_a_process("run", root, folder).split())
    minute = _FAMILIES / seconds * 60 / 1e6
    ratio = _FAMILIES / seconds / looped
    return [
        (
            f"a caseload of {_FAMILIES / 1e6:.0f} million families, Parquet to Parquet, on all cores",
            f"{minute:.1f} million a minute, {processor:.1f} s of a processor, {ratio:.0f} times the engine's loop",
            "20 million",
        ),
        ("its memory", f"{megabytes:.0f} MB at most", "1,000 MB"),
    ]


def _policy(root: Path) -> Policy:
    return CouncilBuild(read_councils(root / "policies", Report(), "hertfordshire")[0]).policy


def _in_a_process(what: str, root: Path, folder: str) -> str:
    """Run a part of this module, and give what it prints."""
    command = [sys.executable, "-m", __spec__.name, what, str(root), folder]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _make(root: Path, folder: Path) -> None:
    """Make the families."""
    edition = edition_on(_policy(root), _DAY)
    names = [question.id for question in edition.questions]
    drawn = [[family.get(name) for name in names] for family in some_families(edition, _DRAWN)]
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE drawn ({', '.join(f'"{name}" VARCHAR' for name in names)})")
        connection.executemany(f"INSERT INTO drawn VALUES ({', '.join('?' for _ in names)})", drawn)  # noqa: S608
        times = _FAMILIES // _DRAWN
        repeated = f"SELECT drawn.* FROM range({times}), drawn"  # noqa: S608 - a number
        connection.execute(f"COPY ({repeated}) TO '{folder / _FILE}' (FORMAT parquet)")


def _run(root: Path, folder: Path) -> None:
    """Estimate for them, and print the seconds, those of all processors together, and the most memory."""
    policy = _policy(root)
    start, processor = time.perf_counter(), time.process_time()
    run_caseload(policy, Caseload(folder / _FILE, FileKind.PARQUET), _DAY, folder / "out", lambda _, __: None)
    seconds, processor = time.perf_counter() - start, time.process_time() - processor
    print(seconds, processor, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)  # noqa: T201 - for the caller


if __name__ == "__main__":
    {"make": _make, "run": _run}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
