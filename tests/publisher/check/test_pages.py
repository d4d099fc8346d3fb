from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.check.pages import check_pages
from publisher.pages import council_pages
from publisher.pages.council_build import CouncilBuild
from publisher.pages.parts.rules import RuleWriter
from publisher.source.problems import Code, Report
from tests.policies import exampleshire

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pytest

    from publisher.model.council.outcomes import Outcome

BUILD = CouncilBuild(exampleshire())
EDITION, LOGIC, POLICY = BUILD.editions[0], BUILD.logics[0], BUILD.policy


def test_a_policy_of_which_pages_show_every_clause_once_has_no_problem() -> None:
    report = Report()
    check_pages(EDITION, council_pages(LOGIC, POLICY), report)
    assert report.problems == []


def test_a_clause_that_no_page_shows_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = RuleWriter.sentences

    def forgetful(self: RuleWriter, page: str, outcomes: Iterable[Outcome]) -> str:
        return "" if page == "managing" else whole(self, page, outcomes)

    monkeypatch.setattr(RuleWriter, "sentences", forgetful)
    report = Report()
    check_pages(EDITION, council_pages(LOGIC, POLICY), report)
    assert [(problem.code, problem.what) for problem in report.problems] == [
        (Code.CLAUSE_NOT_ON_PAGE, "The clause 'school_agrees' is on the pages 0 times.")
    ]


def test_a_clause_that_has_two_places_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = RuleWriter.sentences

    def repeating(self: RuleWriter, page: str, outcomes: Iterable[Outcome]) -> str:
        self.homes.pop("aged_16", None)
        return whole(self, page, outcomes)

    monkeypatch.setattr(RuleWriter, "sentences", repeating)
    report = Report()
    check_pages(EDITION, council_pages(LOGIC, POLICY), report)
    assert [(problem.code, problem.what) for problem in report.problems] == [
        (Code.CLAUSE_NOT_ON_PAGE, "The clause 'aged_16' is on the pages 3 times.")
    ]
