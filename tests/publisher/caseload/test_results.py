"""Every result of an estimate has a column, under a name that every database takes."""

from __future__ import annotations

import re

import pytest

import reckoner
from publisher.caseload.results import SETTLED, result_columns, row_of
from reckoner.result import all_results
from tests.policies import REAL, compiled, councils
from tests.publisher.caseload.families import DAY, edition_of


@pytest.mark.parametrize("council", [files.council.id for files in councils(REAL)])
def test_the_columns_are_the_results_of_an_estimate(council: str) -> None:
    policy = compiled(REAL / council)
    estimate = reckoner.estimate(policy, {}, DAY)
    names = [column.name for column in result_columns(edition_of(policy))]
    assert [*names, SETTLED] == list(row_of(estimate))
    assert len(names) == len(list(all_results(estimate)))
    assert all(re.fullmatch("[a-z_]+", name) for name in names)
