from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.check import check_policies
from publisher.check.families.coverage import expected_statuses
from publisher.check.families.proposals import PossibleStatus
from publisher.source.problems import Code, Report
from reckoner.estimate import NEED_ANSWERS
from tests.examples import examples
from tests.policies import changed, councils, exampleshire
from tests.reckoner.every_council import estimate, every_council, naive_of, some_answers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reckoner.result import Estimate


def statuses(estimate: Estimate) -> Iterator[PossibleStatus]:
    """Every status that a family is told, and that is no longer open."""
    found = []
    for id_, strand in estimate["strands"].items():
        found.append(PossibleStatus(id_, "strand", strand["status"]))
        found += [PossibleStatus(id_, way, result["status"]) for way, result in strand["ways"].items()]
    for id_, holder in estimate["holders"].items():
        found.append(PossibleStatus(None, id_, holder["status"]))
        found += [PossibleStatus(strand_id, id_, own["status"]) for strand_id, own in holder.get("strands", {}).items()]
    return (one for one in found if one.status != NEED_ANSWERS)


@pytest.mark.thorough
@every_council
@given(data=st.data())
@examples(30)
def test_whatever_a_family_is_told_some_worked_family_expects(data: st.DataObject, folder: Path) -> None:
    files = next(files for files in councils(folder.parent) if files.folder == folder)
    answers = data.draw(some_answers(naive_of(folder)))
    assert set(statuses(estimate(folder, answers))) <= expected_statuses(files)


def test_what_is_still_open_for_a_family_is_no_status() -> None:
    expected = expected_statuses(exampleshire())
    assert PossibleStatus("social_care", "strand", "first_step") in expected
    assert NEED_ANSWERS not in {one.status for one in expected}


LAST_RULE = """\
      - status: open
        otherwise: true
"""
LATER_RULE = """\
      - status: unlikely
        from: 2027-04-01
        if: {not: can_manage}
        headline: Somebody has to manage the money here too.
        steps:
          - text: Ask who could help you.
"""


def test_a_status_that_comes_with_a_later_rule_has_to_be_expected_too(tmp_path: Path) -> None:
    policies = changed(tmp_path, "exampleshire/policy.yaml", (LAST_RULE, LATER_RULE + LAST_RULE))
    report = Report()
    check_policies(policies, report)
    assert [problem.what for problem in report.in_order() if problem.code is Code.STATUS_NOT_EXPECTED] == [
        "From 2027-04-01: No worked family expects 'unlikely' for 'notional' in the strand 'education'.",
        "From 2027-04-01: No worked family expects 'unlikely' for 'notional' in the strand 'social_care'.",
    ]
