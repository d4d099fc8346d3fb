"""A council that says nothing of ways and holders: what families are told then rests on the law, and is never a no."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from publisher.check.floor import check_locked_clauses
from publisher.check.limits import check_limits
from publisher.check.logic import check_outcome_lists
from publisher.check.references import check_references
from publisher.model.council.outcomes import Outcome
from publisher.model.walk import all_of
from publisher.policies.citations import cited_by
from publisher.policies.editions import edition_on
from publisher.policies.read import read_councils
from publisher.rules.logic import Logic, build_logic
from publisher.source.problems import Code, Report
from tests.policies import REAL

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.policies.editions import Edition

# What a budget that is kept for a family is, and what a mix is, no national rule says.
ABOUT = "    about:\n      - {text: The page names it., cites: [HANTS-007]}\n"
WAYS = f"""ways:
  - id: direct_payment
  - id: third_party
  - id: notional
    name: Kept for you
{ABOUT}  - id: combination
{ABOUT}
"""
HOLDERS = "holders:\n  - id: parent\n  - id: young_person\n  - id: nominee\n  - id: representative\n\n"


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Hampshire as it would be if its page spoke of no way and no holder."""
    policies: Path = tmp_path_factory.mktemp("silent") / "policies"
    for folder in ("england", "hampshire"):
        shutil.copytree(REAL / folder, policies / folder)
    path = policies / "hampshire" / "policy.yaml"
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"^ways:\n.*?(?=^notes:)", WAYS + HOLDERS, text, flags=re.DOTALL | re.MULTILINE)
    path.write_text(text, encoding="utf-8")
    report = Report()
    (files,) = read_councils(policies, report)
    assert report.problems == []
    return edition_on(files, files.council.version)


@pytest.fixture(scope="module")
def logic(edition: Edition) -> Logic:
    report = Report()
    check_references(edition, report)
    check_outcome_lists(edition, report)
    assert {problem.code for problem in report.problems} == {Code.RULE_UNUSED}
    return build_logic(edition)


@pytest.mark.thorough
def test_a_way_of_which_the_page_does_not_speak_is_not_stated_in_every_strand(logic: Logic) -> None:
    statuses = {outcome.status for d in logic.decisions if d.about[0] == "way" for outcome in d.outcomes}
    assert statuses == {"not_stated"}


def test_a_holder_of_whom_the_page_does_not_speak_is_a_matter_to_ask_about(logic: Logic) -> None:
    outcomes = [outcome for d in logic.decisions if d.about[0] == "holder" for outcome in d.outcomes]
    assert {outcome.status for outcome in outcomes} == {"depends"}
    assert all(outcome.steps for outcome in outcomes)


def test_what_is_national_rests_on_the_law_alone(edition: Edition) -> None:
    national = [
        *edition.policy.holders,
        *(way for way in edition.policy.ways if way.id in ("direct_payment", "third_party")),
    ]
    assert cited_by(*national) <= edition.files.law.keys()


def test_every_word_of_it_is_in_the_national_files(edition: Edition) -> None:
    outcomes = [*all_of(edition.policy.ways, Outcome), *all_of(edition.policy.holders, Outcome)]
    assert {outcome.place("headline").path.name for outcome in outcomes} == {"defaults.yaml", "floor.yaml"}


def test_a_council_that_says_nothing_of_ways_and_holders_keeps_the_national_floor(edition: Edition) -> None:
    report = Report()
    check_locked_clauses(edition, report)
    check_limits([edition], edition.files.floor, report)
    assert report.problems == []
