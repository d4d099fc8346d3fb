"""Councils whose pages had to be read again. It stops nothing: families are told that what they read may be old."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.source.problems import Code, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from publisher.model.council.council import Council


def overdue(councils: Iterable[Council], day: date) -> Iterator[Problem]:
    """A warning for each council whose `review_by` is past on a day."""
    for council in councils:
        if council.is_overdue(day):
            what = f"The pages of {council.name} had to be read again by {council.review_by}, and every page says so."
            do = "Read them again, mend what has changed, and set 'version' and a new 'review_by'."
            yield Problem(council.place("review_by"), Code.REVIEW_OVERDUE, what, do)
