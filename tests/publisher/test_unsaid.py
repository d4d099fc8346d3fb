"""What hardly any council's page speaks of has an answer and a next step in every council."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

import reckoner
from publisher.pages.parts.labels import STRAND_LABELS, best_asked, label
from reckoner.result import all_results, holder_in
from tests.policies import REAL, compiled, councils

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.policies.read import CouncilFiles
    from reckoner.result import DecisionResult, Estimate

pytestmark = pytest.mark.thorough

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


def said(told: DecisionResult[Any]) -> str:
    """The headline and the steps of a result."""
    return " ".join([told["headline"] or "", *(step["text"] for step in told["steps"])])


@every_council
@pytest.mark.parametrize("answers", [{"ehc_plan": "refused"}, {"ehc_plan": "final", "ehc_review": "ending"}])
@pytest.mark.parametrize("age", [3, 16, 24])
def test_a_plan_refused_or_ending_leads_to_the_appeal_with_its_time_limit(
    folder: Path, answers: dict[str, str], age: int
) -> None:
    education = estimate(folder, age=age, **answers)["strands"]["education"]
    assert education["status"] == "appeal"
    assert education["headline"] is not None
    assert "there is a right to appeal" in education["headline"].lower()
    assert {"EDU-19", "EDU-20"} <= {fact for step in education["steps"] for fact in step["cites"]}


@every_council
def test_an_appeal_follows_from_the_decision_to_end_a_plan_and_not_from_the_wish_to(folder: Path) -> None:
    education = estimate(folder, age=10, ehc_plan="final", ehc_review="ending")["strands"]["education"]
    assert education["headline"] == "If the council decides to end the plan, there is a right to appeal"
    (goes_on,) = (step for step in education["steps"] if "goes on" in step["text"])
    assert goes_on["text"].startswith("If you appeal in time, ")
    assert goes_on["cites"] == ["EDU-26"]


@every_council
@pytest.mark.parametrize("age", [18, 19, 24])
def test_nobody_has_parental_responsibility_for_an_adult(folder: Path, age: int) -> None:
    answers = asked(folder, age=age, how_managed="ourselves", young_person_choice="cannot_decide")
    for told in all_results(estimate(folder, **answers)):
        for sentence in re.split(r"(?<=[.?!]) ", said(told)):
            assert "parental responsibility" not in sentence or "up to 18" in sentence.lower()


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
@pytest.mark.parametrize("answers", [{"ehc_plan": "refused"}, {"ehc_plan": "final", "ehc_review": "ending"}])
@pytest.mark.parametrize(
    ("who", "note"),
    [
        ({"age": 17, "who_answers": "parent", "young_person_choice": "self"}, "national_their_right_to_ask"),
        ({"age": 14, "who_answers": "young_person"}, "national_parent_asks"),
    ],
)
def test_whose_the_appeal_is_goes_by_the_school_leaving_date(
    folder: Path, answers: dict[str, str], who: dict[str, object], note: str
) -> None:
    (told,) = (each for each in estimate(folder, **who, **answers)["notes"] if each["note"] == note)
    assert "appeal" in told["text"]
    assert "EDU-17" in told["cites"]


@every_council
def test_a_family_refused_long_ago_can_ask_again_or_ask_to_appeal_late(folder: Path) -> None:
    steps = estimate(folder, age=9, ehc_plan="refused")["strands"]["education"]["steps"]
    (late,) = (step for step in steps if "EDU-21" in step["cites"])
    assert "ask the Tribunal to let you appeal" in late["text"]
    assert "ask the council for an assessment again" in late["text"]


@every_council
def test_before_a_plan_ends_the_family_is_asked_and_says_why_it_is_needed(folder: Path) -> None:
    """It asks whoever has the right, and so neither a helper nor, after the school leaving date, the parent."""
    for writer, child in (("parent", "your child"), ("worker", "the adult you help"), ("young_person", "you")):
        known = {"ehc_plan": "final", "ehc_review": "ending", "who_answers": writer}
        over = f"After the school leaving date, it has to ask {child} first, or whoever acts for"
        for age, asked, who in ((9, "the parent first", []), (19, over, ["CAP-1"])):
            first, second, *_ = estimate(folder, age=age, **known)["strands"]["education"]["steps"]
            assert "why the plan is still needed" in first["text"]
            assert asked in second["text"]
            assert second["cites"] == ["EDU-33", "AGE-1", "AGE-3", *who]


@pytest.mark.parametrize(("review", "goes_on"), [("no", True), ("ending", False)])
def test_no_note_says_that_a_plan_goes_on_while_the_council_wants_to_end_it(review: str, *, goes_on: bool) -> None:
    result = estimate(REAL / "hertfordshire", age=19, ehc_plan="final", ehc_review=review)
    assert ("education_to_25" in notes(result)) == goes_on


@every_council
@pytest.mark.parametrize("age", [6, 15, 16, 19])
def test_the_right_with_aftercare_is_told_at_every_age(folder: Path, age: int) -> None:
    found = [note for note in estimate(folder, age=age)["notes"] if "section 117" in note["text"]]
    assert [("any age" in note["text"], "NHS-1" in note["cites"]) for note in found] == [(True, True)]


@every_council
@pytest.mark.parametrize("strand", ["social_care", "health"])
@pytest.mark.parametrize("age", [18, 20, 24])
def test_an_adult_who_may_lose_the_plan_reads_that_a_budget_is_prepared_while_it_lasts(
    folder: Path, strand: str, age: int
) -> None:
    known = asked(folder, continuing_care="no", continuing_healthcare="no", health_plan="no", wheelchair="no")
    told = estimate(folder, age=age, ehc_plan="final", ehc_review="ending", **known)["strands"][strand]
    assert "GEN-1" in {fact for step in told["steps"] for fact in step["cites"]}


@every_council
@pytest.mark.parametrize(
    ("age", "plan", "is_told"), [(17, "final", False), (18, "final", True), (24, "final", True), (20, "none", False)]
)
def test_an_adult_with_a_plan_reads_that_care_for_children_may_go_on(
    folder: Path, age: int, plan: str, *, is_told: bool
) -> None:
    for review in ("no", "ending"):
        result = estimate(folder, age=age, ehc_plan=plan, ehc_review=review)
        assert ("AD-4" in {fact for note in result["notes"] for fact in note["cites"]}) == is_told


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
@pytest.mark.parametrize("age", [1, 9, 24])
def test_nobody_is_sent_to_a_school_that_there_may_not_be(folder: Path, age: int) -> None:
    known = asked(folder, age=age, ehc_plan="none", attends_setting="no")
    steps = estimate(folder, **known)["strands"]["education"]["steps"]
    assert [step for step in steps if "school" in step["text"] and "if there is one" not in step["text"]] == []
    assert any("ADV-8" in step["cites"] for step in steps)


def asks(folder: Path, **answers: object) -> str:
    """Whom a family is to ask about health."""
    known = asked(folder, health_in_plan="no", health_plan="no", **answers)
    return " ".join(one["who"] for one in estimate(folder, **known)["strands"]["health"]["ask"])


@every_council
@pytest.mark.parametrize("age", [10, 16, 30])
def test_a_family_that_needs_a_wheelchair_is_sent_to_the_wheelchair_service(folder: Path, age: int) -> None:
    nothing_else = {"continuing_care": "no", "continuing_healthcare": "no"}
    for plan in ("none", "draft"):
        known = asked(folder, health_in_plan="no", health_plan="no", age=age, ehc_plan=plan, **nothing_else)
        health = estimate(folder, **known, wheelchair="yes")["strands"]["health"]
        without = estimate(folder, **known, wheelchair="no")["strands"]["health"]
        others = [one["who"] for one in without["ask"]]
        whom = [one["who"] for one in health["ask"]]
        assert sorted(whom) == sorted([*others, "The NHS wheelchair service"])
        assert (whom[0] == others[0]) == (without["status"] == "ask_now")
        assert [step["text"][:26] for step in health["steps"]].count("Ask the wheelchair service") == 1
        assert [step for step in health["steps"] if step not in without["steps"]] == health["steps"][
            slice(0, 1) if without["status"] != "ask_now" else slice(-1, None)
        ]


@every_council
@pytest.mark.parametrize("wheelchair", ["yes", "no", "dont_know"])
@pytest.mark.parametrize("care", ["yes", "no", "dont_know"])
def test_nobody_is_sent_to_the_nhs_team_for_another_age(folder: Path, wheelchair: str, care: str) -> None:
    for plan in ("none", "final"):
        for age, of_others in ((10, "adult"), (17, "adult"), (19, "child"), (30, "child")):
            answers = {"age": age, "ehc_plan": plan, "wheelchair": wheelchair}
            whom = asks(folder, **answers, continuing_care=care, continuing_healthcare=care)
            assert whom
            assert of_others not in whom.casefold().replace("who know your child", "")


@every_council
def test_somebody_of_any_age_can_answer(folder: Path) -> None:
    assert estimate(folder, age=77)["strands"]["education"]["status"] == "other_rules"


@every_council
def test_a_carer_without_parental_responsibility_hears_whom_to_ask(folder: Path) -> None:
    for writer, age, told in (("parent", 8, True), ("parent", 17, False), ("young_person", 15, False)):
        result = estimate(folder, age=age, who_answers=writer, parental_responsibility="no")
        assert ("national_other_carers" in notes(result)) == told
    result = estimate(folder, age=8, who_answers="parent", parental_responsibility="yes")
    assert "national_other_carers" not in notes(result)


@every_council
def test_a_carer_hears_after_the_school_leaving_date_that_they_may_act_as_the_parent(folder: Path) -> None:
    for writer, age, choice, told in (
        ("carer", 15, "cannot_decide", True),
        ("carer", 20, "cannot_decide", True),
        ("carer", 25, "cannot_decide", False),
        ("carer", 20, "self", False),
        ("parent", 20, "cannot_decide", False),
    ):
        known = {"school_leaving_date": "passed"} if age == 15 else {}
        result = estimate(folder, age=age, who_answers=writer, young_person_choice=choice, **known)
        assert ("national_carer_as_parent" in notes(result)) == told
    for age, told in ((16, True), (18, False)):
        result = estimate(folder, age=age, who_answers="carer", school_leaving_date="passed")
        assert ("national_carer_in_social_care" in notes(result)) == told


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
@pytest.mark.parametrize("plan", ["none", "draft", "final"])
@pytest.mark.parametrize("age", [18, 19, 22, 25, 40])
def test_an_adult_with_continuing_healthcare_can_ask_the_nhs_now(folder: Path, plan: str, age: int) -> None:
    answers = {"ehc_plan": plan, "continuing_care": "no", "continuing_healthcare": "yes", "wheelchair": "no"}
    health = estimate(folder, age=age, **answers)["strands"]["health"]
    assert health["status"] == "ask_now"
    assert "NHS-1" in {fact for part in (*health["steps"], *health["reasons"]) for fact in part["cites"]}


@every_council
def test_no_child_is_asked_about_healthcare_for_adults(folder: Path) -> None:
    assert "continuing_healthcare" in estimate(folder, age=17)["not_applicable"]


@every_council
@pytest.mark.parametrize("age", [19, 24, 40])
def test_what_is_only_so_at_18_is_said_to_nobody_older(folder: Path, age: int) -> None:
    told = [said(each) for each in all_results(estimate(folder, age=age, ehc_plan="final"))]
    assert [each for each in told if re.search(r"\bat (exactly )?18\b", each, re.IGNORECASE)] == []


@pytest.mark.parametrize("council", ["hampshire", "portsmouth"])
def test_at_18_ways_to_manage_care_money_send_a_family_to_both_sides(council: str) -> None:
    """Both pages speak of children up to 18 and of adults from 18."""
    way = estimate(REAL / council, age=18)["strands"]["social_care"]["ways"]["direct_payment"]
    assert len(way["ask"]) == 2


def test_a_child_with_no_plan_is_not_sent_to_the_plan_coordinator() -> None:
    """In Portsmouth, that is somebody a family has only with an EHC plan."""
    result = estimate(REAL / "portsmouth", age=9, ehc_plan="none", social_care_assessment="no_support")
    care = result["strands"]["social_care"]
    assert "Plan Co-ordinator" not in said(care) + " ".join(ask["who"] for ask in care["ask"])


def test_in_school_with_no_plan_the_label_says_when_a_family_can_ask() -> None:
    """In Hampshire there is nothing to ask for before there is a plan, and a plan may lead to no budget."""
    told = estimate(REAL / "hampshire", age=9, attends_setting="yes", ehc_plan="none")["strands"]["education"]
    called = label(STRAND_LABELS, told["status"], told["when"])
    assert called == "Less likely here, but do ask once a draft plan is being written"
    assert best_asked(told["status"], told["when"]) == ""
    assert "GEN-1" in {fact for step in told["steps"] for fact in step["cites"]}
    assert any("SENDIASS" in step["text"] for step in told["steps"])


@pytest.mark.parametrize("strand", ["education", "social_care", "health"])
@pytest.mark.parametrize(
    "moment", [{"ehc_plan": "draft"}, {"ehc_plan": "final", "ehc_review": "review"}, {"ehc_plan": "final"}]
)
def test_a_family_that_wants_no_change_is_told_so_first_and_may_leave_things_as_they_are(
    strand: str, moment: dict[str, str]
) -> None:
    """Hertfordshire alone asks whether others share the support, and lets families say that they want no change."""
    answers = {"ehc_review": "no", "continuing_care": "yes", f"{strand}_shared": "none", "wheelchair": "no"} | moment
    told = estimate(REAL / "hertfordshire", age=8, **answers)["strands"][strand]
    assert (told["status"], told["headline"]) == ("as_it_is", "Leave it for as long as it works well")
    assert "in the usual way" in told["steps"][0]["text"]
    assert not told["change"]


@pytest.mark.parametrize("council", IN_SCHOOL)
@pytest.mark.parametrize("answer", ["agrees", "refuses"])
@pytest.mark.parametrize("moment", [{"ehc_plan": "draft"}, {"ehc_plan": "final", "ehc_review": "review"}])
def test_no_step_sends_a_family_to_a_head_who_has_answered(council: str, answer: str, moment: dict[str, str]) -> None:
    """Whichever way to manage the money they look at. For additional needs funding, Peterborough asks heads apart."""
    folder = REAL / council
    school = {"attends_setting": "yes", "support_place": "school", "how_managed": "ourselves", "head_answer": answer}
    result = estimate(folder, **asked(folder, age=8, **moment, **school))
    told = [each for strand in result["strands"].values() for each in (strand, *strand["ways"].values())]
    steps = [step["text"] for each in told for step in each["steps"]]
    asks = re.compile(r"(ask|speak to|talk to) the head teacher", re.IGNORECASE)
    assert [step for step in steps if asks.search(step) and "additional needs funding" not in step] == []


@pytest.mark.parametrize(
    ("council", "holder", "answers"),
    [
        ("portsmouth", "young_person", {"age": 17, "young_person_choice": "other"}),
        ("portsmouth", "parent", {"age": 8, "parental_responsibility": "no"}),
        ("hertfordshire", "parent", {"age": 22, "young_person_choice": "self", "manage_ability": "alone"}),
    ],
)
def test_nothing_is_said_of_all_budgets_that_is_not_so_for_each(
    council: str, holder: str, answers: dict[str, object]
) -> None:
    result = estimate(REAL / council, **answers)
    general = result["holders"][holder]
    assert "depends" in {holder_in(result, holder, strand)["status"] for strand in result["strands"]}
    assert general["status"] != "depends"
    assert general["in_all"] != general["status"]


@every_council
@pytest.mark.parametrize("age", [9, 17, 22])
def test_a_status_is_said_of_a_holder_in_all_where_every_budget_has_it(folder: Path, age: int) -> None:
    result = estimate(folder, age=age)
    for id_, general in result["holders"].items():
        told = {holder_in(result, id_, strand)["status"] for strand in result["strands"]}
        assert general["in_all"] == (next(iter(told)) if len(told) == 1 else None)


@every_council
@pytest.mark.parametrize("age", [8, 17, 18, 22])
def test_a_card_that_is_not_clear_yet_says_what_to_do(folder: Path, age: int) -> None:
    """Whichever one question a family is not sure about."""
    answers = asked(
        folder,
        ehc_plan="none",
        social_care_stage="none",
        continuing_care="no",
        continuing_healthcare="no",
        wheelchair="no",
    )
    for unsure in answers:
        result = estimate(folder, age=age, **{**answers, unsure: "dont_know"})
        for strand in result["strands"].values():
            assert strand["headline"]
            assert strand["steps"]
            assert strand["ask"]


@every_council
@pytest.mark.parametrize("plan", ["none", "draft", "assessment"])
def test_at_25_without_a_final_plan_no_way_to_manage_education_money_is_held_out(folder: Path, plan: str) -> None:
    result = estimate(folder, age=25, ehc_plan=plan)
    assert {way["status"] for way in result["strands"]["education"]["ways"].values()} == {"not_stated"}


@every_council
@pytest.mark.parametrize("plan", ["draft", "assessment", "final"])
def test_at_25_no_kind_of_budget_rests_on_the_duty_to_prepare_one(folder: Path, plan: str) -> None:
    """The duty is to a young person, who is under 25 (AGE-1), whatever kind of support the budget is for."""
    known = asked(folder, plan_agreed="yes", draft_issued="yes", ehc_review="review", continuing_care="no")
    for strand in estimate(folder, age=25, ehc_plan=plan, **known)["strands"].values():
        duty = [step["text"] for step in strand["steps"] if "GEN-1" in step["cites"]]
        assert [text for text in duty if not text.startswith("Under 25, ")] == []


@pytest.mark.parametrize("strand", ["social_care", "health"])
def test_an_adult_with_a_final_plan_hears_like_a_child_that_there_may_be_a_wait(strand: str) -> None:
    given = {"ehc_plan": "final", "ehc_review": "no", "social_care_plan": "none", "health_plan": "no"}
    for age in (9, 20):
        answers = given | {"age": age, "continuing_care": "no", "continuing_healthcare": "no", "wheelchair": "no"}
        steps = estimate(REAL / "peterborough", **answers)["strands"][strand]["steps"]
        assert any("you have to wait" in step["text"] for step in steps)


@every_council
@pytest.mark.parametrize(("choice", "signs"), [("parent", True), ("self", True), ("cannot_decide", False)])
def test_whoever_helps_a_young_person_hears_who_signs_and_who_acts(folder: Path, choice: str, *, signs: bool) -> None:
    result = estimate(folder, age=17, who_answers="parent", ehc_plan="final", young_person_choice=choice)
    told = {note["note"]: note["text"] for note in result["notes"]}
    assert "If they can decide this, they sign" in told["national_their_right_to_ask"]
    assert "If not, a deputy or attorney acts" in told["national_their_right_to_ask"]
    assert ("national_no_attorney_yet" in told) == (not signs)


@every_council
@pytest.mark.parametrize(
    ("who", "is_told"),
    [
        ({"who_answers": "young_person", "age": 9}, True),
        ({"who_answers": "young_person", "age": 14}, True),
        ({"who_answers": "young_person", "age": 16, "school_leaving_date": "not_yet"}, True),
        ({"who_answers": "young_person", "age": 15, "school_leaving_date": "passed"}, False),
        ({"who_answers": "young_person", "age": 17}, False),
        ({"who_answers": "parent", "age": 14}, False),
    ],
)
@pytest.mark.parametrize("plan", ["draft", "final", "refused"])
def test_a_child_who_answers_hears_that_a_parent_asks_for_education(
    folder: Path, who: dict[str, object], plan: str, *, is_told: bool
) -> None:
    assert ("national_parent_asks" in notes(estimate(folder, **who, ehc_plan=plan))) == is_told


@every_council
def test_from_18_an_attorney_is_possible(folder: Path) -> None:
    assert "national_no_attorney_yet" not in notes(estimate(folder, age=18, young_person_choice="cannot_decide"))


@pytest.mark.parametrize("files", councils(REAL), ids=lambda files: files.council.id)
def test_an_answer_says_once_that_the_page_does_not_say(files: CouncilFiles) -> None:
    answers = {faq.question: faq.answer for faq in files.faq.faq}
    answers |= {f"{page.page} in short": page.answer for page in files.short.pages}
    said = {name: len(_SILENT.findall(" ".join(part.text for part in answer))) for name, answer in answers.items()}
    assert {name: times for name, times in said.items() if times > 1} == {}


_SILENT = re.compile(r"\b(?:does|do) not (?:say|mention|give)\b|\b(?:is|are) silent\b|\bmentions? no\b")
