"""The one reason that a family is given where there is room for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.policies import REAL
from tests.reckoner.every_council import estimate, every_council, naive_of, some_answers
from tests.reckoner.judged import is_unheard
from tests.reckoner.naive import met

if TYPE_CHECKING:
    from pathlib import Path

    from reckoner.result import Reason, StrandResult
    from tests.reckoner.naive import Family, Naive

pytestmark = pytest.mark.thorough

NINE = {"age": 9, "wheelchair": "no"}
PLAN = {**NINE, "ehc_plan": "final", "ehc_review": "no"}
AT_REVIEW = {**PLAN, "ehc_review": "review"}
DRAFT = {**NINE, "ehc_plan": "draft"}
NO_PLAN = {**NINE, "ehc_plan": "none"}
ASSESSMENT = {**NINE, "ehc_plan": "assessment"}
NOT_ASSESSED = {**PLAN, "social_care_assessment": "not_assessed", "targeted_short_breaks": "no"}
WITHOUT_HEALTH_PLAN = {**PLAN, "health_plan": "no", "continuing_care": "no"}
MISSING = {
    **DRAFT,
    "age": 14,
    "social_care_stage": "assessed",
    "severe_disability": "yes",
    "other_help": "not_enough",
}
OWN = {"education_shared": "own", "social_care_shared": "own", "health_shared": "own"}
SHARED = {"education_shared": "shared", "social_care_shared": "shared", "health_shared": "shared"}

ON_A_CARD = ("ask_now", "ask_later", "first_step", "as_it_is", "appeal")
BARS = ("unlikely", "as_it_is")
"""That something worse would come of another answer, or no wish for a change, is no reason to ask."""


def deciding(strand: StrandResult) -> Reason | None:
    """The reason that a strand's status turns on; fails where it is not one of its reasons."""
    if strand["deciding"] is None:
        return None
    return next(reason for reason in strand["reasons"] if reason["clause"] == strand["deciding"])


@pytest.mark.parametrize(
    ("council", "strand", "answers", "expected"),
    [
        # The moment, where it is one; else what opens the way; never what only puts nothing in it.
        ("hertfordshire", "education", {**AT_REVIEW, **OWN}, "review_window"),
        ("hertfordshire", "education", {**DRAFT, **OWN}, "draft_window"),
        ("hertfordshire", "social_care", {**PLAN, **OWN}, "ehc_plan_final"),
        ("hertfordshire", "social_care", {**PLAN, **OWN, "social_care_plan": "short_breaks_plan"}, "ehc_plan_final"),
        ("hertfordshire", "health", {**PLAN, **OWN, "continuing_care": "yes"}, "continuing_care"),
        ("hampshire", "education", {**AT_REVIEW, "attends_setting": "no"}, "review_window"),
        # What a better result is missing.
        ("hertfordshire", "education", {**PLAN, **OWN}, "review_window"),
        ("peterborough", "education", PLAN, "review_window"),
        ("portsmouth", "education", PLAN, "review_window"),
        ("hertfordshire", "education", NO_PLAN, "ehc_plan_final"),
        ("peterborough", "education", NO_PLAN, "ehc_plan_final"),
        ("portsmouth", "education", NO_PLAN, "ehc_plan_final"),
        ("hampshire", "education", {**NO_PLAN, "attends_setting": "no"}, "ehc_plan_final"),
        ("hertfordshire", "education", {**PLAN, **SHARED}, "own_education"),
        ("hampshire", "education", {**PLAN, "attends_setting": "yes"}, "in_setting"),
        # What the first step mends: who is to ask about Continuing Care has none.
        ("hertfordshire", "health", {**PLAN, "continuing_care": "no", "health_in_plan": "no"}, "continuing_care"),
        ("hertfordshire", "health", {**NO_PLAN, "continuing_care": "no", "health_plan": "no"}, "continuing_care"),
        ("hampshire", "social_care", {**NO_PLAN, "social_care_stage": "none"}, "assessed"),
        ("hampshire", "social_care", {**PLAN, "social_care_stage": "none"}, "assessed"),
        ("peterborough", "social_care", {**PLAN, "social_care_plan": "none"}, "social_plan"),
        ("portsmouth", "social_care", NOT_ASSESSED, "support_found"),
        # The moment, where the family had best wait for it, or is to find out when it is.
        ("peterborough", "health", WITHOUT_HEALTH_PLAN, "review_window"),
        ("peterborough", "health", {**WITHOUT_HEALTH_PLAN, "ehc_review": "ending"}, "national_plan_ending"),
        ("hampshire", "health", {**PLAN, "continuing_care": "no"}, "review_window"),
        ("peterborough", "education", {**ASSESSMENT, "plan_agreed": "no"}, "plan_agreed"),
        ("hertfordshire", "education", {**ASSESSMENT, **OWN}, "assessment_under_way"),
        ("portsmouth", "transport", {**PLAN, "free_travel": "waiting"}, "free_travel_asked"),
        # Where a family wants no change, that it has said so.
        ("hertfordshire", "education", {**AT_REVIEW, "education_shared": "none"}, "education_as_it_is"),
        ("hertfordshire", "social_care", {**PLAN, "social_care_shared": "none"}, "social_care_as_it_is"),
        ("hertfordshire", "health", {**PLAN, "continuing_care": "yes", "health_shared": "none"}, "health_as_it_is"),
        # What the council said, where there is an appeal.
        ("hampshire", "education", {**NINE, "ehc_plan": "refused"}, "national_plan_refused"),
        ("hertfordshire", "education", {**PLAN, "ehc_review": "ending"}, "national_plan_ending"),
        ("peterborough", "education", {**PLAN, "ehc_review": "ending"}, "national_plan_ending"),
        # What few families meet is no news to the others, whichever result it is about.
        ("peterborough", "social_care", {**PLAN, "age": 20}, "ehc_plan_final"),
        # Where nothing alone would change the status, what is most about this result.
        ("hampshire", "social_care", MISSING, "other_help_missing"),
        # An age is a reason for whom it holds, where nothing says more.
        ("hertfordshire", "education", {"age": 27}, "aged_26_plus"),
        ("hertfordshire", "health", {"age": 19, "continuing_healthcare": "yes"}, "continuing_healthcare"),
        # Not known yet: what is asked first.
        ("hertfordshire", "education", NINE, "ehc_plan_final"),
        # No page speaks of it.
        ("hertfordshire", "transport", PLAN, None),
    ],
)
def test_the_deciding_reason_is_what_a_person_would_say(
    council: str, strand: str, answers: dict[str, str | int], expected: str | None
) -> None:
    assert estimate(REAL / council, answers)["strands"][strand]["deciding"] == expected


@every_council
@given(data=st.data())
@examples(24)
def test_it_is_a_known_reason_of_a_sure_status_and_an_unknown_one_of_an_open_one(
    data: st.DataObject, folder: Path
) -> None:
    """A status that only what few families have can still change is as good as sure."""
    naive = naive_of(folder)
    answers = data.draw(some_answers(naive))
    for id_, strand in estimate(folder, answers)["strands"].items():
        about = ("strand", id_, None)
        outcomes = [naive.outcomes[about][number] for number in naive.heard(about, answers)]
        usual = {outcome.status for outcome in outcomes if not is_unheard(outcome, naive, answers)}
        reason = deciding(strand)
        if len(usual) > 1:
            assert reason is not None
            assert reason["state"] == "unknown"
        elif usual and reason is not None:
            assert reason["state"] != "unknown"


@every_council
@given(data=st.data())
@examples(24)
def test_every_budget_that_can_be_asked_for_has_one(data: st.DataObject, folder: Path) -> None:
    answers = data.draw(some_answers(naive_of(folder)))
    for strand in estimate(folder, answers)["strands"].values():
        if strand["status"] in ("ask_now", "ask_later", "first_step", "unlikely"):
            assert deciding(strand) is not None


@every_council
@given(data=st.data())
@examples(24)
def test_no_bound_of_age_is_given_for_not_being_reached(data: st.DataObject, folder: Path) -> None:
    naive = naive_of(folder)
    answers = data.draw(some_answers(naive))
    for strand in estimate(folder, answers)["strands"].values():
        reason = deciding(strand)
        if reason is not None and reason["state"] == "unmet":
            test = naive.clauses[reason["clause"]].test
            assert test is not None
            assert test.question != "age"


@every_council
@given(data=st.data())
@examples(24)
def test_without_the_reason_the_status_would_be_another_or_no_other_reason_is_needed(
    data: st.DataObject, folder: Path
) -> None:
    """A clause is needed if the family would be told something else, whichever other answer it gave.

    What only keeps a bar away is not looked at, and a bound of age that is not reached is one of these.
    """
    naive = naive_of(folder)
    answers = data.draw(some_answers(naive))
    known = {name: value for name, value in answers.items() if naive.surely_asked(name, answers)}
    for id_, strand in estimate(folder, known)["strands"].items():
        reason = deciding(strand)
        if reason is None or reason["state"] == "unknown" or strand["status"] not in ON_A_CARD:
            continue
        others = [one["clause"] for one in strand["reasons"] if one["state"] == "met" and one != reason]
        needed = [clause for clause in others if all(otherwise(naive, id_, clause, known, strand["status"]))]
        assert any(otherwise(naive, id_, reason["clause"], known, strand["status"])) or not needed


def otherwise(naive: Naive, strand: str, clause: str, known: Family, status: str) -> list[bool]:
    """For each answer with which a clause would be otherwise: whether that says more than a status, and another."""
    test = naive.clauses[clause].test
    assert test is not None
    state = met(test, known[test.question])
    values = [value for value in naive.values[test.question] if met(test, value) != state]
    return [told_with(naive, strand, {**known, test.question: value}).isdisjoint({status, *BARS}) for value in values]


def told_with(naive: Naive, strand: str, family: Family) -> set[str]:
    """The statuses of which a family hears in a strand."""
    about = ("strand", strand, None)
    outcomes = [naive.outcomes[about][number] for number in naive.heard(about, family)]
    return {outcome.status for outcome in outcomes if not is_unheard(outcome, naive, family)}


@every_council
@given(data=st.data())
@examples(24)
def test_under_you_can_appeal_stands_what_the_council_decided(data: st.DataObject, folder: Path) -> None:
    naive = naive_of(folder)
    rare = {each.outcome.id: each.rare for each in naive.edition.files.floor.outcomes}
    for id_, strand in estimate(folder, data.draw(some_answers(naive)))["strands"].items():
        if strand["status"] == "appeal":
            outcomes = naive.outcomes["strand", id_, None]
            assert strand["deciding"] in {rare[one.id] for one in outcomes if one.status == "appeal"}
