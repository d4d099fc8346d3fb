from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from publisher.pictures.money import HANDS, path

if TYPE_CHECKING:
    from publisher.model.outcomes import WayId


@pytest.mark.parametrize(
    ("way", "holder"),
    [("direct_payment", "You"), ("third_party", "Another person or organisation")],
)
def test_the_money_goes_from_the_council_through_the_holders_hands_to_those_who_help(way: WayId, holder: str) -> None:
    stops = re.findall(r"<span>([^<]+)</span>", path(way))
    assert stops == ["The council or the NHS", holder, "Those who help your child"]


def test_money_that_is_kept_goes_through_nobody_elses_hands() -> None:
    assert len(HANDS["notional"]) == 2
    assert "keeps it" in path("notional")
