"""What the theme's templates are given about a council and its reckoner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.compile import compiled_text
from publisher.context import reckoner_context
from publisher.editions import edition_on
from tests.policies import changed, exampleshire

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.read import CouncilFiles


def given_to_the_reckoners_page(files: CouncilFiles) -> dict[str, object]:
    edition = edition_on(files, files.council.version)
    return reckoner_context(edition, compiled_text(files), policy_url="policy.json", runtime_url="runtime/")


def test_the_council_says_for_how_many_days_answers_are_kept() -> None:
    assert given_to_the_reckoners_page(exampleshire())["keep_days"] == 14


def test_a_council_that_does_not_say_it_keeps_answers_for_thirty_days(tmp_path: Path) -> None:
    policies = changed(tmp_path, "exampleshire/council.yaml", ("  keep_days: 14\n", ""), ("reckoner:\n", ""))
    assert given_to_the_reckoners_page(exampleshire(policies))["keep_days"] == 30
