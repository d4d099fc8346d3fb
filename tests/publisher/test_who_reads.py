"""What a result says is right for whoever reads it: a parent, somebody who helps, or the young person."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest

from reckoner import DONT_KNOW
from tests.examples import SEARCH
from tests.policies import REAL, councils
from tests.reckoner.every_council import estimate, naive_of

if TYPE_CHECKING:
    from publisher.policies.read import CouncilFiles

FAMILIES = 100 * SEARCH


@pytest.mark.parametrize("files", councils(REAL), ids=lambda files: files.council.id)
def test_a_young_person_is_not_spoken_of_as_the_readers_child(files: CouncilFiles) -> None:
    folder = files.folder
    values = naive_of(folder).values
    lot = random.Random(SEARCH)  # noqa: S311 - any families will do
    for _ in range(FAMILIES):
        answers = {name: lot.choice([DONT_KNOW, *values[name]]) for name in values}
        answers |= {"age": lot.randint(16, 24), "who_answers": "young_person"}
        told = json.dumps(estimate(folder, answers)).lower()
        assert "your child" not in told, answers
        assert "chose you" not in told, answers
