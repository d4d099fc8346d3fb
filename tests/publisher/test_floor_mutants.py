"""The floor holds under change: whatever small change of a council's rules breaks something locked is found.

Each change is judged twice: by `check`, and by trying families or by counting. The two have to agree on every one.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path

import pytest

from tests.policies import REAL, councils, exampleshire
from tests.publisher.floor_mutants import Tried, table, tried

pytestmark = pytest.mark.thorough

EVERY = [*councils(REAL), exampleshire()]
DOCUMENTED = Path(__file__).parents[2] / "docs/architecture/floor.md"


@functools.cache
def changes_of(council: str) -> list[Tried]:
    return tried(next(files for files in EVERY if files.council.id == council))


@pytest.mark.parametrize("council", [files.council.id for files in EVERY])
def test_every_change_that_breaks_something_locked_is_found_and_no_other_is(council: str) -> None:
    wrong = [one for one in changes_of(council) if one.breaks != one.found]
    assert wrong == []


def test_everything_that_is_locked_is_broken_by_some_change() -> None:
    """A limit that no change breaks would say nothing, and the proof of it would prove nothing."""
    broken = {name for files in EVERY for one in changes_of(files.council.id) for name in one.breaks}
    floor = EVERY[0].floor
    assert {clause.id for clause in floor.clauses if clause.strength == "locked"} <= broken
    assert {moment.id for moment in floor.review if moment.strength == "locked"} <= broken
    assert {step.id for step in floor.redress if step.strength == "locked"} <= broken
    assert {verdict.item for verdict in floor.spending if verdict.strength == "locked"} <= broken
    assert {limit.id for limit in floor.limits} <= broken


def test_the_documented_table_has_a_row_for_each_kind_of_change_and_misses_none() -> None:
    """`python -m tests.publisher.floor_mutants` prints it; the counts grow with the councils' rules."""
    rows = re.findall(r"^\| ([^|]+) \| \d+ \| \d+ \| \d+ \| (\d+) \| \d+ \|$", DOCUMENTED.read_text(), re.MULTILINE)
    every = [one for files in EVERY for one in changes_of(files.council.id)]
    assert [kind for kind, _ in rows] == list(dict.fromkeys(one.kind for one in every))
    assert {missed for _, missed in rows} == {"0"}
    assert table(every).count("\n") == len(rows) + 1
