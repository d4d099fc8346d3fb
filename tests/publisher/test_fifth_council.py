"""Adding a council is adding a folder: an invented fifth one goes all the way, and no code changes for it.

Nowhereshire (`tests/policies/fifth/`) uses the real national questions, floor and checklist, beside the four real
councils. It speaks of two kinds of budget and two ways only, so nothing may take it for granted that there are four.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import reckoner
from publisher.check import check_policies
from publisher.pages.comparison import SUBJECTS, Line, logic_to_compare_by
from publisher.site.council_context import council_context
from publisher.site.reckoner_page.reckoner_context import Served, reckoner_context
from publisher.source.problems import Report
from tests.policies import HERE, REAL
from tests.publisher.local_offer import local_offer
from tests.publisher.pages.written import anchors, links

if TYPE_CHECKING:
    from publisher.pages.council_build import CouncilBuild

pytestmark = pytest.mark.thorough

FIFTH = HERE / "fifth" / "nowhereshire"


@pytest.fixture(scope="module")
def policies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real policies and one more folder."""
    folder = Path(shutil.copytree(REAL, tmp_path_factory.mktemp("five") / "policies"))
    shutil.copytree(FIFTH, folder / FIFTH.name)
    return folder


@pytest.fixture(scope="module")
def five(policies: Path) -> list[CouncilBuild]:
    """All councils, checked as they are before a site is built."""
    report = Report()
    builds = check_policies(policies, report)
    assert report.problems == []
    return builds


@pytest.fixture(scope="module")
def fifth(five: list[CouncilBuild]) -> CouncilBuild:
    return next(build for build in five if build.files.council.id == FIFTH.name)


def test_all_five_are_published(five: list[CouncilBuild]) -> None:
    areas = [build.files.council.area for build in five]
    assert areas == ["Hampshire", "Hertfordshire", "Nowhereshire", "Peterborough", "Portsmouth"]


def test_it_has_every_page_and_every_link_leads_somewhere(fifth: CouncilBuild) -> None:
    pages = fifth.pages_on(fifth.files.council.version).pages
    # Nobody has told this council anything, so there is no page on what it heard.
    assert [page.id for page in pages] == [page.id for page in fifth.files.kinds.pages if page.id != "heard"]
    places = {page.path.rpartition("/")[2]: anchors(page.markdown) for page in pages}
    for page in pages:
        for link in links(page.markdown):
            file, _, anchor = link.partition("#")
            assert not anchor or anchor in places[file or page.path.rpartition("/")[2]], link


def test_it_stands_on_the_national_floor_as_far_as_it_goes(fifth: CouncilBuild) -> None:
    policy = fifth.edition_on(fifth.files.council.version).policy
    assert {verdict.item for verdict in policy.spending} == {
        "school_place",
        "college_place",
        "person_in_school",
        "gambling",
        "illegal",
    }
    assert [moment.id for moment in policy.review] == ["every_year", "national_education_review"]
    assert "national_tribunal" in {step.id for step in fifth.edition_on(fifth.files.council.version).after_a_no}


def test_its_reckoner_asks_what_its_rules_need(fifth: CouncilBuild) -> None:
    day = fifth.files.council.version
    lived = fifth.pages_on(day).life
    given = reckoner_context(
        fifth.edition_on(day),
        fifth.policy,
        lived,
        rules_since=fifth.rules_since(day),
        served=Served("policy.json", "python/", "engine/", 4),
    )
    asked = [question["id"] for question in given["questions"]]
    by_its_rules = ["age", "school_leaving_date", "ehc_plan", "ehc_review", "free_travel"]
    for_national_notes = [
        "who_answers",
        "wheelchair",
        "support_place",
        "how_managed",
        "head_answer",
        "parental_responsibility",
        "young_person_choice",
    ]
    assert sorted(asked) == sorted(by_its_rules + for_national_notes)
    assert {turn["question"] for turn in given["opening"]} <= set(asked)
    assert given["opening"][0]["question"] == "who_answers"
    assert given["keep_days"] == 30
    assert (
        council_context(fifth.files.council, {}, fifth.files.council.version)["pages"]["overview"]["url"]
        == "nowhereshire/"
    )


def test_a_family_there_gets_its_estimate(fifth: CouncilBuild) -> None:
    told = reckoner.estimate(fifth.policy, {"age": 7, "ehc_plan": "draft"}, fifth.files.council.version)
    assert list(told["strands"]) == ["education", "transport"]
    assert told["strands"]["education"]["status"] == "ask_now"
    assert told["strands"]["education"]["ask"][0]["phone"] == "01632 960777"


def test_the_command_line_estimates_for_it(policies: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({"age": 7, "free_travel": "no"}), encoding="utf-8")
    finished = local_offer(
        "estimate", FIFTH.name, "--answers", str(answers), "--as-of", "2026-11-22", policies=policies
    )
    assert finished.code == 0, finished.err
    assert "Ask about free travel" in finished.out


def test_beside_the_others_it_is_silent_about_what_it_does_not_speak_of(five: list[CouncilBuild]) -> None:
    build = next(build for build in five if build.files.council.id == FIFTH.name)
    logic = logic_to_compare_by(build.edition_on(build.files.council.version))
    rows = {(subject.id, row.id): row.lines for subject in SUBJECTS for row in subject.rows(logic)}
    assert rows["who", "education"][0].status != "not_stated"
    assert rows["who", "health"] == [Line("The council's page does not say", [], status="not_stated")]
    assert {"Education: It depends", "Social care: The council's page does not say"} <= {
        line.text for line in rows["managing", "direct_payment"]
    }
