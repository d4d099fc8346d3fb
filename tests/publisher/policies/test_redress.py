"""What a family can do after a no: one list, in one order, with each step once."""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from publisher.policies.editions import editions
from tests.policies import REAL, Mistake, changed, councils, exampleshire

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.policies.editions import Edition
    from publisher.policies.read import CouncilFiles
    from publisher.policies.redress import StepAfterNo

REAL_EDITIONS = [edition for files in councils(REAL) for edition in editions(files)]

EVERY_BUDGET = ["advice", "reasons", "look_again", "complaint", "ombudsman", "court"]
STAGES = {
    "education": [*EVERY_BUDGET[:-1], "mediation", "tribunal", "court"],
    "social_care": EVERY_BUDGET,
    "health": EVERY_BUDGET,
    "transport": EVERY_BUDGET,
}
"""How far a family can go, for each kind of budget."""


def _edition(files: CouncilFiles, day: date = date(2026, 11, 22)) -> Edition:
    return next(found for found in reversed(editions(files)) if found.from_ <= day)


def _told(edition: Edition, strand: str) -> list[StepAfterNo]:
    """The steps that a family with one kind of budget is shown."""
    return [step for step in edition.after_a_no if not step.strands or strand in step.strands]


@pytest.mark.parametrize("edition", REAL_EDITIONS, ids=lambda edition: f"{edition.council.id}-{edition.from_}")
class TestEveryCouncil:
    def test_the_list_of_each_kind_of_budget_is_whole_and_in_order(self, edition: Edition) -> None:
        for strand in edition.policy.strands:
            assert [step.stage for step in _told(edition, strand.id)] == STAGES[strand.id]

    def test_the_whole_list_is_in_the_order_of_the_stages(self, edition: Edition) -> None:
        order = list(edition.files.kinds.names("stage"))
        stages = [order.index(step.stage) for step in edition.after_a_no]
        assert stages == sorted(stages)

    def test_nothing_comes_after_the_court_and_nothing_else_is_called_the_last(self, edition: Edition) -> None:
        *before, last = edition.after_a_no
        assert last.stage == "court"
        for step in before:
            words = [step.name, step.do or "", *(said.text for said in step.says)]
            assert not any("last" in text.split() or "judicial review" in text.lower() for text in words)

    def test_no_kind_of_budget_has_two_steps_of_one_stage(self, edition: Edition) -> None:
        for one, other in combinations(edition.after_a_no, 2):
            assert one.stage != other.stage or not one.shares_a_strand_with(other)

    def test_free_advice_comes_first_by_the_name_that_its_fact_gives(self, edition: Edition) -> None:
        first = edition.after_a_no[0]
        assert first.helper is not None
        assert "SENDIASS" in first.helper.who
        assert edition.council.area in first.helper.who
        local = f"{edition.council.area} SENDIASS"
        facts = [edition.files.law[fact] for fact in first.helper.cites]
        assert (local in first.helper.who) == any(local in fact.fact for fact in facts)
        said = " ".join(said.text for said in first.says)
        assert "ipsea.org.uk" in said
        assert "contact.org.uk" in said

    def test_a_number_to_ring_is_in_the_fact_that_it_rests_on(self, edition: Edition) -> None:
        adviser = edition.after_a_no[0].helper
        assert adviser is not None
        facts = [edition.files.law[fact] for fact in adviser.cites]
        of_their_own = [fact for fact in facts if "may be old" in fact.where]
        assert of_their_own
        if adviser.phone is not None:
            assert any(adviser.phone in fact.fact for fact in of_their_own)
            assert not adviser.phone.startswith("02") or re.fullmatch(r"02\d \d{4} \d{4}", adviser.phone)

    def test_a_family_that_asks_about_health_alone_hears_of_the_nhs_and_of_no_tribunal(self, edition: Edition) -> None:
        told = _told(edition, "health")
        assert not {"mediation", "tribunal"} & {step.stage for step in told}
        assert [step.id for step in told if step.stage in ("complaint", "ombudsman")] == [
            "national_health_complaint",
            "national_health_ombudsman",
        ]

    def test_every_step_helps_everybody_whom_it_is_for(self, edition: Edition) -> None:
        for step in edition.after_a_no:
            for strand in step.strands or [strand.id for strand in edition.policy.strands]:
                said = [said for said in step.says if not said.strands or strand in said.strands]
                assert step.do or said, (step.id, strand)


@pytest.mark.parametrize(
    ("step", "limit"),
    [
        ("national_ombudsman", "12 months"),
        ("national_health_ombudsman", "A year"),
        ("national_mediation", "Two months"),
        ("national_tribunal", "within two months"),
        ("national_tribunal", "one month"),
        ("national_court", "within three months"),
        ("national_court", "can be too late"),
    ],
)
def test_a_step_that_has_to_be_taken_in_time_says_so(step: str, limit: str) -> None:
    for edition in REAL_EDITIONS:
        (found,) = (one for one in edition.after_a_no if one.id == step)
        assert found.time_limit is not None
        assert limit in found.time_limit.text


@pytest.mark.parametrize("outcome", ["national_plan_refused", "national_plan_ending"])
def test_who_can_appeal_hears_the_later_limit_with_the_first(outcome: str) -> None:
    for edition in REAL_EDITIONS:
        found = [one for strand in edition.policy.strands for one in strand.outcomes if one.id == outcome]
        assert found
        for one in found:
            (step,) = (step for step in one.steps if "appeal has to arrive" in step.text)
            assert "within two months" in step.text
            assert "mediation certificate, if that is later" in step.text
            assert step.cites == ["EDU-19"]


def test_the_tribunal_can_speak_of_health_and_social_care_and_gets_an_answer_but_nobody_has_to_follow() -> None:
    (tribunal,) = (step for step in REAL_EDITIONS[0].after_a_no if step.stage == "tribunal")
    (said,) = (said for said in tribunal.says if said.cites == ["EDU-18"])
    assert "health and social care" in said.text
    assert "do not have to follow" in said.text
    assert "answer in five weeks" in said.text


def test_a_complaint_about_a_childs_social_care_is_made_within_a_year() -> None:
    (said,) = (said for step in REAL_EDITIONS[0].after_a_no for said in step.says if said.cites == ["COMP-2"])
    assert "within a year" in said.text


def test_pages_that_say_nothing_add_nothing_to_the_national_list() -> None:
    silent = {e.council.id for e in REAL_EDITIONS if all(said.national for step in e.after_a_no for said in step.says)}
    assert silent == {"hampshire", "peterborough", "portsmouth"}


def test_what_hertfordshires_pages_say_is_a_part_of_the_national_steps() -> None:
    (edition,) = (edition for edition in REAL_EDITIONS if edition.council.id == "hertfordshire")
    own = {step.stage: said.cites for step in edition.after_a_no for said in step.says if not said.national}
    assert own == {
        "reasons": ["HERTS-150"],
        "look_again": ["HERTS-151"],
        "tribunal": ["HERTS-073", "HERTS-076"],
        "court": ["HERTS-074", "HERTS-075"],
    }


def test_a_councils_own_step_has_its_place_by_its_stage(tmp_path: Path) -> None:
    assert [step.id for step in _edition(exampleshire()).after_a_no] == ["national_reasons", "complain"]
    early = changed(tmp_path, "exampleshire/policy.yaml", ("stage: complaint", "stage: advice"))
    assert [step.id for step in _edition(exampleshire(early)).after_a_no] == ["complain", "national_reasons"]


JOINED = (
    "  - id: complain\n    stage: complaint\n    name: Complain\n    says:\n      - text: Write",
    "  - id: complain\n    joins: national_reasons\n    says:\n      - text: Write",
)


def test_what_joins_a_national_step_leads_it_and_is_no_step_of_its_own(tmp_path: Path) -> None:
    (step,) = _edition(exampleshire(changed(tmp_path, "exampleshire/policy.yaml", JOINED))).after_a_no
    assert (step.id, step.name) == ("national_reasons", "Ask for the reasons")
    assert [(said.text, said.national) for said in step.says] == [
        ("Write to the complaints team.", False),
        ("A family that was refused gets them in writing.", True),
    ]
    assert step.cites == {"EX-017", "LAW-4"}


NARROW = ("    names: sendiass\n", "    names: sendiass\n    strands: [education, transport]\n")


def test_a_national_step_is_narrowed_to_the_councils_kinds_of_budget(tmp_path: Path) -> None:
    step = _edition(exampleshire(changed(tmp_path, "england/floor.yaml", NARROW))).after_a_no[0]
    assert step.strands == ("education",)
    assert step.says[0].strands == ("education",)


@pytest.mark.thorough
def test_a_national_step_for_budgets_that_a_council_has_not_is_left_out(tmp_path: Path) -> None:
    elsewhere = changed(tmp_path, "england/floor.yaml", (NARROW[0], NARROW[1].replace("education, ", "")))
    assert [step.id for step in _edition(exampleshire(elsewhere)).after_a_no] == ["complain"]


@pytest.mark.thorough
def test_what_a_council_says_of_all_budgets_widens_a_step_and_the_law_stays_with_its_own(tmp_path: Path) -> None:
    both = changed(tmp_path, "england/floor.yaml", NARROW)
    Mistake("exampleshire/policy.yaml", "", *JOINED).make(both)
    (step,) = _edition(exampleshire(both)).after_a_no
    assert step.strands == ()
    assert [said.strands for said in step.says] == [(), ("education",)]


def test_a_step_has_its_days(tmp_path: Path) -> None:
    from_april = ("  - id: complain\n", "  - id: complain\n    from: 2027-04-01\n")
    files = exampleshire(changed(tmp_path, "exampleshire/policy.yaml", from_april))
    assert [step.id for step in _edition(files).after_a_no] == ["national_reasons"]
    assert [step.id for step in _edition(files, date(2027, 4, 1)).after_a_no] == ["national_reasons", "complain"]


def test_the_local_adviser_is_named_where_the_step_names_one(tmp_path: Path) -> None:
    assert _edition(exampleshire()).after_a_no[0].helper is None
    policies = changed(tmp_path, "exampleshire/council.yaml", ("  switchboard: sen_team", "  sendiass: social_worker"))
    first, second = _edition(exampleshire(policies)).after_a_no
    assert first.helper is not None
    assert first.helper.id == "social_worker"
    assert "EX-015" in first.cites
    assert second.helper is None
