"""National outcomes and notes: in every council that has what they rest on, and in its own way where it has one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import reckoner
from publisher.pages.council_build import CouncilBuild
from publisher.policies.editions import Edition, edition_on
from tests.policies import changed, exampleshire

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.model.council.outcomes import WayOutcome

DAY = date(2026, 11, 22)
OUTCOME = """\
outcomes:
  - strand: education
    before: {before}
    rare: {rests_on}
    outcome: {{id: told, if: {rests_on}, status: other_rules, headline: Appeal, cites: [LAW-1]}}
notes:
  - {{id: noted, page: who, if: {rests_on}, text: Ask about it., cites: [LAW-1]}}

spending_items:
"""


NOT_NOW = OUTCOME.format(before="not_now", rests_on="final_plan")


def edition(tmp_path: Path, *, before: str = "all", rests_on: str = "final_plan") -> Edition:
    told = OUTCOME.format(before=before, rests_on=rests_on)
    return edition_on(exampleshire(changed(tmp_path, "england/floor.yaml", ("spending_items:\n", told))), DAY)


def headlines(found: Edition) -> list[str]:
    return [outcome.headline for outcome in found.policy.strands[0].outcomes]


def test_a_national_outcome_comes_before_a_councils_own(tmp_path: Path) -> None:
    assert headlines(edition(tmp_path)) == ["Appeal", *headlines(edition_on(exampleshire(), DAY))]


def test_one_that_lets_a_family_ask_comes_before_each_that_does_not(tmp_path: Path) -> None:
    own = edition_on(exampleshire(), DAY).policy.strands[0].outcomes
    told = edition(tmp_path, before="not_now").policy.strands[0].outcomes
    expected: list[str] = []
    for before, outcome in zip([None, *own], own, strict=False):
        begins = outcome.status != "ask_now" and (before is None or before.status == "ask_now")
        expected += ["Appeal", outcome.headline] if begins else [outcome.headline]
    assert [outcome.headline for outcome in told] == expected
    assert "Appeal" in expected


def test_it_takes_no_family_from_one_that_lets_it_ask_anyway(tmp_path: Path) -> None:
    build = CouncilBuild(exampleshire(changed(tmp_path, "england/floor.yaml", ("spending_items:\n", NOT_NOW))))
    plain = CouncilBuild(exampleshire())
    for case in exampleshire().cases.cases:
        before = reckoner.estimate(plain.policy, case.given, DAY)["strands"]["education"]
        after = reckoner.estimate(build.policy, case.given, DAY)["strands"]["education"]
        if before["status"] == "ask_now":
            assert after["headline"] == before["headline"]


def test_a_national_note_follows_a_councils_own(tmp_path: Path) -> None:
    own = [note.id for note in edition_on(exampleshire(), DAY).policy.notes]
    assert [note.id for note in edition(tmp_path).policy.notes] == [*own, "noted"]


@pytest.mark.parametrize(("contact", "who"), [("appeals", "The appeals team"), ("sen_team", "The SEN team")])
def test_a_national_contact_is_the_one_to_ask_unless_the_council_has_its_own(
    tmp_path: Path, contact: str, who: str
) -> None:
    national = f"contact: {{id: {contact}, who: The appeals team, how: Write., cites: [LAW-1]}}"
    told = NOT_NOW.replace("    outcome:", f"    {national}\n    outcome:").replace("before: not_now", "before: all")
    build = CouncilBuild(exampleshire(changed(tmp_path, "england/floor.yaml", ("spending_items:\n", told))))
    asked = [
        [one["who"] for one in result["ask"]]
        for result in (
            reckoner.estimate(build.policy, case.given, DAY)["strands"]["education"]
            for case in exampleshire().cases.cases
        )
        if result["headline"] == "Appeal"
    ]
    assert asked
    assert all(whom == [who] for whom in asked)


@pytest.mark.parametrize("before", ["all", "not_now"])
def test_a_council_without_the_clause_it_rests_on_does_not_tell_it(tmp_path: Path, before: str) -> None:
    found = edition(tmp_path, before=before, rests_on="a_clause_of_other_councils")
    assert "Appeal" not in headlines(found)
    assert "noted" not in [note.id for note in found.policy.notes]


WAY = """\
ways:
  - strand: education
    outcome: {id: told, if: final_plan, status: not_stated, headline: Wait, steps: [{text: Ask.}], cites: [LAW-1]}

spending_items:
"""


def test_a_national_outcome_of_every_way_comes_first_in_its_strand_and_in_no_other(tmp_path: Path) -> None:
    own = edition_on(exampleshire(), DAY).policy.ways
    told = edition_on(exampleshire(changed(tmp_path, "england/floor.yaml", ("spending_items:\n", WAY))), DAY)
    for before, way in zip(own, told.policy.ways, strict=True):
        expected = {strand: said(outcomes) for strand, outcomes in before.strands.items()}
        expected["education"] = ["Wait", *said(before.strands.get("education", before.outcomes))]
        assert {strand: said(outcomes) for strand, outcomes in way.strands.items()} == expected
        assert said(way.outcomes) == said(before.outcomes)


def said(outcomes: list[WayOutcome]) -> list[str]:
    return [outcome.headline for outcome in outcomes]
