"""National outcomes and notes: in every council, whatever clauses it has, and never in a council's own way."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import reckoner
from publisher.check.england.clauses import check_clauses_used
from publisher.check.england.outcomes import check_told
from publisher.check.floor import check_floor
from publisher.model.council.steps_for_some import as_written
from publisher.pages.council_build import CouncilBuild
from publisher.policies.editions import Edition, edition_on
from publisher.source.problems import Report
from tests.policies import Mistake, changed, exampleshire

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.model.council.outcomes import WayOutcome
    from publisher.policies.read import CouncilFiles

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


def test_one_that_lets_a_family_ask_is_added_to_each_and_takes_nothing_from_it(tmp_path: Path) -> None:
    own = edition_on(exampleshire(), DAY).policy.strands[0]
    told = edition(tmp_path, before="not_now").policy.strands[0].outcomes
    added = [outcome for outcome in told if outcome.id == "told"]
    assert len(added) == len(own.outcomes)
    for outcome in own.outcomes:
        theirs = next(one for one in added if [step.text for step in one.steps] == [s.text for s in outcome.steps])
        assert theirs.headline == (outcome.headline if outcome.status == "ask_now" else "Appeal")
        assert theirs.ask == (outcome.ask or own.ask)
        assert set(theirs.council_decides) >= set(outcome.council_decides)
        assert set(theirs.cites) == {*outcome.cites, "LAW-1"}


def test_a_page_has_it_once_before_outcomes_in_a_row_and_leaves_the_others_as_they_are(tmp_path: Path) -> None:
    own = edition_on(exampleshire(), DAY).policy.strands[0].outcomes
    told = as_written(edition(tmp_path, before="not_now").policy.strands[0].outcomes)
    expected: list[str] = []
    for before, outcome in zip([None, *own], own, strict=False):
        begins = outcome.status != "ask_now" and (before is None or before.status == "ask_now")
        expected += ["Appeal", outcome.headline] if begins else [outcome.headline]
    assert [outcome.headline for outcome in told] == expected
    assert "Appeal" in expected
    kept = [[step.text for step in one.steps] for one in told if one.id != "told"]
    assert kept == [[step.text for step in one.steps] for one in own]


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
def test_what_rests_on_a_clause_of_nobody_is_not_told(tmp_path: Path, before: str) -> None:
    """The check tells of it."""
    found = edition(tmp_path, before=before, rests_on="a_clause_of_nobody")
    assert "Appeal" not in headlines(found)
    assert "noted" not in [note.id for note in found.policy.notes]


SHARED = """\
clauses:
  - id: no_plan
    test: {question: ehc_plan, is: [none]}
    met: There is no plan.
    unmet: There is a plan.
    unknown: We do not know yet whether there is a plan.
"""
LENT = "lends:\n  - {id: no_plan, says: Without a plan you can ask for one., cites: [LAW-1]}\n\noutcomes:\n"
OWN = """\
clauses:
  - id: no_plan
    test: {question: ehc_plan, is: [none, draft]}
    says: Our page counts a draft as none.
    met: No plan.
    unmet: A plan.
    unknown: Perhaps.
    cites: [EX-002]
"""


def lent(folder: Path, policy: tuple[str, str] = ("", "")) -> CouncilFiles:
    """The invented council where national outcomes and notes rest on a shared clause, for which it has no words."""
    told = OUTCOME.format(before="all", rests_on="no_plan").replace("outcomes:\n", LENT)
    policies = changed(folder, "england/floor.yaml", ("spending_items:\n", told))
    Mistake("england/clauses.yaml", "", "clauses:\n", SHARED).make(policies)
    Mistake("exampleshire/policy.yaml", "", *policy).make(policies)
    return exampleshire(policies)


def test_a_council_without_the_shared_clause_it_rests_on_is_lent_it(tmp_path: Path) -> None:
    """Otherwise a council could lose what the law gives its families by giving a clause another name."""
    found = edition_on(lent(tmp_path), DAY)
    assert headlines(found)[0] == "Appeal"
    assert "noted" in [note.id for note in found.policy.notes]
    clause = next(clause for clause in found.policy.clauses if clause.id == "no_plan")
    assert (clause.says, clause.met) == ("Without a plan you can ask for one.", "There is no plan.")


def test_a_shared_clause_that_is_only_lent_is_used(tmp_path: Path) -> None:
    report = Report()
    check_clauses_used([lent(tmp_path)], report)
    assert report.problems == []


def told_by_the_floor(files: CouncilFiles) -> list[str]:
    report = Report()
    check_floor(files, report)
    return [f"{problem.code.code} {problem.what}" for problem in report.in_order()]


def test_no_council_gives_such_a_clause_another_test(tmp_path: Path) -> None:
    assert told_by_the_floor(lent(tmp_path / "as_it_is")) == []
    assert told_by_the_floor(lent(tmp_path / "another", ("clauses:\n", OWN))) == [
        "LO210 'no_plan' has another test than the shared clause, and a national rule rests on that one."
    ]


@pytest.mark.parametrize(
    ("find", "put", "id_"),
    [
        ("      - status: ask_now\n        if: can_ask_for_education\n", "        if: can_ask_for_education\n", "told"),
        ("  - id: from_16\n", "  - id: noted\n", "noted"),
    ],
)
def test_no_council_has_one_in_its_own_way(find: str, put: str, id_: str, tmp_path: Path) -> None:
    if id_ == "told":
        put = f"      - id: told\n        status: ask_now\n{put}"
    assert told_by_the_floor(lent(tmp_path, (find, put))) == [
        f"LO210 '{id_}' is a national rule that no council can change. All families are told of it."
    ]


@pytest.mark.parametrize(
    ("lends", "message"),
    [
        ("lends: []", "A council that has no clause 'no_plan' would not tell its families of this."),
        ("lends: [{id: no_plans, says: It is so., cites: [LAW-1]}]", "There is no shared clause 'no_plans' to lend."),
    ],
)
def test_a_shared_clause_that_they_rest_on_has_to_be_lent(lends: str, message: str, tmp_path: Path) -> None:
    told = OUTCOME.format(before="all", rests_on="no_plan")
    policies = changed(tmp_path, "england/floor.yaml", ("spending_items:\n", f"{lends}\n\n{told}"))
    Mistake("england/clauses.yaml", "", "clauses:\n", SHARED).make(policies)
    report = Report()
    check_told(exampleshire(policies), report)
    assert message in [problem.what for problem in report.problems]


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
