"""A day that somebody asks for is one that the policies have rules for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.source.problems import Code, Report

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from publisher.model.council.council import Council


def check_covered(councils: Iterable[Council], day: date, report: Report) -> None:
    """Check that the policy of each council is recorded from the day on which pages are to be, or from an earlier one.

    Args:
        councils: the councils.
        day: the day.
        report: receives every problem found: LO304.
    """
    for council in councils:
        first = council.recorded_from
        if day < first:
            what = f"The policy of {council.name} is recorded from {first}, and does not cover {day}."
            report.add(council.place("recorded_from"), Code.DATE_OUTSIDE, what, f"Choose a day from {first} on.")
