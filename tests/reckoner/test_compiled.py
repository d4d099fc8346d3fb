from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reckoner
from publisher.pages.council_build import CouncilBuild
from reckoner.compiled import FORMAT, PolicyError, dump, load
from reckoner.policy import Policy
from tests.examples import examples
from tests.policies import compiled, exampleshire
from tests.reckoner.every_council import every_council
from tests.rules import Rules, rules

if TYPE_CHECKING:
    from pathlib import Path

COMPILED = json.loads(CouncilBuild(exampleshire()).compiled)


@every_council
def test_a_policy_is_read_as_it_was_written(folder: Path) -> None:
    policy = compiled(folder)
    assert load(dump(policy)) == policy
    assert dump(load(dump(policy))) == dump(policy)


@pytest.mark.thorough
@given(rules(), st.data())
@examples(40)
def test_any_rules_are_read_as_they_were_written(some: Rules, data: st.DataObject) -> None:
    fixed = data.draw(st.lists(st.booleans(), min_size=len(some.cells), max_size=len(some.cells)))
    policy = Policy("ex", "Ex", "2026-11-22", "2026-11-01", {"open": "It is so"}, (some.edition(fixed),))
    assert load(dump(policy)) == policy


def test_a_compiled_policy_is_read() -> None:
    policy = load(CouncilBuild(exampleshire()).compiled)
    assert (policy.council, policy.name) == ("exampleshire", "Exampleshire County Council")
    assert (policy.version, policy.law_last_looked_at) == ("2026-11-22", "2026-11-01")
    assert [(edition.from_, edition.until) for edition in policy.editions] == [
        (date(2026, 11, 1), date(2027, 4, 1)),
        (date(2027, 4, 1), None),
    ]


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
