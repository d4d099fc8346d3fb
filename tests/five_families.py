"""Six families by whom the conversation and the results are measured, and what a council's reckoner asks them.

Each answers whatever it is asked; to what is not here it says that it is not sure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import reckoner

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reckoner.result import Estimate

    type Answers = Mapping[str, str | int]

TYPICAL: Final[Answers] = {
    "who_answers": "parent",
    "age": 9,
    "attends_setting": "yes",
    "ehc_plan": "final",
    "ehc_review": "no",
    "social_care_plan": "none",
    "social_care_stage": "none",
    "social_care_assessment": "not_assessed",
    "targeted_short_breaks": "no",
    "health_in_plan": "yes",
    "health_plan": "no",
    "continuing_care": "no",
    "free_travel": "no",
    "short_break_hours": "yes",
    "support_plan": "no",
    "wheelchair": "no",
    "education_shared": "own",
    "social_care_shared": "own",
    "health_shared": "own",
    "social_care_wanted": "short_breaks",
    "health_wanted": "therapies",
    "support_place": "elsewhere",
    "how_managed": "ourselves",
    "parental_responsibility": "yes",
    "manage_ability": "alone",
}
"""A parent of a child of nine, whose plan is not looked at just now."""

FAMILIES: Final[Mapping[str, Answers]] = {
    "typical": TYPICAL,
    "not sure of anything": {"who_answers": "parent"},
    "17, answering": {
        **TYPICAL,
        "who_answers": "young_person",
        "age": 17,
        "young_person_choice": "self",
        "supported_accommodation": "no",
    },
    "a grandparent": {**TYPICAL, "who_answers": "carer", "parental_responsibility": "no"},
    "no plan": {**TYPICAL, "ehc_plan": "none"},
    "a worker": {**TYPICAL, "who_answers": "worker"},
}


def conversation(policy: reckoner.Policy, family: Answers) -> tuple[list[str], Estimate]:
    """What a family is asked before its results, in order, and these results, on the first day of a policy."""
    given: dict[str, str | int] = {}
    day = policy.editions[0].from_
    while not (result := reckoner.estimate(policy, given, day))["enough"]:
        question = result["next_question"]
        assert question is not None
        given[question] = family.get(question, reckoner.DONT_KNOW)
    return list(given), result
