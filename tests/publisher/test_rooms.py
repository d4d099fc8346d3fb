"""What the `__init__` of a room says that it uses is what its modules import."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
PUBLISHER = ROOT / "publisher"
ENGINE = "engine"
"""What a room calls `reckoner`."""

_LAYERS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"][0]
ORDER = [layer.split(" | ") for layer in _LAYERS["layers"]]
"""The rooms, those of one height together, the highest first."""

ROOMS = [room for layer in ORDER for room in layer]
NO_ROOMS = PUBLISHER / "runtime" / "instead"
"""Modules of the browser's library: no Python here imports them."""

PACKAGES = sorted(
    path.parent
    for path in PUBLISHER.rglob("__init__.py")
    if path.parent != PUBLISHER and not path.is_relative_to(NO_ROOMS)
)


def below(room: str) -> set[str]:
    height = next(height for height, layer in enumerate(ORDER) if room in layer)
    return {lower for layer in ORDER[height + 1 :] for lower in layer}


def said_to_be_used(package: Path) -> set[str]:
    """What a room says in the sentence that begins with "Uses"; and its own, of which it need not speak."""
    docstring = ast.get_docstring(ast.parse((package / "__init__.py").read_text(encoding="utf-8"))) or ""
    _, uses, said = docstring.partition("Uses ")
    assert uses, f"{package} does not say what it uses"
    own = package.relative_to(PUBLISHER).parts[0]
    named = {room for room in ROOMS if re.search(rf"\b{room}\b", said)}
    found = named | {own}
    if re.search(r"\bbelow\b|\bmay use\b|\bwhat those use\b", said):
        found |= set[str]().union(*map(below, named or {own}))
    if "may use" in said and package != PUBLISHER / own:
        found |= said_to_be_used(PUBLISHER / own)
    if "every" in said.lower():
        found |= set(ROOMS)
    return found | ({ENGINE} if ENGINE in said or "every" in said.lower() else set())


def imported(package: Path) -> Iterator[str]:
    for module in package.glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for first, *rest in (name.split(".") for name in names):
                if first == "publisher":
                    yield rest[0]
                elif first == "reckoner":
                    yield ENGINE


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: str(package.relative_to(PUBLISHER)))
def test_a_room_says_what_it_uses(package: Path) -> None:
    assert set(imported(package)) - said_to_be_used(package) == set()
