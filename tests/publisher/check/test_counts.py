from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.check import check_policies, count
from publisher.source.problems import Report
from tests.policies import copy_of_good

if TYPE_CHECKING:
    from pathlib import Path


def test_what_a_council_holds_is_counted(tmp_path: Path) -> None:
    report = Report()
    (build,) = check_policies(copy_of_good(tmp_path), report)
    assert report.problems == []
    counts = count(build.files)
    assert (counts.facts, counts.cited, counts.uncited_with_reason) == (18, 17, 1)
    assert (counts.clauses, counts.questions, counts.cases) == (11, 6, 5)
