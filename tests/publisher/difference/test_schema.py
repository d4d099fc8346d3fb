from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from publisher.difference.result import Comparison
from publisher.difference.schema import SCHEMA, schema_text, write_difference_schema
from tests.publisher.difference.shown.test_outline import comparison

ROOT = Path(__file__).resolve().parents[3]


def test_the_schema_is_the_one_that_is_kept() -> None:
    assert (ROOT / SCHEMA).read_text(encoding="utf-8") == schema_text()


def test_it_is_written_into_a_project_alone(tmp_path: Path) -> None:
    assert write_difference_schema(tmp_path) == []
    (tmp_path / SCHEMA).parent.mkdir(parents=True)
    assert write_difference_schema(tmp_path) == [tmp_path / SCHEMA]
    assert json.loads((tmp_path / SCHEMA).read_text(encoding="utf-8"))["title"] == "Comparison"


@pytest.mark.thorough
def test_a_comparison_is_as_its_type_says_and_plain_data() -> None:
    for name in ("a question is no longer asked", "another step", None):
        found = comparison(name)
        assert TypeAdapter(Comparison).validate_python(found, strict=True) == found
        assert json.loads(json.dumps(found)) == found
