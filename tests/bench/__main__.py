"""Measures against the budgets and prints the table: `make bench`."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

from publisher.pages.council_build import CouncilBuild
from publisher.policies.read import read_councils
from publisher.source.problems import Report
from tests.bench.build import build_rows
from tests.bench.caseload import caseload_rows
from tests.bench.difference import difference_rows
from tests.bench.estimate import estimate_rows
from tests.bench.lighthouse import lighthouse_rows
from tests.bench.peers.measure import peer_rows
from tests.bench.saved import saved_rows
from tests.bench.start.rows import start_rows

QUICK = "--quick"
"""Leaves out the browser, which takes some minutes."""


def main() -> None:
    """Print the table."""
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    root = Path(__file__).resolve().parents[2]
    files = read_councils(root / "policies", Report(), "hertfordshire")[0]
    compiled = CouncilBuild(files).compiled
    rows = estimate_rows(files, compiled)
    rows.append(("the compiled policy", f"{len(compiled.encode()):,} bytes", "-"))
    rows += difference_rows(root)
    rows += caseload_rows(root)
    rows += peer_rows(root)
    rows += build_rows(root)
    if QUICK not in sys.argv:
        rows += start_rows(root)
        rows += lighthouse_rows(root)
        rows += saved_rows(root)
    rows.append(("other ways to start Python, on three profiles", "`.venv/bin/python -m tests.bench.start`", "-"))
    rows.append(("a site of 4, 40 and 152 councils", "`.venv/bin/python -m tests.bench.nation_build`", "1.3 times"))
    print("| what | measured | bound |\n| --- | --- | --- |")  # noqa: T201 - the table is what this is for
    for what, figure, bound in rows:
        print(f"| {what} | {figure} | {bound} |")  # noqa: T201


if __name__ == "__main__":
    main()
