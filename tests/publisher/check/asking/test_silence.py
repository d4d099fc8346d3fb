"""Families are put off only where the page or the law rules something out, and never by what a page leaves out."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from publisher.check.asking.silence import check_silence
from publisher.policies.editions import editions
from publisher.rules.logic import build_logic
from publisher.source.problems import Report
from tests.policies import Mistake, changed, exampleshire

UNLIKELY_LATER = (
    ("      - status: ask_later\n", "      - status: unlikely\n"),
    ("        if: {all: [final_plan, {not: left_education}]}\n", "        if: final_plan\n"),
    (
        "      - status: ask_now\n        if: can_ask_for_education\n",
        "      - status: other_rules\n        if: draft_plan\n",
    ),
)
"""With a final plan it is unlikely, which only EX-004 could be a reason for, and nothing better follows for anybody."""


def put_off(folder: Path, *edits: tuple[str, str], register: tuple[str, str] = ("", "")) -> list[int]:
    """The lines of the outcomes of a changed policy that put families off for no reason."""
    policies = changed(folder, "exampleshire/policy.yaml", *edits)
    Mistake("exampleshire/facts.csv", "", *register).make(policies)
    report = Report()
    check_silence(build_logic(editions(exampleshire(policies))[0]), report)
    return [problem.place.line for problem in report.in_order()]


def test_what_is_needed_and_missing_puts_a_family_off(tmp_path: Path) -> None:
    """Without a plan from social care there is no budget, as a fact says; with one the family can ask."""
    sentence = "        otherwise: true\n        headline: Ask for a plan from social care."
    assert put_off(tmp_path, (f"      - status: first_step\n{sentence}", f"      - status: unlikely\n{sentence}")) == []


def test_what_is_needed_puts_nobody_off_where_having_it_leads_to_nothing_better(tmp_path: Path) -> None:
    sentence = "        otherwise: true\n        headline: Ask for a plan from social care."
    edits = (
        (f"      - status: first_step\n{sentence}", f"      - status: unlikely\n{sentence}"),
        ("      - status: ask_now\n        if: care_plan\n", "      - status: not_stated\n        if: care_plan\n"),
    )
    assert put_off(tmp_path, *edits) == [139]


@pytest.mark.parametrize(("topic", "lines"), [("exclusion", []), ("process", [109]), ("silence", [109])])
def test_a_fact_puts_a_family_off_by_its_topic(topic: str, lines: list[int], tmp_path: Path) -> None:
    register = ("request_timing,With a final plan ask while", f"{topic},With a final plan ask while")
    assert put_off(tmp_path, *UNLIKELY_LATER, register=register) == lines


def test_a_fact_about_another_kind_of_budget_puts_nobody_off(tmp_path: Path) -> None:
    row = "EX-004,Exampleshire,{},With a final plan ask while"
    register = (row.format("education,request_timing"), row.format("social_care,exclusion"))
    assert put_off(tmp_path, *UNLIKELY_LATER, register=register) == [109]


def test_what_a_rule_of_law_excludes_puts_off_those_alone_whom_a_clause_names(tmp_path: Path) -> None:
    """A rule leaves out some support, say. An outcome for everybody cannot cite it and be done."""
    law = changed(tmp_path / "law", "england/law.csv", ("general,duty,A council", "general,exclusion,A council"))
    by_outcome = ("that is.}]\n        cites: [EX-004]", "that is.}]\n        cites: [EX-004, LAW-1]")
    by_clause = ("cites: [EX-002, EX-004]", "cites: [EX-002, EX-004, LAW-1]")
    found = []
    for name, edit in (("outcome", by_outcome), ("clause", by_clause)):
        policies = Path(shutil.copytree(law, tmp_path / name))
        for find, put in (*UNLIKELY_LATER, edit):
            Mistake("exampleshire/policy.yaml", "", find, put).make(policies)
        report = Report()
        check_silence(build_logic(editions(exampleshire(policies))[0]), report)
        found.append([problem.place.line for problem in report.in_order()])
    assert found == [[109], []]


@pytest.mark.parametrize(("area", "lines"), [("general", []), ("education", [186])])
def test_a_list_that_holds_for_several_kinds_of_budget_needs_a_reason_in_each(
    area: str, lines: list[int], tmp_path: Path
) -> None:
    """The outcomes of a way that has none of its own for social care are told there too."""
    always = "      - status: open\n        otherwise: true\n        headline: The council can always"
    never = always.replace("open", "not_available").replace("      -", "      - cites: [EX-006]\n       ", 1)
    register = ("EX-006,Exampleshire,education,", f"EX-006,Exampleshire,{area},")
    assert put_off(tmp_path, (always, never), register=register) == lines


@pytest.mark.parametrize(("topic", "lines"), [("eligibility", [139]), ("who_can_hold", [])])
def test_that_the_law_gives_a_right_to_some_puts_off_nobody_else(topic: str, lines: list[int], tmp_path: Path) -> None:
    """The page says nothing of what is needed; the law says who has a right, or who can hold the money at all."""
    policies = changed(tmp_path, "england/law.csv", ("general,duty,A council", f"general,{topic},A council"))
    Mistake("exampleshire/facts.csv", "", "care,eligibility,A social", "care,process,A social").make(policies)
    sentence = "        otherwise: true\n        headline: Ask for a plan from social care."
    for find, put in (
        (f"      - status: first_step\n{sentence}", f"      - status: unlikely\n{sentence}"),
        ("cites: [EX-007]\n  - id: can_manage", "cites: [EX-007, LAW-1]\n  - id: can_manage"),
    ):
        Mistake("exampleshire/policy.yaml", "", find, put).make(policies)
    report = Report()
    check_silence(build_logic(editions(exampleshire(policies))[0]), report)
    assert [problem.place.line for problem in report.in_order()] == lines
