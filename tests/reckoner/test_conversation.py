"""What families are asked before they see their results: the order, and how much."""

from __future__ import annotations

import itertools
import random
from typing import TYPE_CHECKING

import pytest

import reckoner
from tests.five_families import FAMILIES, TYPICAL, conversation
from tests.policies import REAL, compiled, councils
from tests.reckoner.every_council import naive_of
from tests.reckoner.judged import questions_of_few
from tests.unsure_families import conversations

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.thorough

COUNCILS = [files.folder for files in councils(REAL)]
QUESTIONS = councils(REAL)[0].questions

DOCS = REAL.parent / "docs" / "architecture"
FOR_FAMILIES, CONVERSATION = DOCS / "for-families.md", DOCS / "conversation.md"

real_council = pytest.mark.parametrize("folder", COUNCILS, ids=lambda folder: folder.name)
each_family = pytest.mark.parametrize("family", FAMILIES)


@real_council
@each_family
def test_nobody_is_asked_more_than_eight_questions_before_the_results(folder: Path, family: str) -> None:
    asked, _ = conversation(compiled(folder), FAMILIES[family])
    assert len(asked) <= 8, asked


def test_who_does_not_know_of_care_or_its_plan_is_not_asked_whether_it_is_shared() -> None:
    hertfordshire = next(folder for folder in COUNCILS if folder.name == "hertfordshire")
    asked, _ = conversation(compiled(hertfordshire), FAMILIES["not sure of anything"])
    assert [question for question in asked if question.endswith("_shared")] == []


@real_council
def test_who_is_not_sure_of_anything_is_asked_six_questions_at_most(folder: Path) -> None:
    asked, _ = conversation(compiled(folder), FAMILIES["not sure of anything"])
    assert len(asked) <= 6, asked


@real_council
def test_families_that_are_often_not_sure_are_asked_six_questions_or_so(folder: Path) -> None:
    files = next(files for files in councils(REAL) if files.folder == folder)
    chance = random.Random(3)  # noqa: S311 - the same families in each run
    counts = sorted(len(asked) for asked, _, _ in conversations(files, compiled(folder), chance, 60))
    assert counts[-1] <= 10
    assert counts[-4] <= 9
    assert sum(counts) / len(counts) < 7


@real_council
def test_what_results_leave_unclear_stays_so_whatever_is_still_answered(folder: Path) -> None:
    """But for what only few families meet, which is not asked of a family that has answered eight questions."""
    files = next(files for files in councils(REAL) if files.folder == folder)
    policy, chance = compiled(folder), random.Random(4)  # noqa: S311 - the same families in each run
    day = policy.editions[0].from_
    rare = questions_of_few(naive_of(folder))
    unclear = 0
    for asked, family, result in conversations(files, policy, chance, 40):
        given = {question: family[question] for question in asked}
        before, after = result, result
        while (question := after["next_question"]) is not None:
            options = next(one.options for one in QUESTIONS.questions if one.id == question)
            if question in rare or options is None:
                given[question] = reckoner.DONT_KNOW
            else:
                given[question] = chance.choice([option.id for option in options])
            after = reckoner.estimate(policy, given, day)
        for id_, strand in before["strands"].items():
            if strand["status"] == "need_answers":
                unclear += 1
                assert after["strands"][id_]["status"] == "need_answers", (given, id_)
    assert unclear > 30


@real_council
def test_a_young_person_who_holds_the_money_is_not_asked_about_parental_responsibility(folder: Path) -> None:
    given = {"who_answers": "young_person", "age": 17, "young_person_choice": "self"}
    policy = compiled(folder)
    result = reckoner.estimate(policy, given, policy.editions[0].from_)
    assert "parental_responsibility" in result["not_applicable"]
    chose_another = reckoner.estimate(policy, {**given, "young_person_choice": "parent"}, policy.editions[0].from_)
    assert "parental_responsibility" not in chose_another["not_applicable"]


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


def test_the_documents_say_how_much_each_family_is_asked() -> None:
    """And in how many taps: one for the start, and two for each question."""
    rows = table(FOR_FAMILIES, "questions")
    assert [(row["family"], row["council"]) for row in rows] == [
        (family, name) for family in FAMILIES for name in ("Hertfordshire", "Peterborough", "Portsmouth", "Hampshire")
    ]
    for row in rows:
        asked, _ = conversation(compiled(REAL / row["council"].lower()), FAMILIES[row["family"]])
        assert (row["questions"], row["taps"]) == (str(len(asked)), str(1 + 2 * len(asked))), row
    for row in table(CONVERSATION, "who"):
        for folder in COUNCILS if row["who"] in FAMILIES else ():
            asked, _ = conversation(compiled(folder), FAMILIES[row["who"]])
            assert row[folder.name.title()] == str(len(asked)), (row["who"], folder.name)
    assert {row["who"] for row in table(CONVERSATION, "who")} > set(FAMILIES)


def table(page: Path, column: str) -> list[dict[str, str]]:
    """The rows of the table of a page that has a column; of a figure that was another before, what it is now."""
    lines = [
        [cell.strip().split("→")[-1].strip() for cell in line.strip("|").split("|")]
        for line in page.read_text(encoding="utf-8").splitlines()
        if line.startswith("|")
    ]
    names = next(line for line in lines if column in line)
    rows = itertools.takewhile(lambda line: len(line) == len(names), lines[lines.index(names) + 2 :])
    return [dict(zip(names, row, strict=True)) for row in rows]


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
