"""On which days a council changes, and since when its rules hold."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from publisher.pages.council_build import CouncilBuild
from publisher.rules.compile import days_of_rules
from tests.policies import changed, exampleshire

if TYPE_CHECKING:
    from pathlib import Path

DAY, CHANGE = date(2026, 11, 22), date(2027, 4, 1)


def test_a_change_that_is_written_ahead_says_when_to_build_again() -> None:
    build = CouncilBuild(exampleshire())
    assert build.changes_said(DAY) == ["Exampleshire changes on 1 April 2027: build and upload again on that day."]
    assert build.changes_said(CHANGE) == []


def test_rules_hold_since_the_day_on_which_they_changed(tmp_path: Path) -> None:
    answer = "  - id: who_holds\n"
    policies = changed(tmp_path, "exampleshire/faq.yaml", (answer, f"{answer}    from: 2027-01-15\n"))
    build = CouncilBuild(exampleshire(policies))
    first = build.files.council.recorded_from
    assert days_of_rules(build.policy, DAY) == days_of_rules(build.policy, date(2027, 2, 1)) == (first, CHANGE)
    assert days_of_rules(build.policy, CHANGE) == (CHANGE, None)
    assert [build.rules_since(day) for day in (DAY, date(2027, 2, 1), CHANGE)] == [first, first, CHANGE]
