"""A new kind of budget and a new way of managing the money are data alone, from the policy to the family's screen.

`tests/policies/fifth_kinds.yaml` has all that is added to the invented council: no line of code.
`tests/browser/test_fifth_kinds.py` finds it in a browser.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import reckoner
from publisher.check import check_policies
from publisher.pages.comparison import SUBJECTS, logic_to_compare_by
from publisher.pages.shared import shared_pages
from publisher.policies.schema import schema_text
from publisher.site.build import build_site
from publisher.source.problems import Report
from tests.policies import copy_of_good
from tests.policies.fifth_kinds import FAMILY, add_kinds
from tests.publisher.local_offer import local_offer
from tests.publisher.pages.written import DAY, between
from tests.site_project import site_project

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.pages.council_build import CouncilBuild


@pytest.fixture(scope="module")
def policies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_of_good(tmp_path_factory.mktemp("kinds"))
    add_kinds(folder)
    return folder


@pytest.fixture(scope="module")
def build(policies: Path) -> CouncilBuild:
    """The council, checked as it is before a site is built."""
    report = Report()
    builds = check_policies(policies, report)
    assert report.problems == []
    return builds[0]


@pytest.fixture(scope="module")
def texts(build: CouncilBuild) -> dict[str, str]:
    """Every page's Markdown, by its id."""
    return {page.id: page.markdown for page in [*build.pages_on(DAY).pages, *shared_pages([build.logic_on(DAY)])]}


def test_the_pages_have_their_rules(texts: dict[str, str]) -> None:
    part = between(texts["who"], "## Equipment budget { #equipment }", "\n*[")
    assert "Money for things that help at home." in part
    assert "You can ask for equipment." in part
    assert "## Equipment budget { #equipment }" in texts["asking"]
    assert "A budget for equipment" in texts["asking"]
    assert "- A list of the things that would help." in texts["asking"]
    assert "The council gives you a voucher." in between(texts["managing"], "## Voucher { #voucher }", "\n*[")
    assert '### Equipment\n\n- <span class="fact" id="fact-ex-019">' in texts["sources"]


def test_the_pictures_show_them(texts: dict[str, str]) -> None:
    assert "### Equipment budget, step by step" in texts["who"]
    card = between(texts["overview"], "[Equipment budget](who.md#equipment)", "</div>")
    assert "Money for things that help at home." in card
    glance = between(texts["managing"], "### [Voucher](managing.md#voucher)", "</div>")
    assert "<span>A voucher &amp; a list of shops</span>" in glance


def test_the_engine_and_the_terminal_tell_of_them(build: CouncilBuild, policies: Path, tmp_path: Path) -> None:
    strand = reckoner.estimate(build.policy, FAMILY, DAY)["strands"]["equipment"]
    assert strand["status"] == "ask_now"
    assert strand["ways"]["voucher"]["status"] == "depends"
    assert "I would like a budget for equipment." in strand["letter"]["text"]
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps(FAMILY), encoding="utf-8")
    finished = local_offer(
        "estimate", "exampleshire", "--answers", str(answers), "--as-of", DAY.isoformat(), policies=policies
    )
    assert finished.code == 0, finished.err
    assert "Equipment budget: Ask now\n" in finished.out
    assert "  Voucher: It depends" in finished.out


def test_they_can_be_worked_out_on_paper(texts: dict[str, str]) -> None:
    assert "### What you can ask for { #equipment-ask }" in texts["paper"]
    part = between(texts["paper"], "### Voucher { #equipment-voucher }", "\n### ")
    assert "You could get a voucher." in part


def test_councils_are_compared_by_them(build: CouncilBuild) -> None:
    logic = logic_to_compare_by(build.edition_on(DAY))
    rows = {(subject.id, row.name): row.lines for subject in SUBJECTS for row in subject.rows(logic)}
    assert rows["who", "Things to use"][0].status == "ask_now"
    assert "Things to use: It depends" in [line.text for line in rows["managing", "Tokens"]]


def test_editors_offer_them(build: CouncilBuild) -> None:
    kinds = build.files.kinds
    assert '"voucher"' in schema_text("policy", kinds)
    assert '"equipment"' in schema_text("cases", kinds)


@pytest.mark.thorough
def test_the_reckoners_page_has_them(tmp_path: Path) -> None:
    project = site_project(tmp_path)
    add_kinds(project / "policies")
    build_site(project, project / "site")
    page = (project / "site" / "exampleshire" / "reckoner" / "index.html").read_text(encoding="utf-8")
    assert "The council gives you a voucher." in page
