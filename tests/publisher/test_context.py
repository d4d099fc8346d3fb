"""What the theme's templates are given about a council and its reckoner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.context import reckoner_context
from publisher.publication import Publication
from tests.policies import changed, exampleshire

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.read import CouncilFiles


def keep_days(files: CouncilFiles) -> object:
    """What the reckoner's page is told about how long it may keep answers."""
    made = Publication(files)
    edition = made.edition_on(files.council.version)
    return reckoner_context(edition, made.policy, policy_url="policy.json", runtime_url="runtime/")["keep_days"]


def test_the_council_says_for_how_many_days_answers_are_kept() -> None:
    assert keep_days(exampleshire()) == 14


def test_a_council_that_does_not_say_it_keeps_answers_for_thirty_days(tmp_path: Path) -> None:
    policies = changed(tmp_path, "exampleshire/council.yaml", ("reckoner:\n  keep_days: 14\n", ""))
    assert keep_days(exampleshire(policies)) == 30
