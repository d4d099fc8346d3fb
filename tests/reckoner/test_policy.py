from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

import reckoner
from publisher.pages.council_build import CouncilBuild
from reckoner.policy import FORMAT, PolicyError, load
from tests.policies import GOOD, compiled, exampleshire

COMPILED = json.loads(CouncilBuild(exampleshire()).compiled)


def test_a_compiled_policy_is_read() -> None:
    policy = compiled(GOOD / "exampleshire")
    assert (policy.council, policy.name) == ("exampleshire", "Exampleshire County Council")
    assert (policy.version, policy.law_as_at) == ("2026-11-22", "2026-11-01")
    assert [(edition.from_, edition.until) for edition in policy.editions] == [
        (date(2026, 11, 1), date(2027, 4, 1)),
        (date(2027, 4, 1), None),
    ]


@pytest.mark.parametrize(
    ("day", "first_day"),
    [
        (date(2026, 10, 31), None),
        (date(2026, 11, 1), date(2026, 11, 1)),
        (date(2027, 3, 31), date(2026, 11, 1)),
        (date(2027, 4, 1), date(2027, 4, 1)),
        (date(2099, 1, 1), date(2027, 4, 1)),
    ],
)
def test_an_edition_holds_from_its_first_day_up_to_the_next_ones(day: date, first_day: date | None) -> None:
    edition = compiled(GOOD / "exampleshire").edition(day)
    assert (edition and edition.from_) == first_day


def without(key: str) -> dict[str, Any]:
    return {name: value for name, value in COMPILED.items() if name != key}


@pytest.mark.parametrize(
    "data",
    [
        [],
        None,
        "exampleshire",
        {},
        {"format": FORMAT},
        without("format"),
        without("editions"),
        without("council"),
        {**COMPILED, "editions": [{}]},
        {**COMPILED, "editions": [{**COMPILED["editions"][0], "from": "soon"}]},
        {
            **COMPILED,
            "editions": [
                {**COMPILED["editions"][0], "holders": [{"id": "a", "name": "A", "decision": 0, "strands": []}]}
            ],
        },
        {**COMPILED, "editions": [{**COMPILED["editions"][0], "nodes": [[0]]}]},
    ],
)
def test_what_is_no_compiled_policy_is_refused(data: Any) -> None:
    with pytest.raises(PolicyError, match="not a compiled policy"):
        load(json.dumps(data, default=str))


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(PolicyError, match="not a compiled policy"):
        load(text)


def test_a_policy_of_another_format_is_refused_with_both_formats_named() -> None:
    with pytest.raises(reckoner.PolicyError, match=f"in format 999; this engine reads format {FORMAT}"):
        load(json.dumps({**COMPILED, "format": 999}))
