"""What the councils show of their worked families: few, short, and each something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.policies import REAL, councils

if TYPE_CHECKING:
    from publisher.policies.read import CouncilFiles

CARD = 40
"""How many words a card has at most: six of them, and what is around them, are four screens of a small phone."""


@pytest.mark.parametrize("files", councils(REAL), ids=lambda files: files.council.id)
def test_six_families_are_shown_of_every_age_and_with_and_without_a_plan(files: CouncilFiles) -> None:
    shown = [(case.shown, case) for case in files.cases.cases if case.shown is not None]
    assert sorted(card.card for card, _ in shown) == [1, 2, 3, 4, 5, 6]
    ages = {int(case.given["age"]) for _, case in shown}
    assert all(ages & set(some) for some in (range(6), range(6, 16), range(16, 26)))
    assert {"final", "none"} <= {case.given.get("ehc_plan") for _, case in shown}
    assert len({card.icon for card, _ in shown}) >= 5
    for card, case in shown:
        assert len(f"{card.name} {card.has} {case.story}".split()) <= CARD, card.name
