""" "Work it out on paper" as it is built: the same page that was tested word by word, fit for a printer and a phone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import reckoner
from publisher.pages.council_build import CouncilBuild
from tests.policies import REAL, councils
from tests.publisher.pages.paper_reader import Paper
from tests.publisher.pages.test_paper import assert_same, policy_on_paper, ticked

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from publisher.policies.read import CouncilFiles

MOST_SHEETS = 18
"""How many sides of A4 the whole page may take: the questions, and every result for every strand, way and holder."""

COUNCILS = councils(REAL)
every_council = pytest.mark.parametrize("files", COUNCILS, ids=lambda files: files.council.id)


@every_council
def test_worked_families_come_to_their_results_on_the_built_page(site: Path, files: CouncilFiles) -> None:
    paper = Paper((site / files.council.id / "paper" / "index.html").read_text(encoding="utf-8"))
    build = CouncilBuild(files)
    now = [
        case for case in files.cases.cases if build.edition_on(case.as_of) is build.edition_on(files.council.version)
    ]
    for case in now:
        ticks, answers = ticked(files.folder, paper, case.given)
        assert_same(paper, ticks, reckoner.estimate(policy_on_paper(files.folder), answers, case.as_of))
    assert now


@every_council
def test_it_fits_on_a_few_sheets_of_paper_without_menus(page: Page, address: str, files: CouncilFiles) -> None:
    page.goto(f"{address}/{files.council.id}/paper/")
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))
    assert 1 < len(sheets) <= MOST_SHEETS
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation").first).to_be_hidden()
    expect(page.get_by_role("heading", name="The questions")).to_be_visible()


def test_boxes_are_ticked_on_the_screen_and_kept_nowhere(page: Page, address: str) -> None:
    page.goto(f"{address}/hertfordshire/paper/")
    box = page.get_by_role("group", name="How old is your child").get_by_label("1a Under 15")
    box.check()
    box.press("Enter")
    expect(box).to_be_checked()
    assert page.url == f"{address}/hertfordshire/paper/"
    page.reload()
    expect(page.get_by_label("1a Under 15")).not_to_be_checked()


def test_a_step_leads_to_its_result(page: Page, address: str) -> None:
    page.goto(f"{address}/hertfordshire/paper/")
    link = page.locator("#education-ask ~ ol").first.get_by_role("link", name="result 1", exact=True).first
    link.click()
    expect(page.locator("#result-1")).to_be_in_viewport()
