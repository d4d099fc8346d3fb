"""A problem is reported once, and says on which days it is there where that is not always."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from publisher.check.days.by_edition import check_each
from publisher.policies.editions import Edition, editions
from publisher.source.problems import Code, Place, Report
from tests.policies import exampleshire

DAYS = [date(2026, 11, 1), date(2027, 4, 1), date(2028, 4, 1), date(2029, 4, 1)]


def four_editions() -> list[Edition]:
    first = editions(exampleshire())[0]
    ends = [*DAYS[1:], None]
    return [replace(first, from_=starts, until=until) for starts, until in zip(DAYS, ends, strict=True)]


def said(numbers: set[int], code: Code = Code.UNKNOWN_REFERENCE) -> list[tuple[str, str]]:
    """What is said of a problem that is in some of four editions."""

    def check(number: int, report: Report) -> None:
        if number in numbers:
            report.add(Place(Path("policy.yaml")), code, "It is wrong.", "Mend it.")

    report = Report()
    check_each(four_editions(), check, report)
    return [(problem.what, problem.do) for problem in report.problems]


@pytest.mark.parametrize(
    ("numbers", "what"),
    [
        ({0, 1, 2, 3}, "It is wrong."),
        ({0}, "Until 2027-04-01: It is wrong."),
        ({0, 1}, "Until 2028-04-01: It is wrong."),
        ({1}, "From 2027-04-01 to 2028-04-01: It is wrong."),
        ({1, 2, 3}, "From 2027-04-01: It is wrong."),
        ({0, 2}, "Until 2027-04-01 and from 2028-04-01 to 2029-04-01: It is wrong."),
    ],
)
def test_a_problem_says_on_which_days_it_is_there(numbers: set[int], what: str) -> None:
    assert said(numbers) == [(what, "Mend it.")]


def test_what_a_later_edition_has_no_use_for_may_end_on_its_day() -> None:
    assert said({1, 2, 3}, Code.CLAUSE_UNUSED)[0][1].endswith(
        "if that is over then, give the clause 'until: 2027-04-01'."
    )
    assert said({0}, Code.CLAUSE_UNUSED)[0][1] == "Mend it."


def test_a_family_that_shows_a_later_status_has_to_ask_later() -> None:
    assert said({3}, Code.STATUS_NOT_EXPECTED)[0][1] == "Mend it. It asks on 2029-04-01 or later."


def test_without_a_problem_nothing_is_said() -> None:
    assert said(set()) == []
