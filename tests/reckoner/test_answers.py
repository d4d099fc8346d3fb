from __future__ import annotations

from typing import Any

import pytest

from reckoner.answers import OPEN, AnswersError, answer_in, cell_of, read_answers, words_for
from tests.policies import GOOD, compiled

EDITION = compiled(GOOD / "exampleshire").editions[0]
QUESTIONS = {question.id: question for question in EDITION.questions}
AGE, PLAN = QUESTIONS["age"], QUESTIONS["ehc_plan"]


def test_an_answer_falls_into_the_cell_of_its_option() -> None:
    assert [cell_of(PLAN, answer) for answer in ("final", "draft", "none")] == [0, 1, 2]


def test_a_number_falls_between_the_cuts_with_its_lower_one() -> None:
    assert [cell_of(AGE, age) for age in (0, 15, 16, 17, 18, 25)] == [0, 0, 1, 1, 2, 2]


@pytest.mark.parametrize("answer", ["finall", "", "Final", 0, 1, True, None, ["final"], {"final": 1}, 1.0])
def test_what_is_no_option_has_no_cell(answer: Any) -> None:
    assert cell_of(PLAN, answer) is None


@pytest.mark.parametrize("answer", [-1, 26, 9.0, 9.5, "9", True, False, None, [9], float("nan")])
def test_what_is_no_number_of_the_question_has_no_cell(answer: Any) -> None:
    assert cell_of(AGE, answer) is None


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_the_answer_of_a_cell_falls_into_it(question: Any) -> None:
    for cell in range(question.cells):
        assert cell_of(question, answer_in(question, cell)) == cell


def test_a_cell_is_told_in_words() -> None:
    assert [words_for(PLAN, cell) for cell in range(3)] == [
        "Yes, there is a final plan",
        "A draft plan is being written",
        "No",
    ]
    assert [words_for(AGE, cell) for cell in range(3)] == ["under 16", "16 to 17", "18 or over"]


def test_answers_are_cells_and_whether_they_were_asked() -> None:
    answers = read_answers(EDITION, {"ehc_plan": "draft", "age": 17, "manage": "dont_know"})
    at = {question: number for number, question in enumerate(QUESTIONS)}
    known = {"age": 1, "ehc_plan": 1}
    assert answers.cells == [known.get(question, OPEN) for question in QUESTIONS]
    assert [name for name in QUESTIONS if answers.asked[at[name]]] == ["age", "ehc_plan", "manage"]


def test_every_wrong_answer_is_told_with_its_code_and_what_to_do() -> None:
    with pytest.raises(AnswersError) as raised:
        read_answers(EDITION, {"pets": "yes", "age": 99, "ehc_plan": "finall", "manage": "yes"})
    assert [(problem.question, problem.code, problem.what, problem.do) for problem in raised.value.problems] == [
        ("pets", "LO202", "There is no question 'pets'.", f"Use one of: {', '.join(QUESTIONS)}."),
        ("age", "LO203", "'99' is not an answer to 'age'.", "Use a whole number from 0 to 25. Or say dont_know."),
        (
            "ehc_plan",
            "LO203",
            "'finall' is not an answer to 'ehc_plan'.",
            "Use one of: final, draft, none. Or say dont_know.",
        ),
    ]
