from __future__ import annotations

from datetime import date

import pytest

from tests.policies import GOOD, compiled


@pytest.mark.parametrize(
    ("day", "first_day"),
    [
        (date(2026, 10, 31), None),
        (date(2026, 11, 1), date(2026, 11, 1)),
        (date(2027, 3, 31), date(2026, 11, 1)),
        (date(2027, 4, 1), date(2027, 4, 1)),
        (date(2099, 1, 1), date(2027, 4, 1)),
    ],
)
def test_an_edition_holds_from_its_first_day_up_to_the_next_ones(day: date, first_day: date | None) -> None:
    edition = compiled(GOOD / "exampleshire").edition(day)
    assert (edition and edition.from_) == first_day
