"""Whether a change is for the better, the worse, or neither: by a declared order of statuses, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.difference.exact.told import NOT_THERE
from publisher.pages.parts.labels import STRAND_ORDER

if TYPE_CHECKING:
    from publisher.difference.exact.told import Label, Subject
    from publisher.difference.result import Direction

_ASIDE = ("as_it_is", "appeal", "other_rules", "not_stated")
"""That a family wants no change, can appeal or falls under other rules is neither better nor worse than anything, and
so is a page that is silent."""

_ORDERS: dict[str, tuple[str, ...]] = {
    "strand": (*(status for status in STRAND_ORDER if status not in _ASIDE), NOT_THERE),
    "way": ("open", "depends", "unlikely", "not_available", NOT_THERE),
    "holder": ("yes", "depends", "no", NOT_THERE),
    "spending": ("if_agreed", "ask", "no"),
}
"""The statuses of each kind, the best for a family first. All others are beside this order."""


def direction(kind: str, before: str, after: str) -> Direction:
    """How a family fares that is given one status of a kind in place of another."""
    order = _ORDERS.get(kind, ())
    if before == after or before not in order or after not in order:
        return "other"
    return "worse" if order.index(after) > order.index(before) else "better"


def direction_of(subject: Subject, before: Label, after: Label) -> Direction:
    """How a family fares that is told one thing of a subject in place of another."""
    return direction(subject.kind, before.status, after.status)
