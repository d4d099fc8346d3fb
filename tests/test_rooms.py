"""The rooms of publisher/ are small, say what they are, and are where their tests and the documents say."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PUBLISHER = ROOT / "publisher"
TESTS = ROOT / "tests" / "publisher"
NO_ROOMS = PUBLISHER / "runtime" / "instead"
"""Modules of the browser's library: no Python here imports them."""

ROOMS = sorted(path.parent for path in PUBLISHER.rglob("__init__.py") if not path.is_relative_to(NO_ROOMS))

NAMING = [
    path
    for folder in ("docs", "overrides", "publisher", "policies")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".md", ".html", ".css", ".js", ".json", ".py", ".yaml"}
]
"""Whatever may say where a module is."""

MODULE = re.compile(r"(?<![\w/])(?:publisher|tests)(?:/\w+)+\.(?:py|js|css|mjs)\b")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("room", ROOMS, ids=named)
def test_a_room_has_about_a_dozen_modules_at_most_but_for_the_pages(room: Path) -> None:
    modules = [path for path in room.glob("*.py") if path.name != "__init__.py"]
    assert len(modules) <= 13 or room == PUBLISHER / "pages"


@pytest.mark.parametrize("room", ROOMS, ids=named)
def test_a_room_says_what_is_in_it_and_what_it_may_use(room: Path) -> None:
    said = ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8")))
    assert said is not None
    assert re.search(r"\bUses \w+|\bIt may import from\b", said)


def test_the_rooms_are_in_the_order_that_imports_are_held_to() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(contract["layers"] for contract in contracts if contract.get("containers") == ["publisher"])
    said = ast.get_docstring(ast.parse((PUBLISHER / "__init__.py").read_text(encoding="utf-8")))
    assert said is not None
    told = re.findall(r"\w+", said.partition("no other: ")[2])
    assert [room for layer in layers for room in re.findall(r"\w+", layer)] == told


def test_every_decision_is_in_the_table_of_decisions() -> None:
    records = [path for path in (ROOT / "docs/architecture").glob("*.md") if "**Decision" in path.read_text("utf-8")]
    table = (ROOT / "docs/architecture/index.md").read_text(encoding="utf-8").partition("## Decisions")[2]
    assert [path.name for path in records if f"]({path.name})" not in table] == []


def test_the_tests_of_a_module_have_its_path() -> None:
    tests = [path for path in TESTS.rglob("test_*.py") if path.parent != TESTS]
    assert len(tests) > 50
    modules = {path: PUBLISHER / path.relative_to(TESTS).with_name(path.name.removeprefix("test_")) for path in tests}
    assert [named(test) for test, module in modules.items() if not module.exists()] == []


def test_every_module_that_is_named_is_there() -> None:
    found = {(named(path), module) for path in NAMING for module in MODULE.findall(path.read_text(encoding="utf-8"))}
    assert len(found) > 30
    assert sorted(pair for pair in found if not (ROOT / pair[1]).exists()) == []
