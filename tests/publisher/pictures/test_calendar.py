from __future__ import annotations

import re

import pytest

from publisher.model.council.review import Timing
from publisher.pictures.calendar import due_months, year


@pytest.mark.parametrize(
    ("timing", "months"),
    [
        (Timing(within_months=3), {3}),
        (Timing(every_months=12), {12}),
        (Timing(every_months=5), {5, 10}),
        (Timing(within_months=1, every_months=6), {1, 6, 12}),
    ],
)
def test_the_months_of_the_first_year_in_which_it_is_looked_at(timing: Timing, months: set[int]) -> None:
    assert due_months(timing) == months
    squares = re.findall(r'class="year__month( year__month--due)?"', year(timing))
    assert {month for month, due in enumerate(squares, 1) if due} == months
    assert len(squares) == 12


def test_the_drawing_is_not_read_out() -> None:
    assert 'aria-hidden="true"' in year(Timing(within_months=3))
