"""What the reckoner's page is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from publisher.pages.council_build import CouncilBuild
from publisher.site.reckoner_page.reckoner_context import Served, reckoner_context
from tests.policies import REAL, changed, councils, exampleshire

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.policies.read import CouncilFiles


def given_to_the_reckoners_page(files: CouncilFiles) -> dict[str, Any]:
    build = CouncilBuild(files)
    day = files.council.version
    lived = build.pages_on(day).life
    return reckoner_context(
        build.edition_on(day),
        build.policy,
        lived,
        rules_since=build.rules_since(day),
        served=Served("policy.json", "python/", "engine/", 4),
    )


def test_the_council_says_for_how_many_days_answers_are_kept() -> None:
    assert given_to_the_reckoners_page(exampleshire())["keep_days"] == 14


def test_a_council_that_does_not_say_it_keeps_answers_for_thirty_days(tmp_path: Path) -> None:
    policies = changed(tmp_path, "exampleshire/council.yaml", ("  keep_days: 14\n", ""), ("reckoner:\n", ""))
    assert given_to_the_reckoners_page(exampleshire(policies))["keep_days"] == 30


def test_questions_and_options_come_with_the_ids_that_they_had_before(tmp_path: Path) -> None:
    policies = changed(
        tmp_path,
        "england/questions.yaml",
        ("    short: EHC plan\n", "    short: EHC plan\n    was: [plan, ehcp]\n"),
        (
            "        label: Yes, there is a final plan\n",
            "        label: Yes, there is a final plan\n        was: [done]\n",
        ),
    )
    questions = {
        question["id"]: question for question in given_to_the_reckoners_page(exampleshire(policies))["questions"]
    }
    assert questions["ehc_plan"]["was"] == ["plan", "ehcp"]
    assert {option["id"]: option["was"] for option in questions["ehc_plan"]["options"]} == {
        "final": ["done"],
        "draft": [],
        "none": [],
    }
    assert questions["age"]["was"] == []


def test_the_results_are_given_every_word_with_its_names_and_its_explanation() -> None:
    words = {word["id"]: word for word in given_to_the_reckoners_page(exampleshire())["words"]}
    assert words["ehc_plan"]["names"] == ["Education, Health and Care plan", "EHC", "EHCP"]
    assert "The council writes it." in words["ehc_plan"]["html"]
    assert 'popovertarget="word-ehc_plan"' in words["ehc_plan"]["html"]


@pytest.mark.thorough
def test_the_first_to_give_advice_can_be_reached() -> None:
    advisers = {files.council.id: given_to_the_reckoners_page(files)["labels"]["advisers"] for files in councils(REAL)}
    assert [one["who"] for one in advisers["portsmouth"]] == ["Portsmouth SENDIASS"]
    # Of Hertfordshire's we know the name only.
    assert [one["who"] for one in advisers["hertfordshire"]] == ["IPSEA", "SENDIASS for Hertfordshire"]
    assert all(first["phone"] or first["web"] for first, *_ in advisers.values())
