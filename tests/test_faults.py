"""The table of faults names, for each, a test that there is."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TABLE = (ROOT / "docs" / "architecture" / "faults.md").read_text(encoding="utf-8")
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def test_every_line_names_a_test_that_there_is() -> None:
    lines = [line for line in TABLE.splitlines() if line.startswith("| ") and not line.startswith(("| fault", "| ---"))]
    assert len(lines) > 20
    assert [line for line in lines if not NAMED.search(line) and "| the same" not in line] == []
    missing = [f"{file}::{name}" for file, name in NAMED.findall(TABLE) if name not in names_in(ROOT / file)]
    assert missing == []


def names_in(file: Path) -> set[str]:
    if not file.is_file():
        return set()
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
