"""A year in twelve squares, with the months in which something is looked at again filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publisher.model.council.review import Timing

MONTHS = 12
_SIDE, _STEP = 14, 18


def due_months(timing: Timing) -> set[int]:
    """The months of the first year, from 1 to 12, by whose end it is looked at."""
    found = {timing.within_months} if timing.within_months else set()
    if timing.every_months:
        found |= set(range(timing.every_months, MONTHS + 1, timing.every_months))
    return found


def year(timing: Timing) -> str:
    """The year as a drawing that is not read out: the words are beside it."""
    due = due_months(timing)
    squares = "".join(
        f'<rect class="year__month{" year__month--due" if month in due else ""}" x="{(month - 1) * _STEP + 1}" y="1" '
        f'width="{_SIDE}" height="{_SIDE}" rx="3"/>'
        for month in range(1, MONTHS + 1)
    )
    box = f"0 0 {MONTHS * _STEP - (_STEP - _SIDE) + 2} {_SIDE + 2}"
    return f'<svg class="year" viewBox="{box}" aria-hidden="true" focusable="false">{squares}</svg>'
