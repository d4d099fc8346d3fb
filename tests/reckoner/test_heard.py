"""Who has not said that it wants no change hears nothing of it."""

from __future__ import annotations

import pytest

from tests.policies import REAL
from tests.reckoner.every_council import estimate

HERTFORDSHIRE = REAL / "hertfordshire"
CARE = {"who_answers": "parent", "age": 9, "ehc_plan": "final", "ehc_review": "no", "continuing_care": "yes"}


@pytest.mark.parametrize("answers", [{}, {"health_shared": "dont_know"}, {"health_shared": "shared"}])
def test_with_continuing_care_it_is_clear_that_a_family_can_ask(answers: dict[str, str]) -> None:
    health = estimate(HERTFORDSHIRE, {**CARE, "wheelchair": "no", **answers})["strands"]["health"]
    assert health["status"] == "ask_now"
    assert health["headline"] == "With Continuing Care there is a right to a health budget"
    assert (health["deciding"], health["possible"], health["change"]) == ("continuing_care", [], None)


def test_what_alone_is_left_is_said() -> None:
    health = estimate(HERTFORDSHIRE, {**CARE, "wheelchair": "no", "health_shared": "none"})["strands"]["health"]
    assert health["status"] == "as_it_is"


def test_who_said_it_hears_of_it_while_something_else_is_open() -> None:
    answers = {"who_answers": "parent", "ehc_plan": "final", "education_shared": "none"}
    education = estimate(HERTFORDSHIRE, answers)["strands"]["education"]
    assert {outcome["status"] for outcome in education["possible"]} >= {"as_it_is", "other_rules"}
    assert education["status"] == "need_answers"


def test_a_wish_for_one_kind_of_budget_says_nothing_of_another() -> None:
    health = estimate(HERTFORDSHIRE, {**CARE, "wheelchair": "no", "education_shared": "none"})["strands"]["health"]
    assert health["status"] == "ask_now"


def test_the_wish_alone_is_no_reason_to_ask_before_the_results() -> None:
    given = {**CARE, "wheelchair": "no", "education_shared": "own", "social_care_shared": "own"}
    given |= {"short_break_hours": "no", "social_care_plan": "none"}
    result = estimate(HERTFORDSHIRE, given)
    assert (result["enough"], "health_shared" in result["still_matter"]) == (True, True)
