"""Whoever families are told to ask is there for them, and the letter that they are given says what is so."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import pytest

from publisher.check.asking.for_whom import check_for_whom
from publisher.policies.editions import edition_on
from publisher.source.problems import Code, Report
from tests.policies import REAL, councils

if TYPE_CHECKING:
    from publisher.model.council.council import Serves
    from publisher.policies.read import CouncilFiles

COUNCILS = {files.council.id: files for files in councils(REAL)}


def found(files: CouncilFiles) -> list[str]:
    report = Report()
    check_for_whom(edition_on(files, files.council.version), report)
    return [problem.what for problem in report.in_order()]


def with_strand_outcome(council: str, strand: str, number: int, **update: Any) -> CouncilFiles:
    """A council's files, with one of its own outcomes of a strand changed."""
    files = COUNCILS[council]
    strands = []
    for one in files.policy.strands:
        outcomes = list(one.outcomes)
        if one.id == strand:
            outcomes[number] = outcomes[number].model_copy(update=update)
        strands.append(one.model_copy(update={"outcomes": outcomes}))
    return dataclasses.replace(files, policy=files.policy.model_copy(update={"strands": strands}))


def number_of(council: str, strand: str, status: str) -> int:
    """The last of a council's own outcomes of a strand that has a status."""
    (outcomes,) = (one.outcomes for one in COUNCILS[council].policy.strands if one.id == strand)
    return max(number for number, outcome in enumerate(outcomes) if outcome.status == status)


def number_of_headline(council: str, strand: str, headline: str) -> int:
    """The place of a council's own outcome of a strand that has a headline."""
    (outcomes,) = (one.outcomes for one in COUNCILS[council].policy.strands if one.id == strand)
    return next(number for number, outcome in enumerate(outcomes) if outcome.headline == headline)


@pytest.mark.thorough
@pytest.mark.parametrize("council", COUNCILS)
def test_no_family_of_the_four_councils_is_sent_to_somebody_else(council: str) -> None:
    assert found(COUNCILS[council]) == []


@pytest.mark.parametrize("council", COUNCILS)
def test_a_child_is_not_sent_to_the_team_for_adults(council: str) -> None:
    number = number_of(council, "social_care", "first_step")
    # With a step for some, the outcome is told of once for them and once for the others.
    told = found(with_strand_outcome(council, "social_care", number, ask=["adult_services"]))
    assert told
    for what in told:
        assert what.startswith("Where age is 0 and ")
        assert what.endswith("families are told to ask 'adult_services', who is not there for them.")


@pytest.mark.parametrize(
    ("council", "contact"), [("portsmouth", "assessment_coordinator"), ("hertfordshire", "sen_officer")]
)
def test_where_there_is_no_plan_nobody_is_sent_to_those_who_come_with_one(council: str, contact: str) -> None:
    number = number_of(council, "education", "first_step")
    (what,) = found(with_strand_outcome(council, "education", number, ask=[contact]))
    assert "ehc_plan is none" in what


def test_who_needs_the_second_level_is_not_sent_to_the_short_breaks_officer_of_the_first() -> None:
    number = number_of_headline("portsmouth", "social_care", "{You} can ask for a care budget")
    (what,) = found(with_strand_outcome("portsmouth", "social_care", number, ask=["short_breaks_officer"]))
    assert "social_care_assessment is higher_level" in what


def test_nobody_is_sent_to_a_head_teacher_where_there_may_be_no_school() -> None:
    number = number_of("peterborough", "education", "ask_now")
    (what,) = found(with_strand_outcome("peterborough", "education", number, ask=["plan_team", "head_teacher"]))
    assert what.endswith("families are told to ask 'head_teacher', who is not there for them.")


def test_a_travel_budget_is_not_asked_of_the_switchboard_where_there_is_a_team_for_it() -> None:
    number = number_of("portsmouth", "transport", "ask_now")
    (what,) = found(with_strand_outcome("portsmouth", "transport", number, ask=["council"]))
    assert what == "Families are told to ask 'council', and not 'travel_team', who is there for all of them."


def test_who_gives_advice_or_takes_complaints_is_nobody_to_ask_for_a_budget() -> None:
    number = number_of("portsmouth", "education", "first_step")
    told = found(with_strand_outcome("portsmouth", "education", number, ask=["adviser", "complaints"]))
    assert [what.split("'")[1] for what in told] == ["adviser", "complaints"]


def test_the_team_for_the_plan_is_not_asked_alone_for_a_health_budget() -> None:
    number = number_of_headline("peterborough", "health", "{You} can ask with the health support plan")
    (what,) = found(with_strand_outcome("peterborough", "health", number, ask=["plan_team"]))
    assert what == "Families are told to ask 'plan_team' alone, who is there for them only beside somebody else."


@pytest.mark.parametrize("council", COUNCILS)
def test_at_25_adult_care_is_not_asked_alone_while_there_is_a_plan(council: str) -> None:
    """Where the plan goes on, an education budget comes with it, and adult care has none."""
    number = number_of_headline(council, "education", "At 25, ask whether the EHC plan goes on")
    (what,) = found(with_strand_outcome(council, "education", number, ask=["adult_services"]))
    assert what.startswith("Where age is 25 and ")
    assert what.endswith(
        "families are told to ask 'adult_services' alone, who is there for them only beside somebody else."
    )


@pytest.mark.parametrize(
    ("council", "contact", "said"),
    [
        (
            "hampshire",
            "complex_care_team",
            "'complex_care_team' is for children by its name, and is there where age is 19.",
        ),
        ("peterborough", "adult_services", "'adult_services' is for adults by its name, and is there where age is 0."),
    ],
)
def test_a_team_for_children_or_for_adults_says_at_which_ages_it_is_there(
    council: str, contact: str, said: str
) -> None:
    files = COUNCILS[council]
    contacts = [
        one if one.id != contact or one.for_ is None else one.model_copy(update={"for_": whoever(one.for_)})
        for one in files.council.contacts
    ]
    changed = dataclasses.replace(files, council=files.council.model_copy(update={"contacts": contacts}))
    assert said in found(changed)


def whoever(serves: Serves) -> Serves:
    """The same kinds of budget, for every family."""
    return serves.model_copy(update={"if_": None})


def test_an_assessment_that_goes_on_is_not_answered_with_the_letter_for_a_review() -> None:
    """The outcome's own letter is left out, and that of its status says that there is a plan."""
    number = number_of("hertfordshire", "education", "ask_later")
    (what,) = found(with_strand_outcome("hertfordshire", "education", number, letter=None))
    assert what.endswith("the letter 'education_next_review': There is a plan, and no review at the moment.")
    assert "ehc_plan is assessment" in what


def test_a_letter_goes_with_no_status_but_its_own_unless_it_says_whom_it_is_about() -> None:
    number = number_of("hampshire", "social_care", "ask_now")
    report = Report()
    files = with_strand_outcome("hampshire", "social_care", number, letter="social_care_own_case")
    check_for_whom(edition_on(files, files.council.version), report)
    (problem,) = report.problems
    assert problem.code is Code.LETTER_OF_ANOTHER_ROUTE
    assert problem.what == "The letter 'social_care_own_case' is not for the status 'ask_now'."
