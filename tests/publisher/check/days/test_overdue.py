"""What is old on a day is a warning, and stops nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from publisher.check.days.overdue import old_on
from publisher.source.problems import Code
from tests.policies import REAL, changed, councils, exampleshire
from tests.publisher.local_offer import local_offer

if TYPE_CHECKING:
    from pathlib import Path

A_YEAR_LATER = date(2027, 11, 2)


def warnings(day: date) -> list[tuple[str, Code]]:
    return [(f"{problem.place}", problem.code) for problem in old_on([exampleshire()], day)]


@pytest.mark.thorough
def test_numbers_that_were_looked_up_long_ago_are_a_warning(tmp_path: Path) -> None:
    later = ("review_by: 2027-05-22", "review_by: 2029-05-22")
    policies = changed(tmp_path, "exampleshire/council.yaml", later)
    finished = local_offer("check", "--as-of", "2027-11-03", policies=policies)
    assert finished.code == 0
    assert (
        "Warning: exampleshire/council.yaml:31: LO306 'sen_team' was last looked up on 2026-11-02, more than a year"
    ) in finished.err
    assert "england/bodies.yaml:14: LO306 'advice' was last looked up on 2026-11-01" in finished.err


def test_a_year_is_not_too_long() -> None:
    assert Code.LOOKED_UP_LONG_AGO in {code for _, code in warnings(date(2027, 11, 3))}
    assert [place for place, code in warnings(A_YEAR_LATER) if "council.yaml" in place and "LO306" in code.code] == []


def test_what_is_national_is_told_once_however_many_councils_there_are() -> None:
    files = exampleshire()
    told = [problem for problem in old_on([files, files], date(2027, 11, 3)) if "bodies.yaml" in f"{problem.place}"]
    assert len(told) == len(files.bodies.bodies)


def test_every_council_names_who_to_turn_to_and_when_somebody_looked() -> None:
    for files in councils(REAL):
        assert {"sendiass", "switchboard", "complaints"} <= files.council.help.named.keys()
        for key in files.council.help.named:
            contact = files.council.helper(key)
            assert contact is not None
            assert contact.looked_up is not None, contact.id
