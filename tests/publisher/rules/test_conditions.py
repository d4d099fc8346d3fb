"""Conditions as families read them, a line for each."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from publisher.model.formulas import All, Any_, Not
from publisher.model.walk import all_of
from publisher.policies.editions import editions
from tests.policies import REAL, councils

if TYPE_CHECKING:
    from publisher.model import formulas
    from publisher.policies.read import CouncilFiles


@pytest.mark.parametrize("files", councils(REAL), ids=lambda files: files.council.id)
def test_no_condition_says_in_two_lines_what_one_bound_says(files: CouncilFiles) -> None:
    """ "Under 25" is one line: not "not 25" and "not over 25"."""
    for edition in editions(files):
        tests = {clause.id: clause.test for clause in edition.policy.clauses}
        lists = [[part.not_ for part in every.all if isinstance(part, Not)] for every in all_of(edition.policy, All)]
        lists += [some.any for some in all_of(edition.policy, Any_)]
        assert sum(len(parts) > 1 for parts in lists) > 5
        assert [parts for parts in lists if _meet([_bounds(part, tests) for part in parts])] == []


def _bounds(part: formulas.Formula, tests: dict[str, formulas.Test | None]) -> formulas.Test | None:
    return tests.get(part) if isinstance(part, str) else None


def _meet(bounds: list[formulas.Test | None]) -> bool:
    """Whether one of these begins where another of the same question ends."""
    numbers = [test for test in bounds if test is not None and test.is_ is None]
    return any(
        one.question == other.question and one.below is not None and one.below == other.at_least
        for one, other in permutations(numbers, 2)
    )
