from __future__ import annotations

import re

import pytest

from publisher.pictures.money import path
from tests.policies import REAL, councils

WAYS = {way.id: way for way in councils(REAL)[0].kinds.ways}


def stops(way: str) -> list[str]:
    return re.findall(r"<span>([^<]+)</span>", path(WAYS[way]))


@pytest.mark.parametrize(
    ("way", "holder"),
    [("direct_payment", "You"), ("third_party", "Another person or organisation")],
)
def test_the_money_goes_from_the_council_through_the_holders_hands_to_those_who_help(way: str, holder: str) -> None:
    assert stops(way) == ["The council or the NHS", holder, "Those who help your child"]


def test_money_that_is_kept_goes_through_nobody_elses_hands() -> None:
    first, *others = stops("notional")
    assert "keeps it" in first
    assert others == ["Those who help your child"]
