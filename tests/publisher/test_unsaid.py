"""What hardly any council's page speaks of has an answer and a next step in every council."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import reckoner
from tests.policies import REAL, compiled, councils

if TYPE_CHECKING:
    from pathlib import Path

    from reckoner.result import Estimate

FOLDERS = [files.folder for files in councils(REAL)]
every_council = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
IN_SCHOOL = ("hampshire", "hertfordshire", "peterborough")
"""The councils whose pages speak of support in school."""


def estimate(folder: Path, **answers: object) -> Estimate:
    return reckoner.estimate(compiled(folder), answers, date(2026, 11, 26))


def asked(folder: Path, **answers: object) -> dict[str, object]:
    """The answers to those questions that a council asks."""
    questions = {question.id for question in compiled(folder).editions[0].questions}
    return {name: answer for name, answer in answers.items() if name in questions}


def notes(result: Estimate) -> set[str]:
    return {note["note"] for note in result["notes"]}


@every_council
@pytest.mark.parametrize("answers", [{"ehc_plan": "refused"}, {"ehc_plan": "final", "ehc_review": "ending"}])
@pytest.mark.parametrize("age", [3, 16, 24])
def test_a_plan_refused_or_ending_leads_to_the_appeal_with_its_time_limit(
    folder: Path, answers: dict[str, str], age: int
) -> None:
    education = estimate(folder, age=age, **answers)["strands"]["education"]
    assert education["headline"] is not None
    assert education["headline"].startswith("You can appeal")
    assert {"EDU-19", "EDU-20"} <= {fact for step in education["steps"] for fact in step["cites"]}


@every_council
@pytest.mark.parametrize("answers", [{"ehc_plan": "refused"}, {"ehc_plan": "final", "ehc_review": "ending"}])
@pytest.mark.parametrize("age", [25, 40])
def test_an_appeal_is_not_spoken_of_after_the_25th_birthday(folder: Path, answers: dict[str, str], age: int) -> None:
    headline = estimate(folder, age=age, **answers)["strands"]["education"]["headline"]
    assert headline is not None
    assert "appeal" not in headline


@every_council
@pytest.mark.parametrize("plan", ["none", "refused", "assessment", "draft", "final"])
def test_at_25_only_a_family_with_a_plan_is_asked_whether_it_goes_on(folder: Path, plan: str) -> None:
    education = estimate(folder, age=25, ehc_plan=plan)["strands"]["education"]
    assert education["status"] == "other_rules"
    assert (education["headline"] == "At 25, ask whether the EHC plan goes on") == (plan == "final")


@every_council
def test_a_wheelchair_has_a_budget_of_its_own_beside_what_the_council_offers(folder: Path) -> None:
    for care in ("yes", "no"):
        assert "national_wheelchair" in notes(estimate(folder, age=6, continuing_care=care, wheelchair="yes"))
        assert "national_wheelchair" not in notes(estimate(folder, age=6, continuing_care=care, wheelchair="no"))


@every_council
@pytest.mark.parametrize("plan", ["final", "draft", "assessment", "none"])
@pytest.mark.parametrize("health", ["yes", "no"])
def test_a_child_who_needs_a_wheelchair_can_ask_at_once_without_continuing_care(
    folder: Path, plan: str, health: str
) -> None:
    known = asked(folder, ehc_plan=plan, health_in_plan=health, health_plan=health, continuing_care="no")
    told = estimate(folder, age=6, wheelchair="yes", **known)["strands"]["health"]
    assert told["status"] == "ask_now" or "NHS-10" in {fact for step in told["steps"] for fact in step["cites"]}


@every_council
@pytest.mark.parametrize("plan", ["final", "draft", "assessment", "refused", "none"])
@pytest.mark.parametrize("shared", ["own", "shared"])
def test_a_child_in_continuing_care_can_ask_at_once_whatever_else_there_is(
    folder: Path, plan: str, shared: str
) -> None:
    known = asked(folder, health_shared=shared, health_plan="no", health_in_plan="no", wheelchair="no")
    health = estimate(folder, age=8, ehc_plan=plan, continuing_care="yes", **known)["strands"]["health"]
    assert health["status"] == "ask_now"
    assert not any("likely to be no" in decided["text"] for decided in health["council_decides"])


def test_where_a_page_wants_more_than_continuing_care_national_rules_stand_beside_it() -> None:
    """By the page a health plan is needed as well, where there is no EHC plan. The right goes with the care alone."""
    (files,) = (files for files in councils(REAL) if files.council.id == "hertfordshire")
    (answer,) = (entry.answer for entry in files.faq.faq if entry.id == "without_plan")
    assert [said for said in answer if "HERTS-014" in said.cites and "NHS-1" not in said.cites] == []
    told = estimate(REAL / "hertfordshire", age=8, ehc_plan="none", health_plan="no", continuing_care="no")
    (step,) = told["strands"]["health"]["steps"]
    assert "NHS-1" in step["cites"]


@every_council
def test_somebody_of_any_age_can_answer(folder: Path) -> None:
    assert estimate(folder, age=77)["strands"]["education"]["status"] == "other_rules"


@every_council
def test_a_carer_without_parental_responsibility_hears_whom_to_ask(folder: Path) -> None:
    assert "national_other_carers" in notes(estimate(folder, age=8, parental_responsibility="no"))
    assert "national_other_carers" not in notes(estimate(folder, age=8, parental_responsibility="yes"))


@every_council
def test_a_family_unsure_of_a_review_is_not_told_of_plans_that_end(folder: Path) -> None:
    education = estimate(folder, age=9, ehc_plan="final", ehc_review="dont_know")["strands"]["education"]
    assert "appeal" not in " ".join([education["headline"] or "", *(step["text"] for step in education["steps"])])
    assert "national_plan_ending" not in [reason["clause"] for reason in education["reasons"]]


@every_council
def test_the_head_teachers_answer_is_asked_only_for_a_direct_payment_in_school(folder: Path) -> None:
    kept = estimate(folder, age=9, ehc_plan="final", support_place="school", how_managed="council")
    assert "head_answer" in kept["not_applicable"]
    paid = estimate(folder, age=9, support_place="school", how_managed="ourselves", head_answer="refuses")
    assert "national_head_said_no" in notes(paid)


@every_council
def test_a_family_with_nothing_from_social_care_hears_of_the_right_to_be_assessed(folder: Path) -> None:
    nothing = asked(
        folder,
        ehc_plan="none",
        social_care_plan="none",
        social_care_stage="none",
        social_care_assessment="not_assessed",
        short_break_hours="no",
        targeted_short_breaks="no",
    )
    social_care = estimate(folder, age=9, **nothing)["strands"]["social_care"]
    assert "SC-12" in {fact for step in social_care["steps"] for fact in step["cites"]}


@every_council
@pytest.mark.parametrize("age", [3, 9, 16, 18, 20, 30])
@pytest.mark.parametrize("plan", ["none", "draft", "final"])
@pytest.mark.parametrize("care", ["no", "yes"])
def test_whoever_needs_a_wheelchair_can_ask_the_nhs_now(folder: Path, age: int, plan: str, care: str) -> None:
    health = {"health_plan": "no", "health_in_plan": "yes", "health_shared": "shared", "continuing_healthcare": "no"}
    answers = asked(folder, age=age, ehc_plan=plan, wheelchair="yes", continuing_care=care, **health)
    assert estimate(folder, **answers)["strands"]["health"]["status"] == "ask_now"


@pytest.mark.parametrize("council", IN_SCHOOL)
@pytest.mark.parametrize(("answer", "speaks_to"), [("agrees", False), ("refuses", False), ("not_asked", True)])
def test_a_head_who_has_answered_is_not_to_be_asked_again(council: str, answer: str, *, speaks_to: bool) -> None:
    folder = REAL / council
    school = {"attends_setting": "yes", "support_place": "school", "how_managed": "ourselves", "head_answer": answer}
    result = estimate(folder, **asked(folder, age=17, ehc_plan="final", ehc_review="review", **school))
    way = result["strands"]["education"]["ways"]["direct_payment"]
    assert ("support_in_school" in notes(result)) == speaks_to
    assert any("head teacher" in step["text"] for step in way["steps"]) == speaks_to
    assert ("does not agree" in (way["headline"] or "")) == (answer == "refuses")


@every_council
@pytest.mark.parametrize("plan", ["none", "draft", "assessment"])
def test_at_25_without_a_final_plan_no_way_to_manage_education_money_is_held_out(folder: Path, plan: str) -> None:
    result = estimate(folder, age=25, ehc_plan=plan)
    assert {way["status"] for way in result["strands"]["education"]["ways"].values()} == {"not_stated"}


@every_council
@pytest.mark.parametrize(("choice", "signs"), [("parent", True), ("self", True), ("cannot_decide", False)])
def test_only_a_young_person_who_can_decide_is_to_sign(folder: Path, choice: str, *, signs: bool) -> None:
    told = notes(estimate(folder, age=17, who_answers="parent", ehc_plan="final", young_person_choice=choice))
    assert ("national_their_right_to_ask" in told) == signs
    assert ("national_no_attorney_yet" in told) == (not signs)


@every_council
def test_from_18_an_attorney_is_possible(folder: Path) -> None:
    assert "national_no_attorney_yet" not in notes(estimate(folder, age=18, young_person_choice="cannot_decide"))
