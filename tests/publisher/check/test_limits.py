"""The limits of the national floor are proved over all families, in every edition, whatever a council asks."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from publisher.check.limits import check_limits
from publisher.model.england.floor import Limit
from publisher.model.england.questions import Question
from publisher.pages.council_build import CouncilBuild
from publisher.policies.editions import editions
from publisher.source.problems import Report
from tests.policies import GOOD, REAL, changed, councils, exampleshire

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FINAL = {"question": "ehc_plan", "is": ["final"]}
REVIEW = {"question": "ehc_review", "is": ["now"]}


def limit(if_: dict[str, Any] | None, **said: Any) -> Limit:
    about = said if {"strand", "way", "holder"} & set(said) else {"strand": "education", **said}
    return Limit.model_validate({"id": "limit", "if": if_, "says": "the law says so.", "cites": ["LAW-1"], **about})


def broken(*limits: Limit, asking: Sequence[Question] = (), policies: Path = GOOD) -> list[str]:
    """What is told of the invented council where these are the only limits, without the remedy."""
    files = exampleshire(policies)
    questions = files.questions.model_copy(update={"questions": [*files.questions.questions, *asking]})
    files = dataclasses.replace(files, questions=questions)
    report = Report()
    check_limits(editions(files), files.floor.model_copy(update={"limits": list(limits)}), report)
    return [problem.what for problem in report.in_order()]


def test_a_limit_that_is_kept_is_no_problem() -> None:
    assert broken(limit({"all": [FINAL, REVIEW, {"question": "age", "below": 16}]}, never=["first_step"])) == []


@pytest.mark.parametrize(("below", "found"), [(18, 0), (19, 1), (20, 1), (25, 1)])
def test_a_number_of_a_limit_counts_though_the_council_turns_on_another(below: int, found: int) -> None:
    """Exampleshire sends everybody to the adults' rules from 18; its own rules have no other number above 16."""
    told = broken(limit({"question": "age", "below": below}, strand="social_care", never=["other_rules"]))
    assert told == ["Where age is 18, this outcome says 'other_rules', but: the law says so."] * found


def test_a_number_of_a_limit_is_not_in_what_families_are_sent() -> None:
    before = CouncilBuild(exampleshire()).compiled
    assert broken(limit({"question": "age", "below": 20}, strand="social_care", never=["other_rules"]))
    assert CouncilBuild(exampleshire()).compiled == before


def test_families_wait_for_no_moment_but_those_that_the_law_knows() -> None:
    """An outcome that sets no moment lets nobody wait, and so it keeps such a limit."""
    assert broken(limit(FINAL, when=["when the plan is looked at again"])) == []
    told = broken(limit(FINAL, when=["at the next review"]))
    assert told
    assert all("says 'when the plan is looked at again'" in what for what in told)
    assert broken(limit({"question": "ehc_plan", "is": ["draft"]}, when=["at the next review"])) == []


def test_families_with_a_right_are_told_what_it_rests_on() -> None:
    """Every outcome for them cites one of the rules of law, and not only that of some of them."""
    this_term = {"all": [FINAL, {"question": "ehc_review", "is": ["this_term"]}, {"question": "age", "below": 16}]}
    told = broken(limit(this_term, told=["EX-004"]))
    assert [what.split(" Where")[0] for what in told] == ["From 2027-04-01:"]
    told = broken(limit({"all": [FINAL, REVIEW]}, told=["EX-004", "LAW-1"]))
    assert told
    assert all("this outcome says nothing of EX-004 or LAW-1, but: the law says so." in what for what in told)


def test_families_with_a_right_ask_first_whoever_is_there_for_it_alone() -> None:
    """The social worker is there for social care alone, and the SEN team, of whom nothing is said, may be for more."""
    with_a_plan = {"all": [{"question": "care_plan", "is": ["yes"]}, {"question": "age", "below": 18}]}
    assert broken(limit(with_a_plan, strand="social_care", asks="social_care")) == []
    told = broken(limit(None, strand="social_care", asks="social_care"))
    assert told
    assert all("this outcome says to ask 'sen_team' first, but: the law says so." in what for what in told)
    with pytest.raises(ValidationError, match="goes with a strand"):
        limit(None, way="direct_payment", asks="social_care")


COLOUR = Question.model_validate(
    {
        "id": "colour",
        "group": "child",
        "ask": "What colour is the plan?",
        "short": "Colour",
        "why": "Some rules go by it.",
        "options": [{"id": "red", "label": "Red"}, {"id": "blue", "label": "Blue"}],
    }
)
"""A question that Exampleshire never asks."""


def test_a_limit_holds_whatever_the_answer_is_to_a_question_that_the_council_never_asks() -> None:
    """The council says the same to the families of a red plan as to all, so it has to be right for them."""
    red = {"question": "colour", "is": ["red"]}
    told = broken(limit({"all": [FINAL, red]}, never=["ask_later"]), asking=[COLOUR])
    assert "Where age is 0 and ehc_plan is final and ehc_review is this_term and colour is red, this outcome" in told[1]
    assert broken(limit({"all": [FINAL, red]}, some=["ask_now"]), asking=[COLOUR]) == []


def test_a_limit_about_answers_that_nobody_can_give_together_is_kept() -> None:
    """Only with a final plan a family is asked about its review: without one nobody has answered that it is now."""
    without_a_plan = {"all": [{"question": "ehc_plan", "is": ["none"]}, REVIEW]}
    assert broken(limit(without_a_plan, never=["first_step"])) == []


def test_a_limit_is_proved_in_every_edition() -> None:
    """From April 2027 a review in this term is a moment to ask, and before that it is not."""
    this_term = {"all": [FINAL, {"question": "ehc_review", "is": ["this_term"]}]}
    before = broken(limit(this_term, never=["ask_later"]))
    later = broken(limit(this_term, never=["ask_now"]))
    assert [told.split(",")[0] for told in before] == [
        "Where age is 0 and ehc_plan is final and ehc_review is this_term"
    ]
    assert [told.split(" Where")[0] for told in later] == ["From 2027-04-01:"]


def test_a_limit_about_a_holder_can_name_a_strand() -> None:
    """In Exampleshire nobody holds money of their own before 16, in any strand."""
    young = {"question": "age", "below": 16}
    told = broken(limit(young, holder="young_person", strand="social_care", never=["no"]))
    assert told == ["Where age is 0, this outcome says 'no', but: the law says so."]
    assert broken(limit(young, holder="young_person", strand="social_care", never=["yes"])) == []
    assert broken(limit({"question": "age", "at_least": 16}, holder="young_person", never=["no"])) == []


def test_a_limit_about_a_way_holds_in_its_strand_or_in_all() -> None:
    cannot_manage = {"question": "manage", "is": ["no"]}
    everywhere = limit(cannot_manage, way="direct_payment", never=["unlikely"])
    assert broken(limit(cannot_manage, way="notional", never=["unlikely"])) == []
    assert len(broken(limit(cannot_manage, way="direct_payment", strand="education", never=["unlikely"]))) == 1
    assert len(broken(everywhere)) == 2


@pytest.mark.parametrize(("kind", "id_"), [("way", "third_party"), ("holder", "nominee")])
def test_a_way_or_a_holder_that_a_limit_is_about_cannot_be_left_out(kind: str, id_: str) -> None:
    """Otherwise a council would keep a rule of law by not telling anybody."""
    never = {"way": "not_available", "holder": "no"}[kind]
    twice = [limit(None, **{kind: id_}, never=[never]), limit(None, **{kind: id_}, strand="education", never=[never])]
    assert broken(*twice) == [f"There is no {kind} '{id_}', and national rules say what families are told of it."]


def test_of_a_kind_of_budget_that_its_pages_never_speak_of_a_council_is_silent() -> None:
    assert broken(limit(None, strand="health", never=["first_step"])) == []
    assert broken(limit(None, way="direct_payment", strand="health", never=["depends"])) == []


@pytest.mark.parametrize(
    ("kind", "id_", "about"),
    [
        ("holder", "young_person", {"holder": "young_person", "never": ["yes"]}),
        ("strand", "social_care", {"strand": "social_care", "never": ["unlikely"]}),
        ("strand", "social_care", {"way": "notional", "strand": "social_care", "never": ["unlikely"]}),
    ],
)
def test_what_a_limit_is_about_cannot_end(kind: str, id_: str, about: dict[str, Any], tmp_path: Path) -> None:
    ends = (f"  - id: {id_}\n", f"  - id: {id_}\n    until: 2027-04-01\n")
    policies = changed(tmp_path, "exampleshire/policy.yaml", ends)
    told = f"From 2027-04-01: There is no {kind} '{id_}', and national rules say what families are told of it."
    of_babies = limit({"question": "age", "below": 1}, **about)
    assert broken(of_babies, policies=policies) == [told]


def test_a_limit_without_a_condition_is_about_everybody() -> None:
    told = broken(limit(None, way="notional", never=["open"]))
    assert told == ["Whatever the answers are, this outcome says 'open', but: the law says so."]
    assert broken(limit(None, strand="social_care", never=["unlikely"])) == []


def test_some_family_has_to_be_told() -> None:
    assert broken(limit({"all": [FINAL, REVIEW]}, some=["ask_now", "ask_later"])) == []
    told = broken(limit({"question": "ehc_plan", "is": ["none"]}, some=["ask_now", "ask_later"]))
    what = "By the rules of the strand 'education' no family is told 'ask_now' or 'ask_later' where it should be: "
    assert told == [f"{what}the law says so."]


def test_some_family_has_to_be_told_for_each_answer_to_a_question() -> None:
    """In social care somebody is told to ask, but from 18 everybody is sent to adult services."""
    anybody = {"question": "care_plan", "is": ["yes"]}
    about: dict[str, Any] = {"strand": "social_care", "some": ["ask_now"]}
    assert broken(limit(anybody, **about)) == []
    told = broken(limit(anybody, **about, for_each=["age"]))
    who = "no family is told 'ask_now' where age is 18, and one should be"
    assert told == [f"By the rules of the strand 'social_care' {who}: the law says so."]
    children = {"all": [anybody, {"question": "age", "below": 18}]}
    assert broken(limit(children, **about, for_each=["age"])) == []


def test_a_question_that_the_council_never_asks_divides_nobody() -> None:
    with_plan = limit({"all": [FINAL, REVIEW]}, some=["ask_now"], for_each=["colour"])
    assert broken(with_plan, asking=[COLOUR]) == []


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({}, "about a 'strand', a 'way' or a 'holder'"),
        ({"way": "notional", "holder": "parent"}, "about a 'strand', a 'way' or a 'holder'"),
        ({"holder": "parent", "never": ["ask_now"]}, "'ask_now' is no status of a holder"),
        ({"strand": "education", "never": ["no"]}, "'no' is no status of a strand"),
        ({"strand": "education"}, "one of 'never', 'some', 'when', 'told' and 'asks'"),
        (
            {"strand": "education", "never": ["ask_now"], "some": ["ask_now"]},
            "one of 'never', 'some', 'when', 'told' and 'asks'",
        ),
        ({"strand": "education", "never": ["ask_now"], "for_each": ["age"]}, "'for_each' goes with 'some'"),
    ],
)
def test_a_limit_is_about_one_thing_and_says_one_thing(said: dict[str, Any], message: str) -> None:
    whole = {"id": "limit", "if": FINAL, "says": "the law says so.", "cites": ["LAW-1"], **said}
    with pytest.raises(ValidationError, match=message):
        Limit.model_validate(whole)


@pytest.mark.parametrize(
    ("council", "strand", "headline", "status"),
    [
        ("portsmouth", "social_care", "By law, {you} can ask for a budget for the care in the EHC plan", "first_step"),
        (
            "portsmouth",
            "health",
            "By law, {you} can ask for a budget for the health care in the EHC plan",
            "first_step",
        ),
        ("hampshire", "social_care", "By law, {you} can ask for a budget for the care in the EHC plan", "first_step"),
        ("hampshire", "health", "By law, {you} can ask for a budget for the health care in the EHC plan", "first_step"),
        (
            "peterborough",
            "health",
            "{You} can ask for a health budget while the plan is reviewed or re-assessed",
            "not_stated",
        ),
        ("portsmouth", "health", "Ask about Children's Continuing Care", "unlikely"),
        ("hampshire", "health", "Ask whether {child_qualifies} for Continuing Healthcare", "unlikely"),
    ],
)
def test_no_page_can_tell_families_less_of_care_and_health_than_the_law(
    council: str, strand: str, headline: str, status: str
) -> None:
    files = next(files for files in councils(REAL) if files.council.id == council)
    (about,) = (each for each in files.policy.strands if each.id == strand)
    assert headline in [outcome.headline for outcome in about.outcomes]
    outcomes = [
        outcome.model_copy(update={"status": status}) if outcome.headline == headline else outcome
        for outcome in about.outcomes
    ]
    less = about.model_copy(update={"outcomes": outcomes})
    strands = [less if each is about else each for each in files.policy.strands]
    policy = files.policy.model_copy(update={"strands": strands})
    floor = files.floor.model_copy(update={"limits": [one for one in files.floor.limits if one.strand == strand]})
    report = Report()
    check_limits(editions(dataclasses.replace(files, policy=policy)), floor, report)
    assert [problem for problem in report.in_order() if f"'{status}'" in problem.what]


@pytest.mark.parametrize(
    ("council", "strand", "headline"),
    [
        ("hampshire", "social_care", "Ask social care for an assessment"),
        ("hampshire", "health", "Ask about NHS Continuing Care"),
        ("portsmouth", "social_care", "Ask for an assessment, and about targeted short breaks"),
        ("portsmouth", "health", "Ask about Children's Continuing Care"),
    ],
)
def test_who_may_lose_the_plan_is_told_that_a_budget_is_prepared_while_there_is_one(
    council: str, strand: str, headline: str
) -> None:
    files = next(files for files in councils(REAL) if files.council.id == council)
    (about,) = (each for each in files.policy.strands if each.id == strand)
    (told,) = (outcome for outcome in about.outcomes if outcome.headline == headline)
    silent = told.model_copy(update={"steps": [step for step in told.steps if "GEN-1" not in step.cites]})
    assert silent.steps != told.steps
    outcomes = [silent if outcome is told else outcome for outcome in about.outcomes]
    less = about.model_copy(update={"outcomes": outcomes})
    policy = files.policy.model_copy(
        update={"strands": [less if each is about else each for each in files.policy.strands]}
    )
    limits = [one for one in files.floor.limits if one.id == f"plan_ending_{strand}_is_told"]
    report = Report()
    check_limits(
        editions(dataclasses.replace(files, policy=policy)), files.floor.model_copy(update={"limits": limits}), report
    )
    assert any("this outcome says nothing of GEN-1" in problem.what for problem in report.in_order())
