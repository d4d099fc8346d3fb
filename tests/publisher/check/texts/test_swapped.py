"""Words for who meets a test and words for who does not are told apart, and swapped ones are found."""

from __future__ import annotations

import functools
from dataclasses import replace
from types import SimpleNamespace
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


def chosen(question: str, *options: str) -> AnswerTest:
    return AnswerTest.model_validate({"question": question, "is": list(options)})


def with_words(test: AnswerTest, met: str, unmet: str) -> Clause:
    return SOME.model_copy(update={"id": "tried", "test": test, "met": met, "unmet": unmet})


@pytest.mark.parametrize(
    ("test", "met", "unmet"),
    [
        (chosen("ehc_plan", "final"), "You have it.", "You do not have it."),
        (chosen("ehc_plan", "none"), "There is no plan.", "There is a plan."),
        (chosen("in_education", "yes"), "You learn.", "You don't learn."),
        (AnswerTest(question="age", at_least=16), "You are 16 or over.", "You are under 16."),
        (AnswerTest(question="age", below=16), "You are under 16.", "You are over 15."),
        (AnswerTest(question="age", at_least=18, below=19), "You are 18.", "You are not 18."),
        (chosen("ehc_plan", "draft"), "A draft is written.", "No draft is written."),
        (chosen("ehc_plan", "draft"), "It is not final.", "There is no draft."),
        (chosen("ehc_plan", "draft", "none"), "Not final.", "It is final."),
    ],
)
def test_swapped_words_are_found_and_right_ones_are_left_alone(test: AnswerTest, met: str, unmet: str) -> None:
    assert not found(with_words(test, met, unmet), exampleshire())
    assert found(with_words(test, unmet, met), exampleshire())


@pytest.mark.parametrize(
    ("test", "met", "unmet"),
    [
        (chosen("in_education", "yes"), "You learn.", "You work."),
        (chosen("in_education", "yes"), "You learn here.", "Nobody works there."),
        (AnswerTest(question="age", at_least=18, below=19), "You are not 17.", "You are 17."),
    ],
)
def test_nothing_is_said_where_nobody_can_tell(test: AnswerTest, met: str, unmet: str) -> None:
    assert not found(with_words(test, met, unmet), exampleshire())
    assert not found(with_words(test, unmet, met), exampleshire())


ASKED = {
    "plan": {"refused": "The council said no", "waiting": "We asked for one", "none": "No"},
    "manage": {"alone": "Yes", "with_help": "Yes, with some help", "no": "No, not even with help"},
    "shared": {"own": "No, it is just for one", "shared": "Yes, with a group", "none": "We would leave it as it is"},
    "assessment": {"some": "Some support is needed", "no_support": "No support is needed", "not_assessed": "No"},
}


@functools.cache
def asking() -> CouncilFiles:
    """The invented council, with questions whose options say much."""
    files = exampleshire()
    some = files.questions.questions[0]
    asked = [
        some.model_copy(update={"id": id_, "options": [SimpleNamespace(id=one, label=all_[one]) for one in all_]})
        for id_, all_ in ASKED.items()
    ]
    return replace(files, questions=files.questions.model_copy(update={"questions": asked}))


@pytest.mark.parametrize(
    ("test", "met", "unmet"),
    [
        (chosen("plan", "refused"), "The council said no to a plan.", "The council has not said no to a plan."),
        (chosen("plan", "waiting"), "You have asked, and there is no draft.", "You are not waiting."),
        (chosen("manage", "alone"), "You can manage the money.", "You would need help with it."),
        (chosen("manage", "alone", "with_help"), "You can manage it, alone or with help.", "That would be too much."),
        (chosen("shared", "own"), "It is arranged for one.", "Many share it, or you want no change."),
        (chosen("shared", "none"), "You want no change to the support.", "You want a change to the support."),
        (chosen("assessment", "no_support"), "It found no need for support.", "Nobody has said none is needed."),
    ],
)
def test_the_words_of_the_options_tell_too(test: AnswerTest, met: str, unmet: str) -> None:
    assert not found(with_words(test, met, unmet), asking())
    assert found(with_words(test, unmet, met), asking())


def test_nothing_is_said_where_denial_and_options_disagree() -> None:
    test, met, unmet = chosen("shared", "own"), "No group shares the support.", "A group shares the support."
    assert not found(with_words(test, met, unmet), asking())
    assert not found(with_words(test, unmet, met), asking())


@pytest.mark.parametrize("files", [exampleshire(), *councils(REAL)], ids=lambda files: files.council.id)
def test_no_words_of_a_council_or_of_the_law_can_be_swapped_unseen(files: CouncilFiles) -> None:
    """A clause that has to be an exception is named here, with why nobody can tell."""
    tests = {clause.id: clause for clause in [*files.policy.clauses, *files.floor.clauses] if clause.test is not None}
    swapped = [clause.model_copy(update={"met": clause.unmet, "unmet": clause.met}) for clause in tests.values()]
    assert [clause.id for clause in tests.values() if found(clause, files)] == []
    assert [clause.id for clause in swapped if not found(clause, files)] == []
