from __future__ import annotations

from datetime import date

from publisher.difference.exact.units import Unit, formula_words, outcome_words, units_of
from publisher.model import formulas
from publisher.model.formulas import All, Any_, Not
from publisher.rules.logic import About
from tests.publisher.difference.edited import Pair, build

DAY = date(2026, 11, 22)


def test_conditions_are_said_in_one_line_with_brackets_where_they_need_them() -> None:
    age = formulas.Test(question="age", at_least=16, below=18)
    plan = formulas.Test.model_validate({"question": "plan", "is": ["final", "draft"]})
    either = Any_(any=["a", Not.model_validate({"not": "b"})])
    assert formula_words(age) == "age at least 16 and below 18"
    assert formula_words(plan) == "plan is final or draft"
    assert formula_words(All(all=[either, "c"])) == "(a or not b) and c"
    assert formula_words(Not.model_validate({"not": either})) == "not (a or not b)"


def test_everything_that_decides_is_a_unit_with_its_line() -> None:
    pair = Pair(build(), build(), DAY)
    version = pair.versions[0]
    units = units_of(pair.space, 0, version)
    policy = version.policy
    assert {unit for unit in units if unit.kind == "clause"} == {Unit("clause", each.id) for each in policy.clauses}
    assert {unit for unit in units if unit.kind == "rule"} == {Unit("rule", each.id) for each in policy.rules}
    assert {unit for unit in units if unit.kind == "note"} == {Unit("note", each.id) for each in policy.notes}
    assert {unit.about for unit in units if unit.kind == "outcomes"} == {
        about for about in version.logic.by_about if about.kind != "note"
    }
    assert len([unit for unit in units if unit.kind == "question"]) == len(version.logic.questions)
    assert str(units[Unit("clause", "aged_16")].place).endswith("exampleshire/policy.yaml:7")
    way = Unit("outcomes", About("way", "direct_payment", "education"))
    assert (way.id, way.words) == (
        "outcomes way direct_payment education",
        "what is said of direct_payment for education",
    )


def test_an_outcome_is_said_with_what_was_edited_of_it() -> None:
    pair = Pair(build(), build(), DAY)
    outcome = units_of(pair.space, 0, pair.versions[0])[Unit("outcomes", About("strand", "education"))].outcomes[1]
    short = "'There is a plan.' (ask_later, when the plan is looked at again) if final_plan and not left_education"
    assert outcome_words(outcome, ["status"]) == short
    assert (
        outcome_words(outcome, ["steps", "contacts"])
        == f"{short}; steps: Ask the SEN team when that is.; contacts: sen_team"
    )
