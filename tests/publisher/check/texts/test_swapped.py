"""Words for who meets a test and words for who does not are told apart, and swapped ones are found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from publisher.check.texts.swapped import check_swapped
from publisher.model.formulas import Test as AnswerTest
from publisher.source.problems import Code, Report
from tests.policies import REAL, councils, exampleshire

if TYPE_CHECKING:
    from publisher.model.council.clauses import Clause
    from publisher.policies.read import CouncilFiles

SOME = exampleshire().policy.clauses[0]


def found(clause: Clause, files: CouncilFiles) -> bool:
    """Whether the words of one clause are said to be swapped."""
    report = Report()
    check_swapped(replace(files, policy=files.policy.model_copy(update={"clauses": [clause]})), report)
    assert {problem.code for problem in report.problems} <= {Code.WORDS_SWAPPED}
    return any(f"'{clause.id}'" in problem.what for problem in report.problems)


def with_words(test: AnswerTest, met: str, unmet: str) -> Clause:
    return SOME.model_copy(update={"id": "tried", "test": test, "met": met, "unmet": unmet})


@pytest.mark.parametrize(
    ("test", "met", "unmet"),
    [
        (AnswerTest.model_validate({"question": "ehc_plan", "is": ["final"]}), "You have it.", "You do not have it."),
        (AnswerTest.model_validate({"question": "ehc_plan", "is": ["none"]}), "There is no plan.", "There is a plan."),
        (AnswerTest.model_validate({"question": "in_education", "is": ["yes"]}), "You learn.", "You don't learn."),
        (AnswerTest(question="age", at_least=16), "You are 16 or over.", "You are under 16."),
        (AnswerTest(question="age", below=16), "You are under 16.", "You are over 15."),
    ],
)
def test_swapped_words_are_found_and_right_ones_are_left_alone(test: AnswerTest, met: str, unmet: str) -> None:
    assert not found(with_words(test, met, unmet), exampleshire())
    assert found(with_words(test, unmet, met), exampleshire())


@pytest.mark.parametrize(
    ("test", "met", "unmet"),
    [
        (
            AnswerTest.model_validate({"question": "ehc_plan", "is": ["draft"]}),
            "It is not final.",
            "There is no draft.",
        ),
        (AnswerTest.model_validate({"question": "ehc_plan", "is": ["draft", "none"]}), "Not final.", "It is final."),
        (AnswerTest(question="age", at_least=18, below=19), "You are not 17.", "You are 17."),
    ],
)
def test_nothing_is_said_where_nobody_can_tell(test: AnswerTest, met: str, unmet: str) -> None:
    assert not found(with_words(test, met, unmet), exampleshire())
    assert not found(with_words(test, unmet, met), exampleshire())


@pytest.mark.parametrize("files", councils(REAL), ids=lambda files: files.council.id)
def test_most_words_of_a_real_council_cannot_be_swapped_unseen(files: CouncilFiles) -> None:
    tested = [clause for clause in files.policy.clauses if clause.test is not None]
    swapped = [clause.model_copy(update={"met": clause.unmet, "unmet": clause.met}) for clause in tested]
    assert not any(found(clause, files) for clause in tested)
    assert sum(found(clause, files) for clause in swapped) > len(tested) / 2
