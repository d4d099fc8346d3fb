"""The JSON Schemas of the data, made from the models of its rows."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from publisher.data.index import Index
from publisher.difference import difference_schema
from publisher.runtime.result_types import schema_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import BaseModel

    from publisher.data.tables import Dataset

FOLDER = "schema"
"""Where they are, below that of the data."""

INDEX, RESULT, DIFFERENCE = "index", "result", "difference"
"""The names of those that are of no table."""


def schema_address(name: str) -> str:
    """Where the schema of something is, below the folder of the data."""
    return f"{FOLDER}/{name}.schema.json"


def schemas(datasets: Iterable[Dataset]) -> dict[str, str]:
    """Every schema by its address below the folder of the data."""
    return {
        schema_address(INDEX): _text(Index),
        schema_address(RESULT): schema_text(),
        schema_address(DIFFERENCE): difference_schema(),
        **{schema_address(dataset.id): _text(dataset.table) for dataset in datasets},
    }


@cache
def _text(model: type[BaseModel]) -> str:
    """The schema of a model. What a class says stays as it is while a program runs."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema(by_alias=True)}
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
