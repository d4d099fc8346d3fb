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

if TYPE_CHECKING:
    from pathlib import Path

    from reckoner.result import Reason, StrandResult

NINE = {"age": 9, "wheelchair": "no"}
PLAN = {**NINE, "ehc_plan": "final", "ehc_review": "no"}
AT_REVIEW = {**PLAN, "ehc_review": "review"}
DRAFT = {**NINE, "ehc_plan": "draft"}
NO_PLAN = {**NINE, "ehc_plan": "none"}
OWN = {"education_shared": "own", "social_care_shared": "own", "health_shared": "own"}
SHARED = {"education_shared": "shared", "social_care_shared": "shared", "health_shared": "shared"}


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
        ("hertfordshire", "health", {**PLAN, "continuing_care": "no", "health_in_plan": "no"}, "continuing_care"),
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
        outcomes = [naive.outcomes[about][number] for number in naive.possible(about, answers)]
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
