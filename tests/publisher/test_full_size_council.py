"""A council of real size is little to write: what is national need not be written, and nothing is written twice.

Steelshire (`tests/policies/full_size/`) is invented, and was begun with `local-offer new`. It has as many kinds of
budget, sources, facts, tested clauses and answers as a real city that was once encoded by hand. That took 1,056 lines,
when there were neither short answers nor an Easy Read page yet.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from publisher.check import check_policies
from publisher.policies.read import COUNCIL_FILES
from publisher.source.problems import Report
from tests.policies import HERE, REAL
from tests.site_project import ROOT, build, change, project_around

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.pages.council_build import CouncilBuild

STEELSHIRE = HERE / "full_size" / "steelshire"
MOST_LINES = 400


@pytest.fixture(scope="module")
def policies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is national, and this council alone."""
    folder = tmp_path_factory.mktemp("full_size") / "policies"
    shutil.copytree(REAL / "england", folder / "england")
    shutil.copytree(STEELSHIRE, folder / STEELSHIRE.name)
    return folder


@pytest.fixture(scope="module")
def council(policies: Path) -> CouncilBuild:
    report = Report()
    (built,) = check_policies(policies, report, STEELSHIRE.name)
    assert [str(problem) for problem in report.in_order()] == []
    return built


def test_it_takes_less_than_400_lines() -> None:
    lines = {path.name: path.read_text(encoding="utf-8").splitlines() for path in STEELSHIRE.iterdir()}
    assert sorted(lines) == sorted(COUNCIL_FILES)
    assert sum(len(written) for written in lines.values()) < MOST_LINES
    assert max(len(line) for name, written in lines.items() if name != "facts.csv" for line in written) <= 120


@pytest.mark.thorough
def test_it_has_the_size_of_a_real_council(council: CouncilBuild) -> None:
    files = council.files
    assert len(files.policy.strands) == 4
    assert len(files.policy.ways) == 4
    assert len(files.council.sources) == 12
    assert len(files.facts) == 58
    assert len([clause for clause in files.policy.clauses if clause.test is not None]) == 20
    assert len(files.faq.faq) == 6


@pytest.mark.thorough
def test_a_clause_says_what_its_facts_say_where_it_has_no_sentence_of_its_own(council: CouncilBuild) -> None:
    (clause,) = [clause for clause in council.files.policy.clauses if clause.id == "review_window"]
    facts = council.files.facts
    assert clause.says == f"{facts['STEEL-006'].fact} {facts['STEEL-007'].fact}"


def test_what_is_national_follows_its_own_outcomes(council: CouncilBuild) -> None:
    (care,) = [strand for strand in council.files.policy.strands if strand.id == "social_care"]
    ids = [outcome.id for outcome in care.outcomes]
    assert (ids[0], ids[1], ids[-1]) == (None, "care_of_adults_by_law", "care_assessment_first_by_law")


@pytest.mark.thorough
def test_a_site_of_it_is_built(policies: Path, tmp_path: Path) -> None:
    shutil.copytree(policies, tmp_path / "policies")
    project = project_around(tmp_path)
    # The national rules are the real ones, so the real page that cites them fits.
    shutil.copy(ROOT / "docs" / "accessibility.md", project / "docs")
    change(project / "mkdocs.yml", "policies: policies\n", f"policies: policies\n      only: [{STEELSHIRE.name}]\n")
    site = build(project, tmp_path / "site").folder
    page = (site / STEELSHIRE.name / "who" / "index.html").read_text(encoding="utf-8")
    assert "You can have short breaks as a budget" in page
    assert "You can ask for a travel budget on any day" in page
