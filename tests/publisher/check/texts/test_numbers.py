"""Words that say another number than their test are found, and words of the same number are left alone."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from publisher.check.texts.numbers import check_numbers, check_numbers_of_headlines
from publisher.model.formulas import Test as AnswerTest
from publisher.policies.editions import editions
from publisher.rules.logic import build_logic
from publisher.source.problems import Code, Report
from tests.policies import REAL, councils, exampleshire

if TYPE_CHECKING:
    from publisher.model.council.clauses import Clause
    from publisher.policies.read import CouncilFiles

AGED = next(clause for clause in exampleshire().policy.clauses if clause.id == "aged_16")
BOUND = re.compile(r"\b(before|from|over|under|up to|stops? at) \d", re.IGNORECASE)


def found(clause: Clause, files: CouncilFiles) -> list[str]:
    """What is said of a council that has one clause alone."""
    report = Report()
    alone = replace(files, policy=files.policy.model_copy(update={"clauses": [clause]}))
    check_numbers(alone, report)
    assert {problem.code for problem in report.problems} <= {Code.OTHER_NUMBER}
    return [problem.what for problem in report.problems if f"'{clause.id}'" in problem.what]


def in_headline(words: str) -> list[Code]:
    """What is said of the first outcome of the invented council that begins at 16, with a headline of these words."""
    logic = build_logic(editions(exampleshire())[0])
    for decision in logic.decisions:
        for number, outcome in enumerate(decision.outcomes):
            report = Report()
            wrong = outcome.model_copy(update={"headline": words})
            outcomes = [*decision.outcomes[:number], wrong, *decision.outcomes[number + 1 :]]
            alone = {decision.about: replace(decision, outcomes=outcomes)}
            check_numbers_of_headlines(replace(logic, by_about=alone), report)
            if any("begins or ends at 16" in problem.what for problem in report.problems):
                return [problem.code for problem in report.problems]
    return []


@pytest.mark.parametrize(
    ("test", "words"),
    [
        ({"at_least": 16}, "The young person is 16 or over."),
        ({"at_least": 16}, "The child is under 16."),
        ({"at_least": 19}, "They have had their nineteenth birthday."),
        ({"at_least": 26}, "Rights last until the 25th birthday."),
        ({"at_least": 26}, "The person is over 25."),
        ({"at_least": 26}, "The young person is 25 or younger."),
        ({"at_least": 26}, "You can ask up to the age of 25."),
        ({"at_least": 18, "below": 19}, "The young person is 18."),
        ({"at_least": 18, "below": 19}, "The young person is not 18."),
        ({"at_least": 16}, "You have 40 hours with the 0-25 team, and Year 11 is over."),
    ],
)
def test_words_of_the_number_of_their_test_are_left_alone(test: dict[str, int], words: str) -> None:
    moved = AGED.model_copy(
        update={"test": AnswerTest.model_validate({"question": "age", **test}), "met": words, "says": "Ask."}
    )
    assert not [what for what in found(moved, exampleshire()) if "'met'" in what]


@pytest.mark.parametrize(
    "words",
    [
        "The young person is 16 or over.",
        "The child is under 16.",
        "The young person is 16.",
        "It is not before 16 that you can.",
        "They are over 17.",
        "You are 17 or younger.",
        "From 16 you can.",
        "The young person is sixteen or over.",
        "They have had their sixteenth birthday.",
        "They have had their 16th birthday.",
    ],
)
def test_words_of_another_number_are_found(words: str) -> None:
    moved = AGED.model_copy(update={"test": AnswerTest(question="age", at_least=17), "met": words})
    assert [what for what in found(moved, exampleshire()) if "'met'" in what]


def test_what_the_page_says_may_name_other_numbers_beside_the_one_of_the_test() -> None:
    assert not [what for what in found(AGED, exampleshire()) if "'says'" in what]
    ends = AGED.model_copy(update={"test": AnswerTest(question="age", at_least=26), "says": "Rights end at 25."})
    assert not [what for what in found(ends, exampleshire()) if "'says'" in what]
    both = AGED.model_copy(update={"says": "It is for children up to 14. From 16, they hold the money."})
    assert not found(both, exampleshire())
    other = AGED.model_copy(update={"says": "It is for children up to 14."})
    assert [what for what in found(other, exampleshire()) if "'says'" in what]


@pytest.mark.parametrize("files", councils(REAL), ids=lambda files: files.council.id)
def test_no_threshold_of_a_real_council_can_be_moved_by_one_without_its_words(files: CouncilFiles) -> None:
    tests = [(clause, clause.test) for clause in files.policy.clauses if clause.test and clause.test.below is None]
    thresholds = [(clause, test, test.at_least) for clause, test in tests if test.at_least is not None]
    assert thresholds
    for clause, test, threshold in thresholds:
        for number in (threshold - 1, threshold + 1):
            moved = test.model_copy(update={"at_least": number})
            assert found(clause.model_copy(update={"test": moved}), files), (clause.id, number)


@pytest.mark.parametrize("files", councils(REAL), ids=lambda files: files.council.id)
def test_no_headline_of_a_real_council_can_say_a_number_at_which_its_outcome_neither_begins_nor_ends(
    files: CouncilFiles,
) -> None:
    logic = build_logic(editions(files)[0])
    tried = 0
    for decision in logic.decisions:
        for number, outcome in enumerate(decision.outcomes):
            if BOUND.search(outcome.headline):
                tried += 1
                wrong = outcome.model_copy(update={"headline": re.sub(r"\d+", "99", outcome.headline)})
                outcomes = [*decision.outcomes[:number], wrong, *decision.outcomes[number + 1 :]]
                report = Report()
                alone = {decision.about: replace(decision, outcomes=outcomes)}
                check_numbers_of_headlines(replace(logic, by_about=alone), report)
                assert [problem.code for problem in report.problems] == [Code.OTHER_NUMBER], wrong.headline
    assert tried > 5


@pytest.mark.parametrize("words", ["Up to 15", "Up to fifteen", "Up to sixteen", "Up to the age of sixteen"])
def test_up_to_a_number_in_a_headline_may_be_with_it_or_without(words: str) -> None:
    assert not in_headline(words)


def test_up_to_another_number_in_words_is_found_in_a_headline() -> None:
    assert in_headline("Up to eighteen") == [Code.OTHER_NUMBER]
