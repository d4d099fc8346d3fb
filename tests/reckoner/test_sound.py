"""A compiled policy that was damaged is refused when it is loaded, and every other one gives every family a result."""

from __future__ import annotations

import copy
import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reckoner
from publisher.pages.council_build import CouncilBuild
from tests.examples import examples
from tests.policies import exampleshire
from tests.reckoner.damaged import damaged, some_answers

if TYPE_CHECKING:
    from collections.abc import Callable

COMPILED = CouncilBuild(exampleshire()).compiled
DAY = date(2026, 11, 22)


def refused(damage: Callable[[dict[str, Any]], object]) -> str:
    """What is said of a policy whose first edition is damaged."""
    data = copy.deepcopy(json.loads(COMPILED))
    damage(data["editions"][0])
    with pytest.raises(reckoner.PolicyError, match="not a compiled policy") as error:
        reckoner.load(json.dumps(data))
    return str(error.value)


@pytest.mark.parametrize(
    "damage",
    [
        lambda e: e["nodes"].append([0, [0]]),
        lambda e: e["nodes"].append([99, [0, 1]]),
        lambda e: e["nodes"].append([0, [10**6] * 2]),
        lambda e: e["nodes"].reverse(),
        lambda e: e.update(ends=10**12),
        lambda e: e.update(ends=1),
        lambda e: e["decisions"][0].update(root=10**6),
        lambda e: e["decisions"][0].update(root=True),
        lambda e: e["decisions"][0]["outcomes"].pop(),
        lambda e: e["decisions"][0]["outcomes"][0].update(status="perhaps"),
        lambda e: e["decisions"][0]["outcomes"][0].update(ask=["nobody"]),
        lambda e: e["decisions"][0]["outcomes"][0].update(council_decides=[0]),
        lambda e: e["decisions"][0]["outcomes"][0].update(letter=99),
        lambda e: e["decisions"][0]["outcomes"][0].update(steps=[-1]) or e["steps"].clear(),
        lambda e: e["steps"].__setitem__(0, "Ask."),
        lambda e: e["steps"].__setitem__(0, {"text": "Ask.", "cites": "EX-001"}),
        lambda e: e["conditions"].append(["not", 10**6]),
        lambda e: e["conditions"].append(["all"]),
        lambda e: e["conditions"].append(["perhaps", 0]),
        lambda e: e["conditions"].extend(["not", len(e["conditions"]) + at] for at in range(-1, 400)),
        lambda e: e["clauses"][0].update(question=99),
        lambda e: e["clauses"][0].update(cells=[99]),
        lambda e: e["clauses"][0].update(met=None),
        lambda e: e["questions"].append(e["questions"][0]),
        lambda e: e["questions"][0].update(cuts=[18, 16]),
        lambda e: e["questions"][1].update(options=[["yes", "Yes"], ["no", 0]]),
        lambda e: e["strands"][0].update(ask="nobody"),
        lambda e: e["strands"][0].update(decision=len(e["decisions"]) - 1),
        lambda e: e["contacts"]["sen_team"].pop("dear"),
        lambda e: e["letters"][0].update(subject=["Dear"]),
        lambda e: e["readers"].update(words=[]),
        lambda e: e["conflicts"][0].update(shown={"conflict": "a"}),
        lambda e: e["notes"][0].update(first="yes"),
        lambda e: e.update({"until": "2026-12-24"}),
    ],
)
def test_what_leads_nowhere_is_refused(damage: Callable[[dict[str, Any]], object]) -> None:
    assert refused(damage)


@pytest.mark.parametrize("best", [[10**12], [-1], ["0"]])
def test_a_best_outcome_that_is_none_is_none(best: list[Any]) -> None:
    data = json.loads(COMPILED)
    data["editions"][0]["decisions"][0]["best"] = best
    assert reckoner.load(json.dumps(data)).editions[0].decisions[0].best == 0


@pytest.mark.thorough
@given(st.data())
@examples(150)
def test_a_damaged_policy_is_refused_or_gives_every_family_a_result(data: st.DataObject) -> None:
    text = data.draw(damaged(COMPILED))
    try:
        policy = reckoner.load(text)
    except reckoner.PolicyError:
        return
    try:
        result = reckoner.estimate(policy, data.draw(some_answers(policy)), DAY)
    except reckoner.AnswersError:
        return
    assert json.dumps(result)
