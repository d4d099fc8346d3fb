"""CONTRIBUTING.md says where things are: they are there."""

from __future__ import annotations

import re
from pathlib import Path

from publisher.source.problems import Code

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")

PATH = re.compile(r"[\w.-]+(?:/[\w.-]+)+/?|[\w-]+\.(?:md|toml|yml|lock|json)")


def test_every_path_is_there() -> None:
    named = [
        path
        for quoted in re.findall(r"`([^`]+)`|\]\(([^)]+)\)", TEXT)
        for text in quoted
        for path in PATH.findall(text)
    ]
    named = [path for path in named if not path.startswith(".venv/")]
    assert len(named) > 30
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_code_and_make_target_is_there() -> None:
    assert set(re.findall(r"LO\d{3}", TEXT)) <= {code.code for code in Code}
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(re.findall(r"`make ([a-z-]+)`", TEXT)) <= set(targets)
