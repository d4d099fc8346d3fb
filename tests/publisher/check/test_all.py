from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from publisher.check import check_policies
from publisher.policies.read import COUNCIL_FILES
from publisher.source.problems import Code, Report
from tests.policies import GOOD, HERE, Mistake, changed, copy_of_good, mistake_in
from tests.publisher.local_offer import local_offer

if TYPE_CHECKING:
    from pathlib import Path


def checked(policies: Path, only: str | None = None) -> list[tuple[str, int, Code]]:
    report = Report()
    check_policies(policies, report, only)
    return [(str(p.place.path.relative_to(policies)), p.place.line, p.code) for p in report.in_order()]


def with_a_second_council(folder: Path) -> Path:
    policies = copy_of_good(folder)
    shutil.copytree(policies / "exampleshire", policies / "samplesey")
    Mistake("samplesey/council.yaml", "", "id: exampleshire", "id: samplesey").make(policies)
    council = policies / "samplesey" / "council.yaml"
    # Two councils do not lie in one place.
    council.write_text(council.read_text(encoding="utf-8").partition("\nplaces:\n")[0], encoding="utf-8")
    return policies


def test_a_mistake_of_one_council_does_not_hide_one_of_another(tmp_path: Path) -> None:
    policies = with_a_second_council(tmp_path)
    Mistake("exampleshire/policy.yaml", "", "      all: [aged_16, {not: in_education}]", "      all: [aged16]").make(
        policies
    )
    Mistake("samplesey/policy.yaml", "", "    if: aged_16\n    text", "    if: {not: aged_16}\n    text").make(policies)
    Mistake("samplesey/cases.yaml", "", "notes: [from_16]", "notes: [before_16]").make(policies)
    assert checked(policies) == [
        ("exampleshire/policy.yaml", 85, Code.UNKNOWN_REFERENCE),
        ("samplesey/cases.yaml", 19, Code.CASE_FAILS),
        ("samplesey/cases.yaml", 56, Code.CASE_FAILS),
        ("samplesey/short.yaml", 26, Code.SUMMARY_OUTDATED),
    ]


def with_an_unused_clause(folder: Path) -> Path:
    """Policies with a mistake that is looked for last."""
    policies = copy_of_good(folder)
    mistake_in(HERE / "bad" / "shared_clause_unused.yaml").make(policies)
    return policies


@pytest.mark.parametrize(
    ("file", "find", "put"),
    [
        ("exampleshire/faq.yaml", "see: amount", "sea: amount"),
        ("england/questions.yaml", "asked_if: {question: ehc_plan", "asked_if: {question: plan"),
        ("exampleshire/policy.yaml", "      all: [aged_16, {not: in_education}]", "      all: [aged16]"),
        ("exampleshire/policy.yaml", "    if: aged_16\n    text", "    if: {all: [aged_16, {not: aged_16}]}\n    text"),
        ("exampleshire/cases.yaml", "notes: [from_16]", "notes: []"),
    ],
)
def test_what_was_left_out_because_of_a_problem_is_said_in_the_last_line(
    tmp_path: Path, file: str, find: str, put: str
) -> None:
    policies = with_an_unused_clause(tmp_path)
    text = (policies / file).read_text(encoding="utf-8")
    (policies / file).write_text(text.replace(find, put), encoding="utf-8")
    found = local_offer("check", policies=policies).err
    assert "aged_17" not in found
    assert re.search(r"\n\d problems? found\. Mend th(is|ese) first: more is checked then\.\n$", found)
    (policies / file).write_text(text, encoding="utf-8")
    mended = local_offer("check", policies=policies).err
    assert "aged_17" in mended
    assert mended.endswith("\n1 problem found\n")


def test_with_a_problem_that_nothing_waits_for_all_is_looked_at(tmp_path: Path) -> None:
    policies = with_an_unused_clause(tmp_path)
    Mistake("exampleshire/short.yaml", "", 'was: "57533bd5"\n  - page: who', "was: new\n  - page: who").make(policies)
    found = local_offer("check", policies=policies).err
    assert "LO513" in found
    assert "aged_17" in found
    assert found.endswith("\n2 problems found\n")


@pytest.mark.parametrize("typed", ["exampelshire", "nowhere"])
def test_a_council_that_is_not_there_keeps_nothing_back(typed: str) -> None:
    assert local_offer("check", typed, policies=GOOD).err.endswith("1 problem found\n")


@pytest.mark.thorough
@pytest.mark.parametrize("name", COUNCIL_FILES)
def test_what_all_share_is_not_called_unused_where_a_council_cannot_be_read(tmp_path: Path, name: str) -> None:
    policies = with_a_second_council(tmp_path)
    for mistake in ("shared_clause_unused", "unused_question"):
        mistake_in(HERE / "bad" / f"{mistake}.yaml").make(policies)
    (policies / "samplesey" / name).unlink()
    assert checked(policies) == [(f"samplesey/{name}", 1, Code.UNREADABLE)]


@pytest.mark.thorough
def test_one_council_can_be_checked_by_itself(tmp_path: Path) -> None:
    policies = with_a_second_council(tmp_path)
    Mistake("samplesey/policy.yaml", "", "    cites: [EX-010]\n", "    cites: [EX-110]\n").make(policies)
    assert checked(policies, "exampleshire") == []
    assert [code for _, _, code in checked(policies, "samplesey")] == [Code.FACT_UNUSED, Code.UNKNOWN_FACT]


def test_mistakes_of_several_kinds_are_told_together(tmp_path: Path) -> None:
    policies = changed(
        tmp_path,
        "exampleshire/policy.yaml",
        ("    touches: [review_now]", "    touches: [review]"),
        ("    cites: [EX-016]", "    cites: [EX-160]"),
        ("    ways: [direct_payment]", "    ways: [combination]"),
    )
    assert checked(policies) == [
        ("exampleshire/policy.yaml", 251, Code.UNKNOWN_REFERENCE),
        ("exampleshire/policy.yaml", 252, Code.UNKNOWN_FACT),
        ("exampleshire/policy.yaml", 274, Code.UNKNOWN_REFERENCE),
        ("exampleshire/short.yaml", 48, Code.PAGE_NOT_IN_RULES),
    ]


@pytest.mark.thorough
def test_a_question_that_one_council_asks_is_used(tmp_path: Path) -> None:
    policies = with_a_second_council(tmp_path)
    assert checked(policies) == []
    assert checked(policies, "samplesey") == []


def test_a_rule_that_changes_later_is_proved_for_later_too(tmp_path: Path) -> None:
    policies = changed(tmp_path, "exampleshire/policy.yaml", ("is: [now, this_term]", 'is: [now, this_term, "no"]'))
    assert checked(policies) == [
        ("exampleshire/policy.yaml", 44, Code.CLAUSE_UNUSED),
        ("exampleshire/policy.yaml", 109, Code.OUTCOME_UNREACHABLE),
    ]
