"""What a person can follow is taken as it is, and what is more is told. What it comes to at worst: tests/hostile/."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publisher.check.intricate import DEEPEST, MOST_CLAUSES, check_intricate
from publisher.policies.editions import editions
from publisher.source.problems import Report
from tests.hostile.rules import POLICY, chain, parity, with_rules
from tests.policies import copy_of_good, exampleshire

if TYPE_CHECKING:
    from pathlib import Path


def told(folder: Path, rules: str, used: str) -> set[str]:
    """What is told of the invented council with some rules more, of which a note uses one."""
    policies = copy_of_good(folder)
    with_rules(policies / POLICY, rules, used)
    report = Report()
    check_intricate(editions(exampleshire(policies))[0], report)
    return {problem.what.partition(";")[2] for problem in report.problems}


@pytest.mark.parametrize("backwards", [True, False])
@pytest.mark.parametrize("length", [DEEPEST - 1, DEEPEST])
def test_rules_may_rest_on_each_other_up_to_a_bound(length: int, tmp_path: Path, *, backwards: bool) -> None:
    last = "r0" if backwards else f"r{length - 1}"
    found = told(tmp_path, chain(length, backwards=backwards), last)
    assert found == ({f" {DEEPEST} are allowed."} if length == DEEPEST else set())


@pytest.mark.parametrize(("length", "clauses"), [(6, 94), (7, 190), (8, 382)])
def test_rules_may_come_to_so_many_clauses(length: int, clauses: int, tmp_path: Path) -> None:
    found = told(tmp_path, parity(["final_plan", *["aged_16"] * (length - 1)]), f"r{length - 1}")
    assert found == ({f" {MOST_CLAUSES} are allowed."} if clauses > MOST_CLAUSES else set())
