"""The JSON Schema of a comparison, for programs that read `local-offer diff --format json`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from publisher.difference.result import Comparison
from publisher.source.output import replace_file

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = "publisher/difference/difference.schema.json"


def schema_text() -> str:
    """The schema, as `local-offer schema` writes it."""
    schema = TypeAdapter(Comparison).json_schema()
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def write_difference_schema(root: Path) -> list[Path]:
    """Write it into the project in a folder; returns the files written, none if there is no project."""
    path = root / SCHEMA
    if not path.parent.is_dir():
        return []
    replace_file(path, schema_text())
    return [path]
