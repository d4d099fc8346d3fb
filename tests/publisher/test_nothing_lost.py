"""One right takes nothing from another: what a family is told grows with what it says, and goes to whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from publisher.pages.comparison import SUBJECTS
from publisher.policies.editions import editions
from publisher.rules.logic import build_logic
from tests.policies import REAL, compiled, councils
from tests.reckoner.every_council import estimate

if TYPE_CHECKING:
    from reckoner.result import StrandResult

pytestmark = pytest.mark.thorough

COUNCILS = [files.council.id for files in councils(REAL)]

every_council = pytest.mark.parametrize("council", COUNCILS)


def result(council: str, strand: str, **answers: object) -> StrandResult:
    """What a council says of a kind of budget, by those answers that it asks for."""
    questions = {question.id for question in compiled(REAL / council).editions[0].questions}
    known = {name: answer for name, answer in answers.items() if name in questions}
    return estimate(REAL / council, known)["strands"][strand]


def texts(told: Any) -> list[str]:
    return [step["text"] for step in told["steps"]]


def whom(told: Any) -> list[str]:
    return [one["who"] for one in told["ask"]]


PLANS: list[dict[str, str]] = [
    {"ehc_plan": "none"},
    {"ehc_plan": "assessment"},
    {"ehc_plan": "draft"},
    *({"ehc_plan": "final", "ehc_review": review} for review in ("no", "review", "reassessment", "ending")),
]
NO_RIGHT = {"continuing_care": "no", "continuing_healthcare": "no", "health_in_plan": "yes", "health_plan": "no"} | {
    "plan_agreed": "no"
}


@every_council
@pytest.mark.parametrize("age", [8, 16, 18, 22, 40])
@pytest.mark.parametrize("plan", PLANS)
def test_a_wheelchair_is_added_to_whatever_else_a_family_can_ask_for(
    council: str, age: int, plan: dict[str, str]
) -> None:
    known = {"age": age, "who_answers": "parent", **plan, **NO_RIGHT}
    without = result(council, "health", **known, wheelchair="no")
    told = result(council, "health", **known, wheelchair="yes")
    (added,) = (step for step in texts(told) if step not in texts(without))
    assert added.startswith("Ask the wheelchair service")
    assert set(texts(without)) < set(texts(told))
    assert set(whom(told)) == {*whom(without), "The NHS wheelchair service"}
    now = without["status"] == "ask_now"
    assert (told["letter"]["letter"] == "health_wheelchair") == (not now)
    assert (whom(told)[0] == whom(without)[0]) == now
    assert not (now and any("wheelchair" in part for part in told["letter"]["text"]))


@every_council
@pytest.mark.parametrize("age", [20, 24])
def test_from_18_naming_somebody_is_left_to_the_adult_or_to_whoever_acts(council: str, age: int) -> None:
    for choice in ("self", "cannot_decide"):
        answers = {"age": age, "who_answers": "parent", "ehc_plan": "final", "young_person_choice": choice}
        nominee = estimate(REAL / council, answers)["holders"]["nominee"]
        for strand in ("education", "social_care"):
            told = " ".join(texts(nominee["strands"].get(strand, nominee)))
            assert "you can name" not in told
            assert "somebody you name" not in told


@pytest.mark.parametrize(("council", "age"), [("hertfordshire", 24), ("peterborough", 27)])
def test_with_a_right_to_a_health_budget_the_nhs_is_asked_how_the_money_is_managed(council: str, age: int) -> None:
    for right in ({"continuing_healthcare": "yes"}, {"continuing_healthcare": "no", "wheelchair": "yes"}):
        health = result(council, "health", age=age, ehc_plan="none", **right)
        assert health["status"] == "ask_now"
        for way in health["ways"].values():
            assert not any("adult" in who.casefold() and "social" in who.casefold() for who in whom(way))
            assert "adult care services" not in " ".join(texts(way))
            assert "adult social care" not in " ".join(texts(way)).casefold()


@every_council
def test_who_said_nothing_of_a_head_teacher_does_not_read_of_a_refusal_first(council: str) -> None:
    for way in result(council, "education", age=9, ehc_plan="draft")["ways"].values():
        assert not any("does not agree" in one["headline"] for one in way["possible"][:-1])


def test_a_right_that_is_sure_is_told_while_other_answers_are_open() -> None:
    """In Portsmouth, with no assessment, whatever else is open."""
    known = {"age": 11, "ehc_plan": "none", "social_care_assessment": "not_assessed"}
    care = result("portsmouth", "social_care", **known, targeted_short_breaks="dont_know")
    assert "SC-12" in {fact for step in care["steps"] for fact in step["cites"]}


@pytest.mark.parametrize("age", [9, 17])
def test_travel_money_that_goes_to_parents_is_not_asked_for_the_young_person(age: int) -> None:
    travel = result("portsmouth", "transport", age=age, who_answers="young_person", free_travel="yes")
    assert "myself" not in " ".join(travel["letter"]["text"])
    holder = estimate(REAL / "portsmouth", {"age": age, "who_answers": "parent"})["holders"]["young_person"]
    assert "how you would like" not in " ".join(texts(holder["strands"]["transport"]))


def test_a_worker_is_not_told_to_be_named_by_somebody_who_can_name_nobody() -> None:
    answers = {"age": 17, "who_answers": "worker", "young_person_choice": "cannot_decide"}
    notes = estimate(REAL / "peterborough", answers)["notes"]
    assert not [note["text"] for note in notes if "name you" in note["text"]]


@pytest.mark.parametrize("review", ["review", "reassessment"])
def test_whose_plan_is_at_a_moment_to_ask_is_not_told_to_wait_for_one(review: str) -> None:
    known = {"age": 9, "ehc_plan": "final", "ehc_review": review, "social_care_plan": "none"}
    for strand in ("education", "social_care"):
        for shared in ("own", "shared"):
            told = result("hertfordshire", strand, **known, **{f"{strand}_shared": shared})
            assert not [step for step in texts(told) if "next review" in step or "have to wait" in step]


@every_council
def test_children_are_compared_by_whom_children_ask(council: str) -> None:
    files = next(files for files in councils(REAL) if files.council.id == council)
    logic = build_logic(editions(files)[0])
    rows = {
        row.id: row.lines for subject in SUBJECTS for row in subject.rows(logic) if row.id.endswith(("_ask", "_when"))
    }
    assert rows
    assert not [line.text for lines in rows.values() for line in lines if "adult" in line.text.casefold()]
    assert any("wheelchair service" in line.text for line in rows["health_ask"])
