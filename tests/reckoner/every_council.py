"""The invented council and every real one, to try properties of the engine on."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import strategies as st

import reckoner
from publisher.policies.editions import editions
from tests.policies import GOOD, REAL, compiled, councils
from tests.reckoner.naive import Naive

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reckoner.result import Estimate
    from tests.reckoner.naive import Family

EXAMPLESHIRE = GOOD / "exampleshire"

every_council = pytest.mark.parametrize(
    "folder",
    [files.folder for policies in (GOOD, REAL) for files in councils(policies)],
    ids=lambda folder: folder.name,
)


@functools.cache
def naive_of(folder: Path, number: int = 0) -> Naive:
    """An edition of a council's policy, to be judged naively."""
    files = next(files for files in councils(folder.parent) if files.folder == folder)
    return Naive(editions(files)[number])


def estimate(folder: Path, answers: Mapping[str, Any]) -> Estimate:
    """What the engine says on the first day that a policy is recorded for."""
    policy = compiled(folder)
    return reckoner.estimate(policy, answers, policy.editions[0].from_)


@st.composite
def some_answers(draw: st.DrawFn, naive: Naive, *more: str) -> Family:
    """Answers to some questions; `more` are answers that every question takes."""
    drawn = {name: draw(st.sampled_from([None, *more, *values]), label=name) for name, values in naive.values.items()}
    return {name: value for name, value in drawn.items() if value is not None}
