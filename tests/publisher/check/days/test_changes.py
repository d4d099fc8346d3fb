"""A change of the rules that is written ahead needs a worked family; a change of anything else does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.check.days.changes import check_changes_shown
from publisher.pages.council_build import CouncilBuild
from publisher.source.problems import Report
from tests.policies import changed, exampleshire

if TYPE_CHECKING:
    from pathlib import Path

ASKED_BEFORE = ("as_of: 2027-05-10", "as_of: 2027-03-31")


def said(policies: Path) -> list[str]:
    report = Report()
    check_changes_shown(CouncilBuild(exampleshire(policies)), report)
    return [f"{problem.what} {problem.do}" for problem in report.problems]


def test_a_family_that_asks_on_the_day_is_enough(tmp_path: Path) -> None:
    assert said(changed(tmp_path, "exampleshire/cases.yaml", ("as_of: 2027-05-10", "as_of: 2027-04-01"))) == []


def test_without_one_a_family_is_named_that_is_told_something_else(tmp_path: Path) -> None:
    (only,) = said(changed(tmp_path, "exampleshire/cases.yaml", ASKED_BEFORE))
    assert only.startswith("From 2027-04-01 the rules change")
    assert only.endswith("For example: age 0, ehc_plan final, ehc_review this_term.")


def test_a_family_of_these_days_who_notices_nothing_is_not_enough(tmp_path: Path) -> None:
    policies = changed(tmp_path, "exampleshire/cases.yaml", ASKED_BEFORE)
    cases = policies / "exampleshire" / "cases.yaml"
    anybody = """
  - name: Nothing changes without a plan
    story: We have no plan.
    as_of: 2027-05-10
    given: {age: 3, ehc_plan: none}
    expect: {settled: false}
"""
    cases.write_text(cases.read_text(encoding="utf-8") + anybody, encoding="utf-8")
    (only,) = said(policies)
    assert only.startswith("From 2027-04-01 the rules change, and no worked family of these days notices.")


def test_a_family_with_one_more_open_reason_shows_nothing_of_another_status(tmp_path: Path) -> None:
    """It is there for something else: its own status is as open as before."""
    policies = changed(tmp_path, "exampleshire/cases.yaml", ASKED_BEFORE)
    cases = policies / "exampleshire" / "cases.yaml"
    unsure = """
  - name: Nobody knows yet whether there is a review
    story: We have a plan.
    as_of: 2027-05-10
    given: {age: 3, ehc_plan: final}
    expect: {settled: false}
"""
    cases.write_text(cases.read_text(encoding="utf-8") + unsure, encoding="utf-8")
    (only,) = said(policies)
    assert only.startswith("From 2027-04-01 the rules change, and no worked family gets another status.")


def test_a_threshold_that_moves_by_one_is_shown_by_a_family_between_the_two(tmp_path: Path) -> None:
    clause = "  - id: aged_16\n{1}    test: {{question: age, at_least: {0}}}\n"
    words = (
        "    says: From 16, a young person holds the money.\n    met: The young person is 16 or over.\n"
        "    unmet: The child is under 16.\n    unknown: We do not know yet whether the young person is 16 or over.\n"
    )
    older = clause.format(16, "    until: 2027-06-01\n") + words + "    cites: [EX-006, EX-012]\n"
    newer = clause.format(17, "    from: 2027-06-01\n") + words
    policies = changed(tmp_path, "exampleshire/policy.yaml", (clause.format(16, "") + words, older + newer))
    (only,) = said(policies)
    assert only.startswith("From 2027-06-01 the rules change")
    assert "For example: age 16" in only


def test_a_sentence_that_every_family_reads_needs_no_family(tmp_path: Path) -> None:
    clause = "  - id: aged_18\n{}    says: {}\n    cites: [EX-008]\n"
    sentence = "From 18, the rules of adult services apply to social care."
    older = clause.format("    until: 2027-06-01\n", sentence)
    newer = clause.format("    from: 2027-06-01\n", "From 18, adult services apply their rules to social care.")
    policies = changed(tmp_path, "exampleshire/policy.yaml", (clause.format("", sentence), older + newer))
    assert said(policies) == []


def test_a_change_of_a_contact_alone_needs_no_family(tmp_path: Path) -> None:
    policies = changed(
        tmp_path,
        "exampleshire/council.yaml",
        (
            "  - id: social_worker\n",
            """  - {id: social_worker, who: Somebody, how: Call them., cites: [EX-015], until: 2027-06-01}
  - id: social_worker
    from: 2027-06-01
""",
        ),
    )
    assert said(policies) == []
