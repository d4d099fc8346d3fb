"""Three different sixteens are in force, and none of them replaces another: who may hold the money, by the law.

Education turns on the end of compulsory school age (AGE-1), social care on 16 and 17 (SC-1), the NHS on the sixteenth
birthday (NHS-2), and from 18 the rules for adults hold in social care (AD-1). Whether somebody is able to decide or to
manage is never a reason for a no: it only changes who the right person is (CAP-1).
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


def families(ages: tuple[int, ...], year_11: str) -> Iterator[dict[str, Any]]:
    """Families of some ages, with everything else that may decide who holds the money."""
    for age, choice, ability, responsible in itertools.product(ages, CHOICES, ABILITIES, ("yes", "no")):
        yield {
            "age": age,
            "year_11": year_11,
            "young_person_choice": choice,
            "manage_ability": ability,
            "parental_responsibility": responsible,
        }


@every_council
@pytest.mark.parametrize("strand", STRANDS)
def test_before_16_a_young_person_holds_nothing_and_somebody_else_can(files: CouncilFiles, strand: str) -> None:
    for family in families((0, 15), "not_finished"):
        assert held(files, "young_person", strand, family) == "no"
        assert held(files, "parent", strand, family) in ("yes", "depends")


@every_council
def test_in_year_11_education_is_not_surely_the_young_persons_at_16_nor_lost_to_the_parent(files: CouncilFiles) -> None:
    for family in families((16, 17), "not_finished"):
        assert held(files, "parent", "education", family) in ("yes", "depends")
        assert held(files, "young_person", "education", family) in ("no", "depends")


@every_council
@pytest.mark.parametrize("strand", ["social_care", "health"])
def test_social_care_and_health_do_not_wait_for_the_end_of_year_11(files: CouncilFiles, strand: str) -> None:
    for family in families((16, 17), "not_finished"):
        assert held(files, "young_person", strand, family) in ("yes", "depends")


@every_council
def test_at_16_and_17_somebody_with_parental_responsibility_is_not_shut_out_of_social_care(files: CouncilFiles) -> None:
    for year_11 in ("finished", "not_finished"):
        for family in families((16, 17), year_11):
            assert held(files, "parent", "social_care", family) in ("yes", "depends")


@every_council
@pytest.mark.parametrize("holder", ["parent", "young_person"])
def test_from_18_the_rules_for_adults_decide_in_social_care(files: CouncilFiles, holder: str) -> None:
    for family in families((18, 25, 26), "finished"):
        assert held(files, holder, "social_care", family) == "depends"


@every_council
@pytest.mark.parametrize("strand", STRANDS)
def test_not_being_able_to_decide_leads_to_somebody_and_never_to_a_no(files: CouncilFiles, strand: str) -> None:
    for family in families((16, 17, 20), "finished"):
        if family["young_person_choice"] == "cannot_decide":
            for holder in ("parent", "young_person", "nominee", "representative"):
                assert held(files, holder, strand, family) in ("yes", "depends"), (holder, family)


@every_council
@pytest.mark.parametrize("strand", STRANDS)
def test_needing_help_with_money_never_makes_a_no(files: CouncilFiles, strand: str) -> None:
    for year_11, ages in (("not_finished", (9, 16)), ("finished", (16, 20))):
        for family in families(ages, year_11):
            for holder in ("parent", "young_person", "nominee", "representative"):
                able = held(files, holder, strand, family | {"manage_ability": "alone"})
                assert held(files, holder, strand, family) != "no" or able == "no", (holder, family)
