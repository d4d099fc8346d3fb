from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from publisher.model import formulas
from publisher.model.council.clauses import Rule
from publisher.model.england.questions import Question
from publisher.model.formulas import references, walk
from publisher.rules.formulas import (
    AnswerIn,
    ClauseTree,
    Compound,
    cells_of,
    clauses_in,
    over_answers,
    over_clauses,
    over_tests,
)

FORMULA: TypeAdapter[Any] = TypeAdapter(formulas.Formula)
NESTED = FORMULA.validate_python({"all": ["a", {"any": ["b", {"not": {"all": ["c", "a"]}}]}]})
RULES = {
    "inner": Rule.model_validate({"id": "inner", "if": {"not": "c"}}),
    "outer": Rule.model_validate({"id": "outer", "if": {"all": ["a", "inner"]}}),
}
AGE = Question.model_validate(
    {
        "id": "age",
        "group": "g",
        "ask": "?",
        "short": "Age",
        "why": "!",
        "number": {"least": 0, "most": 30, "unit": "years"},
    }
)
PLAN = Question.model_validate(
    {
        "id": "plan",
        "group": "g",
        "ask": "?",
        "short": "Plan",
        "why": "!",
        "options": [{"id": "final", "label": "F"}, {"id": "draft", "label": "D"}, {"id": "none", "label": "N"}],
    }
)


def a_test(**keys: Any) -> formulas.Test:
    return formulas.Test.model_validate({"question": "age", **keys})


def test_walking_names_every_part_with_the_keys_that_lead_to_it() -> None:
    assert list(walk(NESTED, ("if",))) == [
        (("if", "all", 0), "a"),
        (("if", "all", 1, "any", 0), "b"),
        (("if", "all", 1, "any", 1, "not", "all", 0), "c"),
        (("if", "all", 1, "any", 1, "not", "all", 1), "a"),
    ]


def test_references_are_the_names_in_a_condition() -> None:
    assert references(NESTED) == {"a", "b", "c"}
    assert references(FORMULA.validate_python({"question": "age", "at_least": 16})) == set()


def test_rules_are_written_out_until_only_clauses_are_left() -> None:
    tree = over_clauses(FORMULA.validate_python({"any": ["outer", "b"]}), RULES)
    written_out: ClauseTree = Compound("any", (Compound("all", ("a", Compound("not", ("c",)))), "b"))
    assert tree == written_out
    assert list(clauses_in(tree)) == ["a", "c", "b"]


def test_a_rule_cannot_test_an_answer_itself() -> None:
    with pytest.raises(ValueError, match="through clauses"):
        over_clauses(FORMULA.validate_python({"question": "age", "at_least": 16}), {})


def test_clauses_become_tests_of_answers() -> None:
    leaves: dict[str, Any] = {"a": AnswerIn(0, frozenset([1])), "b": True}
    tree: ClauseTree = Compound("all", ("a", Compound("not", ("b",))))
    assert over_answers(tree, leaves.__getitem__) == Compound("all", (leaves["a"], Compound("not", (True,))))


def test_a_guard_tests_answers_directly() -> None:
    guard = FORMULA.validate_python(
        {"any": [{"question": "age", "at_least": 16}, {"not": {"question": "plan", "is": ["none"]}}]}
    )
    leaves = {"age": AnswerIn(0, frozenset([1])), "plan": AnswerIn(1, frozenset([2]))}
    assert over_tests(guard, lambda test: leaves[test.question]) == Compound(
        "any", (leaves["age"], Compound("not", (leaves["plan"],)))
    )
    with pytest.raises(ValueError, match="answers directly"):
        over_tests("aged_16", lambda _: True)


@pytest.mark.parametrize(
    ("bounds", "cells"),
    [
        ({"at_least": 16}, {1, 2, 3}),
        ({"at_least": 18}, {2, 3}),
        ({"below": 16}, {0}),
        ({"below": 26}, {0, 1, 2}),
        ({"at_least": 16, "below": 18}, {1}),
        ({"at_least": 16, "below": 26}, {1, 2}),
    ],
)
def test_a_number_is_in_the_cells_between_its_bounds(bounds: dict[str, int], cells: set[int]) -> None:
    assert cells_of(a_test(**bounds), AGE, (16, 18, 26)) == cells


def test_an_option_is_its_own_cell() -> None:
    assert cells_of(a_test(question="plan", **{"is": ["none", "final"]}), PLAN, ()) == {0, 2}


@pytest.mark.parametrize(
    "wrong",
    [
        {"all": []},
        {"any": []},
        {"not": []},
        {"all": ["a"], "any": ["b"]},
        {"none_of": ["a"]},
        {"question": "age"},
        {"question": "age", "is": []},
        {"question": "age", "is": ["x"], "below": 3},
        {"question": "age", "at_least": 5, "below": 5},
        {},
        [],
        16,
        None,
        "Not a name",
        "age >= 16",
    ],
)
def test_what_is_no_condition_is_refused(wrong: Any) -> None:
    with pytest.raises(ValidationError):
        FORMULA.validate_python(wrong)
