"""A family that `check` proposes shows what none showed, as it is: it only has to be pasted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from publisher.check import check_policies
from publisher.source.problems import Code, Report
from tests.policies import copy_of_good

if TYPE_CHECKING:
    from pathlib import Path

PROPOSED = "This one would do:\n"


def problems(policies: Path, code: Code) -> list[str]:
    report = Report()
    check_policies(policies, report)
    return [problem.do for problem in report.in_order() if problem.code is code]


@pytest.mark.thorough
def test_families_that_are_proposed_are_all_that_is_missing(tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    cases = policies / "exampleshire" / "cases.yaml"
    cases.write_text("cases: []\n", encoding="utf-8")
    proposed = problems(policies, Code.CASE_COVERAGE)
    families = dict.fromkeys(do.partition(PROPOSED)[2] for do in proposed if PROPOSED in do)
    # A family that would do in several places is offered once.
    assert len(
        {re.sub(".*given: ", "", family, flags=re.DOTALL).partition("expect:")[0] for family in families}
    ) == len(families)
    assert all("is offered for" in do for do in proposed if PROPOSED not in do)
    cases.write_text("\n".join(["cases:", *families, ""]), encoding="utf-8")
    assert problems(policies, Code.CASE_COVERAGE) == []
    assert problems(policies, Code.CASE_FAILS) == []
    assert problems(policies, Code.DUPLICATE_ID) == []
