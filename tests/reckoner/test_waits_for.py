"""What a card that is not clear yet waits for: what the family is not sure of, or one question that it is offered."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest

import reckoner
from reckoner import DONT_KNOW
from tests.five_families import FAMILIES, conversation
from tests.policies import REAL, compiled, councils
from tests.reckoner.every_council import estimate, naive_of
from tests.reckoner.judged import questions_of_few
from tests.unsure_families import unsure_family

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from publisher.policies.read import CouncilFiles
    from reckoner.result import Estimate, StrandResult
    from tests.reckoner.naive import Family, Naive

WHEELCHAIR = {"question": "wheelchair", "clears": True}
PLAN = {"age": 9, "ehc_plan": "final", "ehc_review": "no", "health_in_plan": "yes", "continuing_care": "no"}

real_council = pytest.mark.parametrize("files", councils(REAL), ids=lambda files: files.council.id)


@pytest.mark.parametrize("council", ["hertfordshire", "portsmouth"])
@pytest.mark.parametrize("family", ["typical", "17, answering", "a grandparent", "a worker"])
def test_where_one_more_answer_makes_a_card_clear_it_offers_that_question(council: str, family: str) -> None:
    policy, family_ = compiled(REAL / council), FAMILIES[family]
    asked, result = conversation(policy, family_)
    health = result["strands"]["health"]
    assert (health["status"], health["offers"]) == ("need_answers", WHEELCHAIR)
    answers = {**{question: family_.get(question, DONT_KNOW) for question in asked}, "wheelchair": "no"}
    clear = reckoner.estimate(policy, answers, policy.editions[0].from_)["strands"]["health"]
    assert clear["status"] == {"hertfordshire": "ask_later", "portsmouth": "first_step"}[council]
    assert clear["deciding"] == "review_window"
    assert clear["offers"] is None


def test_without_a_plan_too_the_question_is_offered_and_the_reason_is_not_that_it_is_open() -> None:
    _, result = conversation(compiled(REAL / "hertfordshire"), FAMILIES["no plan"])
    health = result["strands"]["health"]
    assert (health["offers"], health["deciding"]) == (WHEELCHAIR, "continuing_care")


@pytest.mark.parametrize("council", ["hampshire", "hertfordshire", "peterborough", "portsmouth"])
def test_who_is_not_sure_of_the_plan_waits_for_that_and_not_for_what_was_not_asked(council: str) -> None:
    asked, result = conversation(compiled(REAL / council), FAMILIES["not sure of anything"])
    assert "attends_setting" not in asked
    education = result["strands"]["education"]
    assert (education["deciding"], education["offers"]) == ("ehc_plan_final", None)
    assert "EHC plan" in (education["waits_for"] or "")


def test_of_what_a_family_is_not_sure_of_the_matter_of_this_budget_alone_comes_first() -> None:
    _, result = conversation(compiled(REAL / "hampshire"), FAMILIES["not sure of anything"])
    assert result["strands"]["health"]["deciding"] == "continuing_care"


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({**PLAN, "wheelchair": DONT_KNOW}, "We do not know yet whether a wheelchair is needed."),
        ({"wheelchair": "no"}, "We do not know yet whether your child has an EHC plan."),
        ({**PLAN, "wheelchair": "no"}, None),
    ],
)
def test_what_is_open_says_what_it_waits_for_and_what_is_sure_waits_for_nothing(
    answers: dict[str, str | int], expected: str | None
) -> None:
    strand = estimate(REAL / "hertfordshire", answers)["strands"]["health"]
    assert strand["waits_for"] == expected
    assert (strand["status"] == "need_answers") == (expected is not None)


def test_of_the_clauses_on_what_is_open_it_is_the_one_that_most_answers_meet() -> None:
    answers = {"age": 9, "ehc_plan": "none", "social_care_assessment": DONT_KNOW, "targeted_short_breaks": "no"}
    social_care = estimate(REAL / "portsmouth", answers)["strands"]["social_care"]
    assert social_care["waits_for"] == "We do not know yet whether an assessment found a need for support."


@pytest.mark.thorough
@real_council
def test_a_card_waits_for_what_its_status_turns_on_and_the_family_can_tell(files: CouncilFiles) -> None:
    """The families see their results as they come, and on the way to them."""
    naive, open_ones = naive_of(files.folder), 0
    few = questions_of_few(naive)
    for answers, result in families_on_the_way(files):
        for id_, strand in result["strands"].items():
            offers = strand["offers"]
            if strand["status"] != "need_answers":
                assert (strand["waits_for"], offers) == (None, None)
                continue
            open_ones += 1
            assert strand["waits_for"] is not None, (answers, id_)
            question = offers["question"] if offers else question_waited_for(naive, strand)
            assert (question not in answers) if offers else (answers.get(question) == DONT_KNOW), (answers, id_)
            if offers:
                assert question in result["still_matter"]
                after = with_each_answer(naive, files.folder, id_, answers, question)
                assert offers["clears"] == all(one["status"] != "need_answers" for one in after), (answers, id_)
                assert offers["clears"] or not result["enough"], (answers, id_)
            matter = naive.mentioned["strand", id_, None] & set(result["still_matter"]) - {"age"} - few
            alike = {
                one
                for one in matter | {question}
                if (one not in answers) == bool(offers) and naive.surely_asked(one, known(answers))
            }
            narrowing = [one for one in alike if narrows(naive, files.folder, id_, answers, one)]
            assert question in narrowing or not narrowing, (answers, id_)
    assert open_ones > 60


@pytest.mark.thorough
@real_council
def test_the_reason_of_a_clear_card_is_an_answer_on_which_its_label_headline_or_steps_turn(files: CouncilFiles) -> None:
    naive, seen = naive_of(files.folder), 0
    few = questions_of_few(naive)
    for answers, result in families_on_the_way(files):
        for id_, strand in result["strands"].items():
            if strand["status"] not in ("ask_now", "ask_later", "first_step", "as_it_is", "appeal"):
                continue
            assert strand["deciding"] is not None
            asked = question_of(naive, strand["deciding"])
            assert answers.get(asked, DONT_KNOW) != DONT_KNOW, (answers, id_)
            behind = {question_of(naive, one["clause"]) for one in strand["reasons"] if one["state"] != "unknown"}
            turning = [
                question
                for question in behind - few | {asked}
                if any(
                    at_first_sight(one) != at_first_sight(strand)
                    for one in with_each_answer(naive, files.folder, id_, answers, question)
                )
            ]
            # A family with two ways in would be told the same without either.
            assert asked in turning or not turning, (answers, id_)
            seen += 1
    assert seen > 80


def families_on_the_way(files: CouncilFiles) -> Iterator[tuple[Family, Estimate]]:
    """Random families, sure and not, at their first results and once before these."""
    policy = compiled(files.folder)
    chance = random.Random(11)  # noqa: S311 - the same families in each run
    for number in range(40):
        family = unsure_family(files, chance, 0.4 if number % 2 else 0)
        asked, result = conversation(policy, family)
        answers = {question: family[question] for question in asked}
        yield answers, result
        fewer = dict(list(answers.items())[: chance.randint(1, len(asked))])
        yield fewer, reckoner.estimate(policy, fewer, policy.editions[0].from_)


def known(answers: Family) -> Family:
    return {question: answer for question, answer in answers.items() if answer != DONT_KNOW}


def with_each_answer(naive: Naive, folder: Path, strand: str, answers: Family, question: str) -> list[StrandResult]:
    """What a family would be told of a strand by each answer to a question."""
    tried = ({**answers, question: value} for value in naive.values[question])
    return [estimate(folder, family)["strands"][strand] for family in tried]


def narrows(naive: Naive, folder: Path, strand: str, answers: Family, question: str) -> bool:
    """Whether some answer to a question leaves fewer statuses than are possible without one."""
    after = with_each_answer(naive, folder, strand, answers, question)
    return any(statuses(one) < statuses(estimate(folder, answers)["strands"][strand]) for one in after)


def statuses(strand: StrandResult) -> set[str]:
    return {one["status"] for one in strand["possible"]} or {strand["status"]}


def question_waited_for(naive: Naive, strand: StrandResult) -> str:
    """The question of the clause whose words are given for what a strand waits for."""
    said = next((one["clause"] for one in strand["reasons"] if one["text"] == strand["waits_for"]), None)
    return question_of(naive, said or "national_wheelchair")


def question_of(naive: Naive, clause: str) -> str:
    test = naive.clauses[clause].test
    return "" if test is None else test.question


def at_first_sight(strand: StrandResult) -> Any:
    return strand["status"], strand["when"], strand["headline"], [step["text"] for step in strand["steps"]]
