"""What families are asked before they see their results: the order, and how much."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

import reckoner
from tests.five_families import FAMILIES, TYPICAL, conversation
from tests.policies import REAL, compiled, councils

if TYPE_CHECKING:
    from pathlib import Path

COUNCILS = [files.folder for files in councils(REAL)]
QUESTIONS = councils(REAL)[0].questions

real_council = pytest.mark.parametrize("folder", COUNCILS, ids=lambda folder: folder.name)
each_family = pytest.mark.parametrize("family", FAMILIES)


@real_council
def test_a_typical_family_is_asked_at_most_eight_questions(folder: Path) -> None:
    asked, _ = conversation(compiled(folder), TYPICAL)
    assert len(asked) <= 8, asked


@real_council
@each_family
def test_who_answers_comes_first_then_age_plan_and_moment(folder: Path, family: str) -> None:
    asked, _ = conversation(compiled(folder), FAMILIES[family])
    opening = [question for question in QUESTIONS.opening if question in asked]
    assert opening[:3] == ["who_answers", "age", "ehc_plan"]
    assert asked[: len(opening)] == opening


@real_council
@each_family
def test_the_groups_come_in_their_order_and_a_wheelchair_last(folder: Path, family: str) -> None:
    asked, _ = conversation(compiled(folder), FAMILIES[family])
    groups = [group.id for group in QUESTIONS.groups]
    turns = [groups.index(question.group) for name in asked for question in QUESTIONS.questions if question.id == name]
    opening = sum(question in asked for question in QUESTIONS.opening)
    rare = turns[-1:] if asked[-1] == "wheelchair" else []
    assert turns[opening:] == sorted(turns[opening : len(turns) - len(rare)]) + rare


@real_council
def test_a_typical_familys_results_are_settled_but_for_what_few_families_meet(folder: Path) -> None:
    asked, result = conversation(compiled(folder), TYPICAL)
    still_open = {id_ for id_, strand in result["strands"].items() if strand["status"] == "need_answers"}
    assert still_open <= {"health"}
    if still_open:
        assert (len(asked), result["next_question"]) == (8, "wheelchair")


def test_what_few_families_meet_is_asked_for_a_status_before_the_results_while_they_were_asked_little() -> None:
    hampshire = next(folder for folder in COUNCILS if folder.name == "hampshire")
    asked, result = conversation(compiled(hampshire), TYPICAL)
    assert (len(asked), asked[-1]) == (8, "wheelchair")
    assert result["strands"]["health"]["status"] == "first_step"


@real_council
@each_family
def test_the_estimate_of_what_is_left_never_jumps(folder: Path, family: str) -> None:
    """A matter that turns out to count adds one at a time; what is said is never far from what comes."""
    policy, asked = compiled(folder), conversation(compiled(folder), FAMILIES[family])[0]
    totals = []
    for number in range(len(asked)):
        given = {question: FAMILIES[family].get(question, reckoner.DONT_KNOW) for question in asked[:number]}
        totals.append(number + reckoner.estimate(policy, given, policy.editions[0].from_)["about_left"])
    assert all(total > number for number, total in enumerate(totals))
    assert all(after - before <= 1 for before, after in itertools.pairwise(totals)), totals
    assert all(abs(total - len(asked)) <= 3 for total in totals), totals


@real_council
@each_family
def test_after_the_results_what_is_left_can_be_asked_to_its_end(folder: Path, family: str) -> None:
    policy, (asked, result) = compiled(folder), conversation(compiled(folder), FAMILIES[family])
    given = {question: FAMILIES[family].get(question, reckoner.DONT_KNOW) for question in asked}
    while (question := result["next_question"]) is not None:
        assert result["enough"]
        assert result["about_left"] > 0
        given[question] = FAMILIES[family].get(question, reckoner.DONT_KNOW)
        result = reckoner.estimate(policy, given, policy.editions[0].from_)
    assert result["about_left"] == 0


@real_council
def test_who_is_not_sure_of_the_age_is_not_sent_to_the_adults_team_first(folder: Path) -> None:
    _, result = conversation(compiled(folder), {})
    first = {id_: strand["ask"][0]["who"] for id_, strand in result["strands"].items() if strand["ask"]}
    assert len(first) > 2
    assert [id_ for id_, who in first.items() if "adult" in who.lower()] == []
