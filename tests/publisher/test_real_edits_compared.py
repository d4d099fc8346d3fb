"""Single edits of the real councils' clauses: each is found to be the only cause of all that it does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from publisher.pages.council_build import CouncilBuild
from tests.policies import REAL, councils
from tests.publisher.difference.edited import Pair
from tests.publisher.difference.test_groups import check_examples, groups

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.model.council.clauses import Clause
    from publisher.policies.read import CouncilFiles

DAY = date(2026, 11, 26)


def other_tests(clause: Clause) -> Iterator[dict[str, Any]]:
    """Other tests that a clause could make: a number one higher, or one option less."""
    test = clause.test
    if test is None:
        return
    for bound in ("at_least", "below"):
        number = getattr(test, bound)
        if number is not None:
            yield {bound: number + 1}
    if test.is_ is not None and len(test.is_) > 1:
        yield {"is_": test.is_[:-1]}


def with_test(files: CouncilFiles, clause: Clause, update: dict[str, Any]) -> CouncilFiles:
    """A council's files with another test in one of its clauses."""
    assert clause.test is not None
    changed = clause.model_copy(update={"test": clause.test.model_copy(update=update)})
    clauses = [changed if each is clause else each for each in files.policy.clauses]
    return replace(files, policy=files.policy.model_copy(update={"clauses": clauses}))


@pytest.mark.thorough
@pytest.mark.parametrize("files", councils(REAL), ids=lambda files: files.council.id)
def test_an_edited_test_is_the_cause_of_every_change_and_every_example_is_so(files: CouncilFiles) -> None:
    old = CouncilBuild(files)
    edits = [(clause, update) for clause in files.policy.clauses for update in other_tests(clause)]
    moving = 0
    for clause, update in edits:
        pair = Pair(old, CouncilBuild(with_test(files, clause, update)), DAY)
        found = groups(pair)
        moving += bool(found)
        assert {cause for group in found for cause in group["causes"]} <= {f"clause {clause.id}"}
        assert all(group["causes"] and group["fewest"] for group in found)
        check_examples(pair, found)
    assert moving > len(edits) / 2
