"""JSON Schemas of the policy files, made from the models, for editors that complete and check YAML as it is typed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from publisher.policies.read import FILES
from publisher.source.output import replace_file

if TYPE_CHECKING:
    from pathlib import Path


def schema_text(name: str) -> str:
    """The JSON Schema of one kind of file: `policy`, say."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **FILES[name].model_json_schema(by_alias=True)}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def write_schemas(folder: Path) -> list[Path]:
    """Write the schema of every kind of file into a folder; returns the files written."""
    written = []
    for name in FILES:
        path = folder / f"{name}.schema.json"
        replace_file(path, schema_text(name))
        written.append(path)
    return written
