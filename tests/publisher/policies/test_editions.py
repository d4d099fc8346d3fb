from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import reckoner
from publisher.check import check_policies
from publisher.policies.editions import edition_on, editions
from publisher.source.problems import Code, Report
from tests.policies import changed, exampleshire

if TYPE_CHECKING:
    from pathlib import Path

CHANGE = date(2027, 4, 1)


def test_a_change_written_ahead_makes_an_edition_from_its_day_on() -> None:
    first, second = editions(exampleshire())
    assert (first.from_, first.until) == (date(2026, 11, 1), CHANGE)
    assert (second.from_, second.until) == (CHANGE, None)
    says = [next(c.says for c in edition.policy.clauses if c.id == "review_now") for edition in (first, second)]
    assert says == [
        "You can ask while the final EHC plan is being looked at again.",
        "You can ask in the whole term in which the final EHC plan is looked at again.",
    ]


def test_the_last_day_of_a_version_is_the_one_before_its_until() -> None:
    files = exampleshire()
    before, after = edition_on(files, CHANGE - timedelta(days=1)), edition_on(files, CHANGE)
    assert before.policy.clauses != after.policy.clauses
    assert all(sum(c.id == "review_now" for c in edition.policy.clauses) == 1 for edition in (before, after))


def test_what_has_no_dates_is_in_every_edition_and_is_the_same() -> None:
    first, second = editions(exampleshire())
    assert first.policy.strands == second.policy.strands
    assert first.policy.ways is second.policy.ways
    assert first.council is second.council


def test_editions_cover_every_day_from_the_first_recorded_one(tmp_path: Path) -> None:
    policies = changed(
        tmp_path,
        "exampleshire/policy.yaml",
        ("  - item: assistant\n", "  - item: assistant\n    until: 2026-12-24\n"),
        ("  - id: from_16\n", "  - id: from_16\n    from: 2020-01-01\n"),
        ("          - text: Keep a copy.\n", "          - text: Keep a copy.\n            from: 2027-01-01\n"),
    )
    found = editions(exampleshire(policies))
    assert [edition.from_ for edition in found] == [
        date(2026, 11, 1),
        date(2026, 12, 24),
        date(2027, 1, 1),
        CHANGE,
    ]
    assert [edition.until for edition in found] == [*(edition.from_ for edition in found[1:]), None]
    items = [[item.item for item in edition.policy.spending] for edition in found]
    assert items == [["assistant", "holiday", "gambling"], *[["holiday", "gambling"]] * 3]
    steps = [len(edition.policy.strands[0].outcomes[0].steps) for edition in found]
    assert steps == [1, 1, 2, 2]


def test_a_strand_that_is_withdrawn_is_gone_from_its_day_with_all_that_is_about_it_alone(tmp_path: Path) -> None:
    over = "until: 2027-04-01"
    policies = changed(
        tmp_path,
        "exampleshire/policy.yaml",
        (
            "  - id: social_care\n    name: Social care budget\n",
            f"  - id: social_care\n    {over}\n    name: Social care budget\n",
        ),
    )
    report = Report()
    (build,) = check_policies(policies, report)
    # What sums up strands is to be read again, as there is one less.
    assert {problem.code for problem in report.problems} == {Code.SUMMARY_OUTDATED}
    before, after = (edition.policy for edition in build.editions)
    assert [strand.id for strand in before.strands if strand.id not in {s.id for s in after.strands}] == ["social_care"]
    clauses = {clause.id for clause in before.clauses} - {clause.id for clause in after.clauses}
    assert clauses == {"aged_18", "care_plan"}
    assert "social_care" in str([before.ways, before.holders, before.spending])
    assert "social_care" not in str([after.ways, after.holders, after.spending, after.review, after.redress])
    answers = {"age": 9, "ehc_plan": "draft"}
    told = [list(reckoner.estimate(build.policy, answers, day)["strands"]) for day in (CHANGE - timedelta(1), CHANGE)]
    assert told == [["education", "social_care"], ["education"]]


def test_a_way_that_is_withdrawn_is_gone_from_its_day(tmp_path: Path) -> None:
    policies = changed(
        tmp_path, "exampleshire/policy.yaml", ("  - id: notional\n", "  - id: notional\n    until: 2027-04-01\n")
    )
    before, after = (edition.policy for edition in editions(exampleshire(policies)))
    assert [way.id for way in before.ways if way.id not in {other.id for other in after.ways}] == ["notional"]
