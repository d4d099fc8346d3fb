"""The programs of docs/council/clusters.md, run as they stand there.

`python -m tests.clusters.programs` writes what they print into the page.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import duckdb

from publisher.caseload import apart_statement, statement
from publisher.caseload.statements.dialects import in_dialect
from tests.policies import REAL, compiled
from tests.publisher.caseload.families import edition_of, some_families

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    type Cluster = Literal["spark", "dask"]

PAGE = Path(__file__).resolve().parents[2] / "docs" / "council" / "clusters.md"
COUNCILS = ("hertfordshire", "portsmouth")
FAMILIES = 200
BAD = {"age": "seventeen"}
"""What the last family of each council says: something that is no answer."""

_DIALECTS: Mapping[Cluster, str] = {"spark": "spark", "dask": "duckdb"}
_PARTS = 2


def program(cluster: Cluster) -> str:
    """A program of the page."""
    found = re.search(rf"<!-- program: {cluster} -->\n```python\n(.*?)```", _page(), re.DOTALL)
    assert found is not None
    return found[1]


def printed(cluster: Cluster) -> str:
    """What the page says that a program prints."""
    found = re.search(rf"<!-- output: {cluster} -->\n```text\n(.*?)```", _page(), re.DOTALL)
    assert found is not None
    return found[1]


def run_on(cluster: Cluster, folder: Path) -> str:
    """Put the families of every council into a folder, run a program there, and give what it prints."""
    for council in COUNCILS:
        _fill(folder / council, council, _DIALECTS[cluster])
    file = folder / f"{cluster}_estimates.py"
    file.write_text(program(cluster), encoding="utf-8")
    finished = subprocess.run(
        [sys.executable, file.name, *COUNCILS], cwd=folder, capture_output=True, text=True, check=False, timeout=600
    )
    assert finished.returncode == 0, finished.stderr
    return finished.stdout


def families_of(council: str) -> list[Mapping[str, Any]]:
    """Families that can be estimated, and behind them one that cannot."""
    return [*some_families(edition_of(compiled(REAL / council)), FAMILIES), BAD]


def _fill(folder: Path, council: str, dialect: str) -> None:
    (folder / "families").mkdir(parents=True)
    edition = edition_of(compiled(REAL / council))
    for name, asked in (("estimate", statement(edition)), ("apart", apart_statement(edition.questions))):
        (folder / f"{name}.sql").write_text(in_dialect(asked, dialect), encoding="utf-8")
    names = [question.id for question in edition.questions]
    rows = [
        [row, *(None if (answer := family.get(name)) is None else str(answer) for name in names)]
        for row, family in enumerate(families_of(council), start=1)
    ]
    with duckdb.connect() as connection:
        connection.execute(f'CREATE TABLE families ("row" BIGINT, {", ".join(f'"{name}" VARCHAR' for name in names)})')
        places = ", ".join("?" for _ in [0, *names])
        connection.executemany(f"INSERT INTO families VALUES ({places})", rows)  # noqa: S608 - question marks alone
        for part in range(_PARTS):
            some = f'SELECT * FROM families WHERE "row" % {_PARTS} = {part}'  # noqa: S608 - numbers
            connection.execute(f"COPY ({some}) TO '{folder}/families/part-{part}.parquet' (FORMAT parquet)")


def _page() -> str:
    return PAGE.read_text(encoding="utf-8")


def _write(cluster: Cluster) -> None:
    with tempfile.TemporaryDirectory() as folder:
        out = run_on(cluster, Path(folder))
    before, mark, rest = _page().partition(f"<!-- output: {cluster} -->\n```text\n")
    PAGE.write_text(before + mark + out + rest[rest.index("```") :], encoding="utf-8")


if __name__ == "__main__":
    _write("spark")
    _write("dask")
