from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.policies.editions import editions
from publisher.rules.formulas import AnswerIn
from publisher.rules.logic import HIDDEN, SHOWN, build_logic, decisions_of, used_questions
from tests.policies import changed, exampleshire

if TYPE_CHECKING:
    from pathlib import Path

EDITION = editions(exampleshire())[0]
LOGIC = build_logic(EDITION)


def test_numbers_are_cut_where_some_test_makes_a_difference() -> None:
    assert dict(zip([question.id for question in LOGIC.questions], LOGIC.cuts, strict=True)) == {
        "age": (16, 18),
        "in_education": (),
        "ehc_plan": (),
        "ehc_review": (),
        "care_plan": (),
        "manage": (),
    }
    assert LOGIC.diagrams.cells == [3, 2, 3, 3, 2, 2]


def test_a_guard_alone_cuts_a_number_too(tmp_path: Path) -> None:
    policies = changed(
        tmp_path,
        "england/questions.yaml",
        ("asked_if: {question: age, at_least: 16}", "asked_if: {question: age, at_least: 14}"),
    )
    assert build_logic(editions(exampleshire(policies))[0]).cuts[0] == (14, 16, 18)


def test_every_list_of_outcomes_and_every_note_is_a_decision() -> None:
    assert [decision.about for decision in LOGIC.decisions] == [
        ("strand", "education", None),
        ("strand", "social_care", None),
        ("way", "direct_payment", None),
        ("way", "direct_payment", "education"),
        ("way", "notional", None),
        ("holder", "parent", None),
        ("holder", "young_person", None),
        ("note", "from_16", None),
    ]
    assert [about for about, _, _ in decisions_of(EDITION)] == [
        d.about for d in LOGIC.decisions if d.about.kind != "note"
    ]


def test_a_decision_has_a_name_for_messages() -> None:
    names = [decision.name for decision in LOGIC.decisions]
    assert names[0] == "the strand 'education'"
    assert names[3] == "the way 'direct_payment' in the strand 'education'"


def test_a_question_is_used_where_a_clause_tests_it_or_another_question_depends_on_it(tmp_path: Path) -> None:
    policies = changed(
        tmp_path,
        "exampleshire/policy.yaml",
        ('{question: manage, is: ["yes"]}', "{question: ehc_review, is: [now]}"),
        ("{question: ehc_plan, is: [draft]}", "{question: ehc_review, is: [now]}"),
        ("{question: ehc_plan, is: [final]}", "{question: ehc_review, is: [now]}"),
    )
    used = [question.id for question in used_questions(editions(exampleshire(policies))[0])]
    assert used == ["age", "in_education", "ehc_plan", "ehc_review", "care_plan"]


def test_the_guards_say_where_a_question_is_asked() -> None:
    age, in_education = LOGIC.numbers["age"], LOGIC.asked["in_education"]
    assert [LOGIC.diagrams.child(in_education, age, cell) for cell in range(3)] == [HIDDEN, SHOWN, SHOWN]
    assert set(LOGIC.asked) == {"in_education", "ehc_review"}


def test_cells_are_put_in_answers_and_in_words() -> None:
    family = {LOGIC.numbers["ehc_plan"]: 1, LOGIC.numbers["age"]: 2}
    assert LOGIC.answers(family) == {"age": 18, "ehc_plan": "draft"}
    assert LOGIC.in_words(family) == "age is 18 and ehc_plan is draft"
    assert LOGIC.in_words({LOGIC.numbers["age"]: 0}) == "age is 0"
    assert LOGIC.in_words({}) == "whatever the answers are"


def test_a_clause_can_be_taken_as_true_or_false() -> None:
    tree = LOGIC.decision_for("strand", "social_care").trees[0]
    assert LOGIC.condition(tree, {"aged_18": True}) is True
    assert LOGIC.condition(tree) == AnswerIn(LOGIC.numbers["age"], frozenset([2]))
    assert LOGIC.condition(None) is True
