from __future__ import annotations

from typing import get_args

import pytest

from publisher.difference.shown.direction import direction
from reckoner.result import HolderStatus, StrandStatus, WayStatus

STATUSES = {
    "strand": get_args(StrandStatus),
    "way": get_args(WayStatus),
    "holder": get_args(HolderStatus),
}
BESIDE = {"as_it_is", "appeal", "other_rules", "not_stated"}
"""That other rules apply or a page is silent is neither better nor worse than anything."""


@pytest.mark.parametrize("kind", STATUSES)
def test_of_two_statuses_one_is_better_unless_one_is_beside_the_order(kind: str) -> None:
    for before in STATUSES[kind]:
        for after in STATUSES[kind]:
            there, back = direction(kind, before, after), direction(kind, after, before)
            if before == after or {before, after} & BESIDE:
                assert (there, back) == ("other", "other")
            else:
                assert {there, back} == {"better", "worse"}


@pytest.mark.parametrize(
    ("kind", "best", "worst"),
    [
        ("strand", "ask_now", "first_step"),
        ("way", "open", "not_available"),
        ("holder", "yes", "no"),
        ("spending", "if_agreed", "no"),
    ],
)
def test_the_best_that_a_family_hopes_for_is_better_than_the_worst(kind: str, best: str, worst: str) -> None:
    assert direction(kind, best, worst) == "worse"


def test_that_something_is_gone_is_worse_and_that_it_is_not_clear_is_neither() -> None:
    for kind, statuses in STATUSES.items():
        for status in statuses:
            gone = direction(kind, status, "not_there")
            assert gone == ("other" if status in BESIDE else "worse")
            assert direction(kind, status, "need_answers") == direction(kind, "need_answers", status) == "other"
    assert direction("note", "shown", "hidden") == "other"
