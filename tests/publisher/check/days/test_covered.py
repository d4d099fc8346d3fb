"""Nobody is shown pages of a day for which there are no rules, as a preview either."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from publisher.check.days.covered import check_covered
from publisher.site.build import build_site
from publisher.source.problems import Code, ProblemsFound, Report
from tests.policies import exampleshire
from tests.site_project import site_project

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("day", "found"), [(date(2026, 10, 31), 1), (date(2026, 11, 1), 0)])
def test_a_day_before_the_first_one_is_told(day: date, found: int) -> None:
    report = Report()
    check_covered([exampleshire().council], day, report)
    assert [problem.code for problem in report.problems] == [Code.DATE_OUTSIDE] * found


@pytest.mark.thorough
def test_a_preview_of_such_a_day_is_not_built(tmp_path: Path) -> None:
    project = site_project(tmp_path)
    with pytest.raises(ProblemsFound) as found:
        build_site(project, project / "site", date(2026, 10, 31))
    assert "is recorded from 2026-11-01, and does not cover 2026-10-31." in str(found.value)
    assert not (project / "site").exists()
