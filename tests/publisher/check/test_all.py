from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from publisher.check import check_policies
from publisher.policies.read import COUNCIL_FILES
from publisher.source.problems import Code, Report
from tests.policies import HERE, Mistake, changed, copy_of_good, mistake_in

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
