"""Whom families of the four councils are told to ask, and to whom their letter goes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

import reckoner
from publisher.check.asking.for_whom import logic_for_whom
from publisher.pages.council_build import CouncilBuild
from publisher.pages.frame.spoken import spoken_text
from publisher.policies.editions import edition_on
from publisher.rules.logic import HIDDEN
from tests.policies import REAL, councils

if TYPE_CHECKING:
    from reckoner.result import StrandResult

BUILDS = {files.council.id: CouncilBuild(files) for files in councils(REAL)}


def told(council: str, strand: str, **given: Any) -> StrandResult:
    build = BUILDS[council]
    return reckoner.estimate(build.policy, given, build.files.council.version)["strands"][strand]


def named(result: StrandResult) -> set[str]:
    return {asked["who"] for asked in result["ask"]}


def who(council: str, contact: str) -> str:
    files = BUILDS[council].files
    return spoken_text(next(each.who for each in files.council.contacts if each.id == contact), files.readers)


@pytest.mark.parametrize(
    ("council", "strand", "contact"),
    [
        ("portsmouth", "social_care", "adult_services"),
        ("portsmouth", "health", "adult_nhs_team"),
        ("hampshire", "social_care", "adult_services"),
        ("hampshire", "health", "continuing_care_team"),
    ],
)
def test_at_18_the_letter_of_an_adult_goes_to_those_who_decide_about_adults(
    council: str, strand: str, contact: str
) -> None:
    result = told(council, strand, age=18, continuing_healthcare="no", continuing_care="no", wheelchair="no")
    assert len(result["ask"]) > 1
    assert result["letter"]["to"] == who(council, contact)


@pytest.mark.parametrize("plan", ["refused", "none"])
def test_without_a_plan_nobody_in_portsmouth_is_sent_to_a_co_ordinator(plan: str) -> None:
    result = told("portsmouth", "education", age=7, ehc_plan=plan)
    assert who("portsmouth", "council") in named(result)
    assert named(result) & {who("portsmouth", id_) for id_ in ("assessment_coordinator", "plan_coordinator")} == set()


@pytest.mark.parametrize(
    ("given", "contact"),
    [
        ({"ehc_plan": "assessment"}, "assessment_coordinator"),
        ({"ehc_plan": "draft"}, "assessment_coordinator"),
        ({"ehc_plan": "final", "ehc_review": "review"}, "plan_coordinator"),
        ({"ehc_plan": "final", "ehc_review": "no"}, "plan_coordinator"),
    ],
)
def test_each_moment_of_a_plan_in_portsmouth_has_its_own_co_ordinator(given: dict[str, str], contact: str) -> None:
    result = told("portsmouth", "education", age=9, **given)
    assert named(result) == {who("portsmouth", contact), who("portsmouth", "council")}


def test_while_nobody_knows_of_a_plan_the_letter_goes_to_the_council() -> None:
    assert told("portsmouth", "education", age=9)["letter"]["to"] == who("portsmouth", "council")


@pytest.mark.parametrize("plan", ["refused", "none"])
def test_without_a_plan_in_hertfordshire_there_is_no_sen_officer_to_ask(plan: str) -> None:
    assert named(told("hertfordshire", "education", age=7, ehc_plan=plan)) == {who("hertfordshire", "send_team")}


def test_a_child_in_hampshire_who_was_not_assessed_has_no_social_worker_yet() -> None:
    result = told("hampshire", "social_care", age=7, social_care_stage="none")
    assert result["ask"][0]["who"] == who("hampshire", "childrens_services")
    assert who("hampshire", "social_worker") not in named(result)
    said = " ".join(step["text"] for way in result["ways"].values() for step in way["steps"])
    assert "your social worker" not in said


def test_only_those_with_a_draft_are_told_to_look_at_its_letter() -> None:
    for given in ({"ehc_plan": "final", "ehc_review": "no"}, {"ehc_plan": "final", "ehc_review": "review"}):
        for strand in ("social_care", "health"):
            steps = told("peterborough", strand, age=9, **given)["steps"]
            assert [step for step in steps if "draft" in step["text"] and "letter" in step["text"]] == []


@pytest.mark.parametrize("way", ["council", "third_party"])
def test_a_family_that_wants_another_way_is_not_told_to_ask_for_a_direct_payment(way: str) -> None:
    """Where a step speaks of one, it begins with an if."""
    for council in BUILDS:
        for assessed in ("some_support", "higher_level"):
            given = {"age": 9, "social_care_assessment": assessed, "social_care_stage": "agreed", "how_managed": way}
            known = {question.id for question in BUILDS[council].policy.editions[0].questions}
            result = told(council, "social_care", **{key: value for key, value in given.items() if key in known})
            asked = [step["text"] for step in result["steps"] if "sk for a direct payment" in step["text"]]
            assert asked == [], council


SPOKEN_OF = {
    "hertfordshire": {
        "your SEN officer": "sen_officer",
        "Continuing Care health practitioner": "continuing_care_practitioner",
    },
    "peterborough": {},
    "portsmouth": {"your Assessment Coordinator": "assessment_coordinator", "Plan Co-ordinator": "plan_coordinator"},
    "hampshire": {"your social worker": "social_worker"},
}
"""How steps speak of people whom not every family has, and the contact that says who has one."""


@pytest.mark.parametrize("council", BUILDS)
def test_no_step_sends_a_family_to_somebody_it_has_not_got(council: str) -> None:
    """Sentences that begin with an if are for those who have one."""
    logic = logic_for_whom(edition_on(BUILDS[council].files, BUILDS[council].files.council.version))
    contacts = {contact.id: contact for contact in BUILDS[council].files.council.contacts}
    diagrams = logic.diagrams
    alone = []
    for decision in logic.decisions:
        for number, outcome in enumerate(decision.outcomes):
            for step in outcome.steps:
                for said, contact in SPOKEN_OF[council].items():
                    serves = contacts[contact].for_
                    assert serves is not None
                    if any(said in one and not one.startswith("If ") for one in re.split(r"(?<=[.:?]) ", step.text)):
                        has_one = diagrams.decide([logic.surely(serves.if_), True])
                        witness = diagrams.witness_of_both(decision.root, number, has_one, HIDDEN)
                        alone += [] if witness is None else [f"{logic.in_words(witness)}: {step.text}"]
    assert alone == []


@pytest.mark.parametrize("plan", ["none", "final"])
def test_without_continuing_care_nobody_in_hertfordshire_is_sent_to_a_practitioner_for_it(plan: str) -> None:
    for health in ("yes", "no"):
        given = {"age": 9, "ehc_plan": plan, "ehc_review": "no", "continuing_care": "no", "health_in_plan": health}
        result = told("hertfordshire", "health", **given, health_plan="no", wheelchair="no")
        assert who("hertfordshire", "continuing_care_practitioner") not in named(result)
        # Where the plan has health care in it, the council has to prepare the budget.
        team = "council" if plan == "final" and health == "yes" else "health_team"
        assert result["letter"]["to"] == who("hertfordshire", team).replace("{child}", "your child")
