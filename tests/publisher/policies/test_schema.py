"""The JSON Schemas that editors complete and check policies with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from publisher.policies.read import FILES, read_kinds
from publisher.policies.schema import schema_text, write_schemas
from publisher.source.problems import Report
from publisher.source.yaml_source import read_yaml
from tests.policies import GOOD, HERE, REAL

if TYPE_CHECKING:
    from pathlib import Path

WRITTEN = REAL / "schema"
POLICY_FILES = [
    path
    for policies in (GOOD, HERE / "fifth", HERE / "full_size", REAL)
    for path in sorted(policies.glob("*/*.yaml"))
    if path.stem in FILES
]

_KINDS = read_kinds(REAL, Report())
assert _KINDS is not None
KINDS = _KINDS


@pytest.mark.parametrize("name", FILES)
def test_the_schema_that_editors_use_is_the_one_of_the_models(name: str) -> None:
    written = (WRITTEN / f"{name}.schema.json").read_text(encoding="utf-8")
    assert written == schema_text(name, KINDS), "Run: make schema"


def test_a_schema_is_written_for_every_kind_of_file(tmp_path: Path) -> None:
    paths = write_schemas(tmp_path, KINDS)
    assert sorted(path.name for path in paths) == sorted(f"{name}.schema.json" for name in FILES)
    assert all(json.loads(path.read_text(encoding="utf-8"))["type"] == "object" for path in paths)


@pytest.mark.parametrize("path", POLICY_FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_policy_file_names_its_schema(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    prefix = "# yaml-language-server: $schema="
    assert first.startswith(prefix)
    assert (path.parent / first.removeprefix(prefix)).resolve() == WRITTEN / f"{path.stem}.schema.json"


@pytest.mark.parametrize("path", POLICY_FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_schema_knows_every_key_of_its_files(path: Path) -> None:
    source = read_yaml(path, Report())
    assert source is not None
    schema = json.loads(schema_text(path.stem, KINDS))
    assert unknown_keys(source.data, schema, schema) == []


def unknown_keys(data: Any, schema: dict[str, Any], whole: dict[str, Any]) -> list[str]:
    """The keys of the data that no branch of the schema has."""
    branches = list(branches_of(schema, whole))
    if isinstance(data, dict):
        known = {key: inner for branch in branches for key, inner in branch.get("properties", {}).items()}
        free = [inner for branch in branches if isinstance(inner := branch.get("additionalProperties"), dict)]
        free += [inner for branch in branches for inner in branch.get("patternProperties", {}).values()]
        found = [key for key in data if key not in known and not free]
        for key, value in data.items():
            inner = {"anyOf": [*([known[key]] if key in known else []), *free]}
            found += unknown_keys(value, inner, whole)
        return found
    if isinstance(data, list):
        items = {"anyOf": [branch["items"] for branch in branches if "items" in branch]}
        return [key for item in data for key in unknown_keys(item, items, whole)]
    return []


def branches_of(schema: dict[str, Any], whole: dict[str, Any]) -> list[dict[str, Any]]:
    """A schema with its references followed and its alternatives laid side by side."""
    if "$ref" in schema:
        return branches_of(whole["$defs"][schema["$ref"].rpartition("/")[2]], whole)
    inner = [branch for key in ("anyOf", "oneOf", "allOf") for branch in schema.get(key, [])]
    return [schema, *(found for branch in inner for found in branches_of(branch, whole))]
