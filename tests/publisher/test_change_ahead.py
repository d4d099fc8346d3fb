"""A real council raises an age on a day that is known before: pages and reckoner of both sides of it say the same."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

import reckoner
from publisher.check.days.by_edition import check_each
from publisher.check.england.clauses import check_clauses_not_repeated
from publisher.check.texts.numbers import check_numbers_of_headlines
from publisher.pages.ahead import DatedPage, Draft, dated_pages
from publisher.pages.council_build import CouncilBuild
from publisher.source.problems import Code, Report
from tests.policies import REAL, councils
from tests.publisher.pages.written import links
from tests.site_project import change

if TYPE_CHECKING:
    from pathlib import Path

BUILT, LAST_DAY, FIRST_DAY = date(2026, 11, 26), date(2027, 3, 31), date(2027, 4, 1)

OLD = """  - id: aged_16_plus
    says: From 16, a young person may be able to get a direct payment and look after it.
    cites: [HERTS-035, HERTS-122]
"""
CHANGED = f"""{OLD}    until: 2027-04-01
  - id: aged_16_plus
    from: 2027-04-01
    test: {{question: age, at_least: 17}}
    says: From 17, a young person may be able to get a direct payment and look after it.
    met: The young person is 17 or over.
    unmet: The child is under 17.
    unknown: We do not know yet whether the young person is 17 or over.
    cites: [HERTS-035, HERTS-122]
"""

YOUNG_PERSON = {"age": 16, "school_leaving_date": "passed", "ehc_plan": "final", "ehc_review": "review"}


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> CouncilBuild:
    policies: Path = shutil.copytree(REAL, tmp_path_factory.mktemp("ahead") / "policies")
    change(policies / "hertfordshire" / "policy.yaml", OLD, CHANGED)
    return CouncilBuild(next(files for files in councils(policies) if files.council.id == "hertfordshire"))


@pytest.fixture(scope="module")
def pages(build: CouncilBuild) -> dict[str, DatedPage]:
    """The pages of both sides by their addresses."""
    days = {day: [Draft(page) for page in build.pages_on(day).pages] for day in (BUILT, FIRST_DAY)}
    return {dated.page.path: dated for dated in dated_pages(days)[0]}


@pytest.mark.thorough
def test_the_council_is_told_when_to_build_again(build: CouncilBuild) -> None:
    assert build.changes_said(BUILT) == ["Hertfordshire changes on 1 April 2027: build and upload again on that day."]


@pytest.mark.thorough
def test_the_later_rule_keeps_its_name_though_a_shared_clause_has_its_test(build: CouncilBuild) -> None:
    assert "aged_17_plus" in {clause.id for clause in build.files.clauses.clauses}
    report = Report()
    check_clauses_not_repeated(build.files, report)
    assert report.problems == []


@pytest.mark.thorough
def test_headlines_that_were_left_at_the_age_before_are_found(build: CouncilBuild) -> None:
    report = Report()
    check_each(build.editions, lambda number, found: check_numbers_of_headlines(build.logics[number], found), report)
    assert {problem.code for problem in report.problems} == {Code.OTHER_NUMBER}
    assert {problem.what for problem in report.problems} == {
        "From 2027-04-01: This outcome begins or ends at 17, and its headline says 16."
    }


@pytest.mark.thorough
def test_both_rules_are_on_pages_of_their_own(pages: dict[str, DatedPage]) -> None:
    old, new = pages["hertfordshire/who.md"], pages["hertfordshire/from-2027-04-01/who.md"]
    text = {
        name: "".join(p.page.markdown for p in pages.values() if bool(p.from_) is late)
        for name, late in (("old", False), ("new", True))
    }
    assert (old.until, new.from_) == (FIRST_DAY, FIRST_DAY)
    assert "From 16, a young person may be able to get a direct payment" in text["old"]
    assert "From 17, a young person may be able to get a direct payment" not in text["old"]
    assert "From 17, a young person may be able to get a direct payment" in text["new"]
    assert "From 16, a young person may be able to get a direct payment" not in text["new"]


def test_what_the_age_does_not_touch_is_there_once(pages: dict[str, DatedPage]) -> None:
    assert "hertfordshire/from-2027-04-01/spending.md" not in pages
    assert pages["hertfordshire/spending.md"].until is None


def test_every_link_of_both_sides_leads_to_a_page(pages: dict[str, DatedPage]) -> None:
    for path, dated in pages.items():
        folder = path.rpartition("/")[0].split("/")
        for link in links(dated.page.markdown):
            file = link.partition("#")[0]
            up = file.count("../")
            parts = [*folder[: len(folder) - up], file.replace("../", "")]
            target = "/".join(parts)
            assert not file or target in pages or "/" not in target, (path, link)


def test_no_family_is_shown_under_rules_that_are_not_its_own(pages: dict[str, DatedPage]) -> None:
    assert not any("under other rules" in dated.page.markdown for dated in pages.values())
    assert pages["hertfordshire/cases.md"].page.markdown.count('class="card') > 5


@pytest.mark.parametrize(("day", "met"), [(LAST_DAY, "met"), (FIRST_DAY, "unmet")])
def test_the_reckoner_changes_on_the_same_day(build: CouncilBuild, day: date, met: str) -> None:
    told = reckoner.estimate(build.policy, YOUNG_PERSON, day)
    reasons = [reason for holder in told["holders"].values() for reason in holder["reasons"]]
    assert {reason["state"] for reason in reasons if reason["clause"] == "aged_16_plus"} == {met}
    assert build.rules_since(day) == (FIRST_DAY if day == FIRST_DAY else build.files.council.recorded_from)
