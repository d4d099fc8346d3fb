"""Three different sixteens are in force, and none of them replaces another: who may hold the money, by the law.

Education turns on the end of compulsory school age (AGE-1): the school leaving date, which can come at 15 and has
passed for everybody at 17 (AGE-3). Social care turns on 16 and 17 (SC-1), the NHS on the sixteenth birthday (NHS-2).
From 18 the rules for adults hold in social care (AD-1). Whether somebody is able to decide or to manage is never a
reason for a no: it only changes who the right person is, which differs by strand (CAP-1, SC-1, CAP-2, CAP-3).
"""

from __future__ import annotations

import functools
import itertools
from typing import TYPE_CHECKING, Any

import pytest

import reckoner
from reckoner.result import holder_in
from tests.policies import REAL, compiled, councils

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from publisher.policies.read import CouncilFiles
    from reckoner.result import Estimate

pytestmark = pytest.mark.thorough

every_council = pytest.mark.parametrize("files", councils(REAL), ids=lambda files: files.council.id)

STRANDS = ("education", "social_care", "health")
CHOICES = ("self", "parent", "other", "cannot_decide")
ABILITIES = ("alone", "with_help", "no")


def held(files: CouncilFiles, holder: str, strand: str, answers: dict[str, Any]) -> str:
    """Whether somebody may hold the money in a strand: its own result, or the general one."""
    return holder_in(estimate(files.folder, tuple(answers.items())), holder, strand)["status"]


@functools.cache
def estimate(folder: Path, answers: tuple[tuple[str, Any], ...]) -> Estimate:
    """What the engine says, from those answers that a council asks for."""
    policy = compiled(folder)
    asked = {question.id for question in policy.editions[0].questions}
    given = {question: answer for question, answer in answers if question in asked}
    return reckoner.estimate(policy, given, policy.editions[0].from_)


def families(ages: tuple[int, ...], leaving_date: str) -> Iterator[dict[str, Any]]:
    """Families of some ages, with everything else that may decide who holds the money."""
    for age, choice, ability, responsible in itertools.product(ages, CHOICES, ABILITIES, ("yes", "no")):
        yield {
            "age": age,
            "school_leaving_date": leaving_date,
            "young_person_choice": choice,
            "manage_ability": ability,
            "parental_responsibility": responsible,
        }


def too_young(family: dict[str, Any], strand: str) -> bool:
    """Whether the law lets a young person of this family hold nothing in a strand, whatever they can decide."""
    age: int = family["age"]
    leaving_date: str = family["school_leaving_date"]
    return (age < 17 and leaving_date == "not_yet") if strand == "education" else age < 16


@every_council
@pytest.mark.parametrize("strand", STRANDS)
def test_before_16_a_young_person_holds_nothing_and_somebody_else_can(files: CouncilFiles, strand: str) -> None:
    for family in families((0, 14, 15), "not_yet"):
        assert held(files, "young_person", strand, family) == "no"
        assert held(files, "parent", strand, family) in ("yes", "depends")


@every_council
def test_that_somebody_agrees_for_a_child_under_16_rests_on_the_nhs_rule(files: CouncilFiles) -> None:
    told = holder_in(estimate(files.folder, (("age", 9),)), "young_person", "health")
    cited = {fact for step in told["steps"] for fact in step["cites"]}
    assert any("agree" in step["text"] for step in told["steps"])
    assert "NHS-3" in cited


@every_council
def test_before_the_leaving_date_education_is_not_surely_the_young_persons_nor_lost_to_the_parent(
    files: CouncilFiles,
) -> None:
    for family in families((16,), "not_yet"):
        assert held(files, "parent", "education", family) in ("yes", "depends")
        assert held(files, "young_person", "education", family) in ("no", "depends")


@every_council
def test_past_the_leaving_date_education_may_be_the_young_persons_at_15_already(files: CouncilFiles) -> None:
    for family in families((15,), "passed"):
        assert held(files, "young_person", "education", family) in ("yes", "depends")


@every_council
@pytest.mark.parametrize("strand", ["social_care", "health"])
def test_the_leaving_date_opens_nothing_in_social_care_and_health_at_15(files: CouncilFiles, strand: str) -> None:
    for family in families((15,), "passed"):
        assert held(files, "young_person", strand, family) == "no"


@every_council
def test_at_17_school_age_is_over_whatever_the_year_at_school(files: CouncilFiles) -> None:
    for family in families((17,), "not_yet"):
        assert held(files, "young_person", "education", family) in ("yes", "depends")


@every_council
@pytest.mark.parametrize("strand", ["social_care", "health"])
def test_social_care_and_health_do_not_wait_for_the_leaving_date(files: CouncilFiles, strand: str) -> None:
    for family in families((16, 17), "not_yet"):
        assert held(files, "young_person", strand, family) in ("yes", "depends")


@every_council
def test_at_16_and_17_somebody_with_parental_responsibility_is_not_shut_out_of_social_care(files: CouncilFiles) -> None:
    for leaving_date in ("passed", "not_yet"):
        for family in families((16, 17), leaving_date):
            assert held(files, "parent", "social_care", family) in ("yes", "depends")


@every_council
def test_at_16_and_17_only_with_parental_responsibility_can_social_care_money_go_to_either(files: CouncilFiles) -> None:
    told = {"yes": "", "no": ""}
    for leaving_date in ("passed", "not_yet"):
        for family in families((16, 17), leaving_date):
            parent = holder_in(estimate(files.folder, tuple(family.items())), "parent", "social_care")
            told[family["parental_responsibility"]] += " ".join(step["text"] for step in parent["steps"])
    for steps in told.values():
        assert "or to somebody with parental responsibility" in steps
        assert "either of you" not in steps


@every_council
@pytest.mark.parametrize("holder", ["parent", "young_person"])
def test_from_18_the_rules_for_adults_decide_in_social_care(files: CouncilFiles, holder: str) -> None:
    for family in families((18, 25, 26), "passed"):
        assert held(files, holder, "social_care", family) == "depends"


@every_council
@pytest.mark.parametrize("strand", STRANDS)
def test_not_being_able_to_decide_leads_to_somebody_and_never_to_a_no(files: CouncilFiles, strand: str) -> None:
    both = (*families((16, 17, 20), "passed"), *families((16,), "not_yet"), *families((15,), "passed"))
    for family in both:
        if family["young_person_choice"] == "cannot_decide" and not too_young(family, strand):
            for holder in ("parent", "young_person", "nominee", "representative"):
                assert held(files, holder, strand, family) in ("yes", "depends"), (holder, family)


@every_council
@pytest.mark.parametrize("strand", STRANDS)
def test_needing_help_with_money_never_makes_a_no(files: CouncilFiles, strand: str) -> None:
    for leaving_date, ages in (("not_yet", (9, 16)), ("passed", (15, 16, 20))):
        for family in families(ages, leaving_date):
            for holder in ("parent", "young_person", "nominee", "representative"):
                able = held(files, holder, strand, family | {"manage_ability": "alone"})
                assert held(files, holder, strand, family) != "no" or able == "no", (holder, family)


@every_council
@pytest.mark.parametrize("strand", ["social_care", "health"])
@pytest.mark.parametrize("leaving_date", ["not_yet", "passed"])
def test_at_16_and_17_whom_the_young_person_chooses_is_heard(
    files: CouncilFiles, strand: str, leaving_date: str
) -> None:
    for family in families((16, 17), leaving_date):
        if family["young_person_choice"] in ("parent", "other"):
            assert held(files, "young_person", strand, family) == "depends", family
        if family["young_person_choice"] == "self":
            assert held(files, "parent", strand, family) in ("depends", "no"), family


MANAGES = {"education": "EDU-4", "social_care": "SC-2", "health": "NHS-20"}
"""The rule of each strand that whoever gets a direct payment is able to manage it, alone or with help."""


@every_council
@pytest.mark.parametrize("holder", ["parent", "young_person"])
def test_nobody_is_told_to_hold_money_without_hearing_that_it_has_to_be_managed(
    files: CouncilFiles, holder: str
) -> None:
    """Where a council asks, nobody is who could not do it even with help; where it does not, the answer says so."""
    is_asked = "manage_ability" in {question.id for question in compiled(files.folder).editions[0].questions}
    for leaving_date, ages in (("not_yet", (3, 14, 16)), ("passed", (15, 16, 17, 20))):
        for family in families(ages, leaving_date):
            whole = estimate(files.folder, tuple(family.items()))["holders"][holder]
            results = {rule: whole["strands"].get(strand, whole) for strand, rule in MANAGES.items()}
            for rule, told in (*results.items(), ("", whole)):
                if told["status"] == "yes" and is_asked:
                    assert family["manage_ability"] != "no", family
                elif told["status"] == "yes":
                    said = [step for step in told["steps"] if "manage it, alone or with help" in step["text"]]
                    assert any(rule in step["cites"] or not rule for step in said), (rule, family)
