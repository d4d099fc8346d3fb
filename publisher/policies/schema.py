"""JSON Schemas of the policy files, made from the models, for editors that complete and check YAML as it is typed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from publisher.model.references import REFERENCE_KEY
from publisher.policies.read import FILES
from publisher.source.output import replace_file

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.model.england.kinds import Kinds


def schema_text(name: str, kinds: Kinds) -> str:
    """The JSON Schema of one kind of file.

    Args:
        name: the file's name without `.yaml`: `policy`, say.
        kinds: the entries of england/kinds.yaml, which the schema offers wherever one is named.
    """
    schema = _with_ids(FILES[name].model_json_schema(by_alias=True), kinds)
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def write_schemas(folder: Path, kinds: Kinds) -> list[Path]:
    """Write the schema of every kind of file into a folder; returns the files written."""
    written = []
    for name in FILES:
        path = folder / f"{name}.schema.json"
        replace_file(path, schema_text(name, kinds))
        written.append(path)
    return written


def _with_ids(schema: Any, kinds: Kinds) -> Any:
    """A schema in which each id that names something has to exist."""
    if isinstance(schema, list):
        return [_with_ids(item, kinds) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if REFERENCE_KEY not in schema:
        return {key: _with_ids(value, kinds) for key, value in schema.items()}
    left = {key: value for key, value in schema.items() if key != REFERENCE_KEY}
    names = kinds.names(schema[REFERENCE_KEY])
    described = {"enumDescriptions": list(names.values())} if all(names.values()) else {}
    return {"enum": list(names), **described, **left}
