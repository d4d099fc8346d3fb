"""Worked families after a change that is meant: looked through one at a time, or answered all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.policies import changed, copy_of_good, councils
from tests.publisher.local_offer import local_offer

if TYPE_CHECKING:
    from pathlib import Path

FROM_18 = ("      all: [aged_16, {not: in_education}]", "      all: [aged_18, {not: in_education}]")
NO_NOTE = ("    if: aged_16\n    text: From", "    if: aged_18\n    text: From")
CASES = "exampleshire/cases.yaml"
PETS = """\
  - id: pets
    group: plans
    ask: Do you have pets?
    short: Pets
    why: Nobody needs to know.
    options: [{id: some, label: Some, said: with pets}, {id: none, label: None, said: without pets}]

"""
NOTED = "      notes: [from_16]"


@pytest.fixture
def policies(tmp_path: Path) -> Path:
    """The note that is for families from 16 is for those from 18 now, and one family expects it at 17."""
    return changed(tmp_path, "exampleshire/policy.yaml", NO_NOTE)


@pytest.mark.thorough
def test_a_family_that_is_right_as_it_is_now_is_written_and_nothing_else(policies: Path) -> None:
    before = (policies / CASES).read_text(encoding="utf-8")
    finished = local_offer("cases", "review", "exampleshire", policies=policies, typed="y\n")
    assert (finished.code, finished.err) == (0, "")
    assert finished.out.startswith("1 of 1: A young person whose plan is reviewed now\n  exampleshire/cases.yaml:")
    assert "  Dai is 17 and at college." in finished.out
    assert "  What is noted\n    before: from_16\n    now:    nothing\n" in finished.out
    assert "1 changed, 0 left as they are, 0 not looked at.\n" in finished.out
    assert (policies / CASES).read_text(encoding="utf-8") == before.replace(NOTED, "      notes: []")
    again = local_offer("cases", "review", "exampleshire", policies=policies)
    assert (again.code, again.out) == (0, "Every family is told what it expects.\n")


def test_a_status_that_stands_alone_is_replaced_alone(tmp_path: Path) -> None:
    in_full = 'education: {status: first_step, met: [aged_16], unmet: [in_education], change: {in_education: "yes"}}'
    policies = changed(tmp_path, CASES, (in_full, "education: appeal"))
    before = (policies / CASES).read_text(encoding="utf-8")
    finished = local_offer("cases", "review", "exampleshire", policies=policies, typed="y\n")
    assert (finished.code, finished.err) == (0, "")
    now = (policies / CASES).read_text(encoding="utf-8")
    assert now == before.replace("education: appeal", "education: first_step")


def test_a_family_that_names_no_day_asks_on_that_of_the_version(tmp_path: Path) -> None:
    days = "    as_of: 2026-11-22\n    given: {age: 9,"
    policies = changed(tmp_path, CASES, (days, "    given: {age: 9,"))
    (files,) = councils(policies)
    assert files.cases.cases[0].as_of == files.council.version
    assert local_offer("check", policies=policies).code == 0


@pytest.mark.parametrize(("typed", "said"), [("n\n", "0 changed, 1 left"), ("q\n", "1 not looked at"), ("", "1 not")])
def test_a_family_is_left_as_it_is_unless_somebody_says_yes(policies: Path, typed: str, said: str) -> None:
    before = (policies / CASES).read_bytes()
    finished = local_offer("cases", "review", "exampleshire", policies=policies, typed=typed)
    assert (finished.code, finished.err) == (1, "")
    assert said in finished.out
    assert (policies / CASES).read_bytes() == before


def test_it_is_said_which_clause_did_it(tmp_path: Path) -> None:
    later = ("    test: {question: age, at_least: 16}", "    test: {question: age, at_least: 18}")
    policies = changed(tmp_path, "exampleshire/policy.yaml", later)
    finished = local_offer("cases", "review", "exampleshire", policies=policies, typed="q\n")
    assert (
        "    before: depends\n    now:    no\n    because 'aged_16' is unmet (exampleshire/policy.yaml:6)\n"
        in finished.out
    )


def test_rules_that_come_to_nothing_are_told_before_any_family(tmp_path: Path) -> None:
    policies = changed(tmp_path, "exampleshire/policy.yaml", (FROM_18[0], "      all: [aged16]"))
    finished = local_offer("cases", "review", "exampleshire", policies=policies)
    assert (finished.code, finished.out) == (1, "")
    assert ": LO201 There is no clause or rule 'aged16'." in finished.err


def test_families_that_are_asked_get_an_answer_and_keep_those_they_have(tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    before = (policies / CASES).read_text(encoding="utf-8")
    finished = local_offer("cases", "answer", "exampleshire", "manage=yes", policies=policies)
    assert (finished.code, finished.err) == (0, "")
    assert finished.out.splitlines()[-1].startswith("3 families have this answer now.")
    after = (policies / CASES).read_text(encoding="utf-8")
    assert after.count('manage: "yes"') == before.count('manage: "yes"') + 3
    assert after.count('manage: "no"') == before.count('manage: "no"')
    assert after.replace(', manage: "yes"', "") == before.replace(', manage: "yes"', "")


def test_a_family_that_shows_an_open_question_keeps_it_open(tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    finished = local_offer("cases", "answer", "exampleshire", "care_plan=yes", policies=policies)
    assert "A young person whose plan is reviewed now" not in finished.out


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("travel_by=car", "LO202 Exampleshire County Council does not ask 'travel_by'."),
        ("ehc_plan=finall", "LO203 'finall' is not an answer to 'ehc_plan'.\n    Did you mean final?"),
        ("ehc_plan=", "LO203 '' is not an answer to 'ehc_plan'."),
        ("age=200", "LO203 '200' is not an answer to 'age'.\n    Use a number from "),
    ],
)
def test_an_answer_that_does_not_exist_is_told(answer: str, told: str, tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    before = (policies / CASES).read_bytes()
    finished = local_offer("cases", "answer", "exampleshire", answer, policies=policies)
    assert (finished.code, finished.out) == (1, "")
    assert told in finished.err
    assert (policies / CASES).read_bytes() == before


def test_a_question_without_an_answer_is_asked_for_one(tmp_path: Path) -> None:
    finished = local_offer("cases", "answer", "exampleshire", "ehc_plan", policies=copy_of_good(tmp_path))
    assert (finished.code, finished.out) == (2, "")
    assert "Say what they answer, too: ehc_plan=OPTION." in finished.err


@pytest.mark.thorough
def test_the_answer_to_a_question_that_is_no_longer_asked_is_taken_out_of_all_families(tmp_path: Path) -> None:
    policies = changed(tmp_path, "england/questions.yaml", ("questions:\n", f"questions:\n{PETS}"))
    path = policies / CASES
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("given: {age:", "given: {pets: none, age:"), encoding="utf-8")
    assert "LO202" in local_offer("check", policies=policies).err
    finished = local_offer("cases", "forget", "exampleshire", "pets", policies=policies)
    assert (finished.code, finished.err) == (0, "")
    assert "5 families have this answer no longer." in finished.out
    assert path.read_text(encoding="utf-8") == before


def test_an_answer_that_the_rules_need_is_not_taken_out(tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    before = (policies / CASES).read_bytes()
    finished = local_offer("cases", "forget", "exampleshire", "care_plan", policies=policies)
    assert (finished.code, finished.out) == (1, "")
    assert "LO105 Exampleshire County Council still asks 'care_plan'" in finished.err
    assert (policies / CASES).read_bytes() == before
