"""The rules in OpenFisca: each result is a variable, whose formula works on all families at once."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import ETERNITY
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.bench.peers.rule_set import Condition, Decision, RuleSet

_PERIOD = "2026-11"


def run_vectors(rules: RuleSet, families: Sequence[Sequence[str | int]]) -> tuple[float, dict[str, list[str]]]:
    """Every result of some families, and how many seconds they took; reading the families in is not counted."""
    family = build_entity(key="family", plural="families", label="A family", is_person=True)
    system = TaxBenefitSystem([family])
    for question in rules["options"]:
        system.add_variable(_variable(question, family))
    for decision in rules["decisions"]:
        system.add_variable(_variable(decision["name"], family, decision, rules))
    simulation = SimulationBuilder().build_default_simulation(system, count=len(families))
    for at, (question, options) in enumerate(rules["options"].items()):
        places = {option: place for place, option in enumerate(options or ())}
        answers = np.array([places.get(str(row[at]), row[at]) for row in families], dtype=np.int32)
        simulation.set_input(question, _PERIOD, answers)
    start = time.perf_counter()
    found = {decision["name"]: simulation.calculate(decision["name"], _PERIOD) for decision in rules["decisions"]}
    seconds = time.perf_counter() - start
    return seconds, {
        decision["name"]: [decision["cases"][case]["status"] for case in found[decision["name"]]]
        for decision in rules["decisions"]
    }


def _variable(name: str, family: Any, decision: Decision | None = None, rules: RuleSet | None = None) -> type[Variable]:
    """A variable: the answer to a question, by its place among the options, or a result, by that of its case."""
    members: dict[str, Any] = {"value_type": int, "entity": family, "definition_period": ETERNITY, "label": name}
    if decision is not None and rules is not None:

        def formula(families: Any, period: Any) -> Any:
            def met(condition: Condition) -> Any:
                if isinstance(condition, bool):
                    return np.full(families.count, condition)
                if "all" in condition:
                    return np.logical_and.reduce([met(part) for part in condition["all"]])
                if "any" in condition:
                    return np.logical_or.reduce([met(part) for part in condition["any"]])
                answer = families(condition["question"], period)
                if "options" in condition:
                    known = rules["options"][condition["question"]] or []
                    return np.isin(answer, [known.index(option) for option in condition["options"]])
                return (answer >= condition["least"]) & (answer <= condition["most"])

            cases = decision["cases"]
            return np.select([met(case["condition"]) for case in cases], range(len(cases)))

        members["formula"] = formula
    return type(name, (Variable,), members)
