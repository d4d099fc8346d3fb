from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publisher.check.unpublished import unpublished
from publisher.policies.read import read_councils
from publisher.source.problems import Code, Place, Problem, Report
from tests.policies import GOOD
from tests.publisher.local_offer import in_project, local_offer
from tests.publisher.publishing.conftest import once, published_policies, twice  # noqa: F401
from tests.publisher.publishing.edited import COUNCIL, edit

if TYPE_CHECKING:
    from pathlib import Path


def hints(policies: Path) -> list[Problem]:
    return list(unpublished(read_councils(policies, Report())))


@pytest.mark.thorough
def test_a_council_that_published_nothing_or_all_has_no_hint(twice: Path) -> None:  # noqa: F811
    assert hints(GOOD) == []
    assert hints(twice) == []


@pytest.mark.thorough
def test_what_was_edited_since_is_a_hint_that_names_the_files_and_check_ends_well(once: Path) -> None:  # noqa: F811
    edit(once)
    edit(once, "a question is asked of others")
    (hint,) = hints(once)
    assert (hint.code, hint.place) == (Code.NOT_PUBLISHED, Place(once / COUNCIL / "council.yaml", 8))
    assert hint.what == (
        "Exampleshire County Council is not as in the version published last, 2026-11-26: "
        + ", ".join(
            Place(once / name, 0).file
            for name in ("england/questions.yaml", "exampleshire/policy.yaml", "exampleshire/short.yaml")
        )
        + "."
    )
    finished = local_offer("check", "--as-of", "2026-11-26", policies=once)
    assert finished.code == 0
    assert finished.err.startswith("Warning: exampleshire/council.yaml:8: LO903 ")
    # From the project's folder, they are named as in every other problem.
    above = in_project(once.parent, "--policies", once.name, "check", "--as-of", "2026-11-26").err
    assert f", 2026-11-26: {once.name}/england/questions.yaml, {once.name}/exampleshire/policy.yaml, " in above
