"""What the engine returns is what its types say, in Python, for the browser modules and for other programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

import reckoner
from publisher.runtime.result_types import SCHEMA, TYPES, returned, schema_text, typescript, write_result_types
from reckoner.answers import DONT_KNOW
from tests.examples import examples
from tests.policies import GOOD, REAL, compiled, councils
from tests.reckoner.every_council import every_council, naive_of, some_answers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from publisher.policies.read import CouncilFiles

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).resolve().parents[3]
RETURNED = returned()
FAMILIES = [pytest.param(files, id=files.council.id) for policies in (GOOD, REAL) for files in councils(policies)]


def text_for(folder: Path, answers: Mapping[str, Any], day: str) -> str:
    return reckoner.estimate_text(compiled(folder), json.dumps({"answers": answers, "as_of": day}))


def test_the_written_types_are_the_ones_of_the_engine() -> None:
    assert (ROOT / TYPES).read_text(encoding="utf-8") == typescript(), "Run: make schema"
    assert (ROOT / SCHEMA).read_text(encoding="utf-8") == schema_text(), "Run: make schema"


def test_both_are_written_where_the_project_is(tmp_path: Path) -> None:
    assert write_result_types(tmp_path) == []
    for folder in (TYPES, SCHEMA):
        (tmp_path / folder).parent.mkdir(parents=True)
    assert write_result_types(tmp_path) == [tmp_path / TYPES, tmp_path / SCHEMA]
    assert (tmp_path / TYPES).read_text(encoding="utf-8") == typescript()


@pytest.mark.parametrize("files", FAMILIES)
def test_the_estimate_of_every_worked_family_is_of_its_type(files: CouncilFiles) -> None:
    for case in files.cases.cases:
        RETURNED.validate_json(text_for(files.folder, case.given, case.as_of.isoformat()))


@every_council
@given(data=st.data())
@examples(20)
def test_whatever_is_answered_an_estimate_is_of_its_type(data: st.DataObject, folder: Path) -> None:
    answers = data.draw(some_answers(naive_of(folder), DONT_KNOW))
    RETURNED.validate_json(text_for(folder, answers, "2026-11-22"))


@pytest.mark.parametrize(("answers", "day"), [({"shoe_size": 4}, "2026-11-22"), ({}, "1066-10-14"), ({}, "soon")])
def test_a_refusal_is_of_its_type(answers: dict[str, Any], day: str) -> None:
    refusal = text_for(GOOD / "exampleshire", answers, day)
    assert "problems" in json.loads(refusal)
    RETURNED.validate_json(refusal)


def changed(value: Any) -> Iterator[Any]:
    """A value with one key left out, misspelt or filled with something else, at every place and depth."""
    if isinstance(value, dict):
        for key, inner in value.items():
            others = {name: other for name, other in value.items() if name != key}
            yield from ({**others, key: new} for new in changed(inner))
            if key in KEYS:
                yield others
                yield {**others, key: {"unheard": "of"}}
                yield {**value, f"{key}s": inner}
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from ([*value[:index], new, *value[index + 1 :]] for new in changed(inner))


# Of some kind each, of a family that has all of them. What is by an id can have any name.
KEYS = {"status", "headline", "possible", "reasons", "cites", "clause", "state", "change", "given", "settled", "note"}


def test_a_key_that_is_left_out_misspelt_or_wrongly_filled_is_of_no_type() -> None:
    whole = json.loads(text_for(GOOD / "exampleshire", {"age": 17, "in_education": "no"}, "2026-11-22"))
    RETURNED.validate_json(json.dumps(whole))
    wrong = list(changed(whole))
    assert len(wrong) > 100
    for one in wrong:
        with pytest.raises(ValidationError):
            RETURNED.validate_json(json.dumps(one))


def test_every_type_of_the_browser_modules_is_in_the_schema() -> None:
    definitions = json.loads(schema_text())["$defs"]
    interfaces = [line.split()[2].partition("<")[0] for line in typescript().splitlines() if " interface " in line]
    assert {name.partition("_")[0] for name in definitions} == set(interfaces)
