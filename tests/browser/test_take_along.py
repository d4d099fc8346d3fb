"""The sheet to take along: one page of A4 with answers, results, what to ask, and room for own questions and notes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from publisher.pages.parts.labels import STRAND_LABELS
from tests.browser.axe import violations
from tests.browser.family import AT_REVIEW, Family
from tests.policies import REAL, councils

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from publisher.policies.read import CouncilFiles

COUNCILS = councils(REAL)


@pytest.mark.parametrize("files", COUNCILS, ids=[files.council.id for files in COUNCILS])
def test_a_typical_familys_sheet_is_one_page_of_a4(page: Page, address: str, files: CouncilFiles) -> None:
    asking = [case for case in files.cases.cases if "education" in case.expect.strands]
    case = next(case for case in asking if case.expect.strands["education"].status == "ask_now")
    family = Family(page, case.given)
    family.reach_results(address, files.council.id)
    page.get_by_role("button", name="Make a one-page summary").click()
    expect(page.locator("[data-step=summary] [data-heading]")).to_be_focused()
    notes = page.get_by_label("Notes")
    notes.fill("Bring the letter of 3 May.")
    page.get_by_label("More questions").fill("Can Gran be paid for the drive?")
    page.get_by_label("Who was there").fill("Ms Khan, from the SEN team")
    expected = case.expect.strands["education"].status
    reader = PdfReader(io.BytesIO(page.pdf(format="A4")))
    assert len(reader.pages) == 1
    text = " ".join(reader.pages[0].extract_text().split())
    assert f"Personal budgets in {files.council.area}" in text
    assert f"Education: {STRAND_LABELS[expected or '']}" in text
    assert f"{files.council.version:%-d %B %Y}" in text
    assert "Answers so far" in text
    assert "Bring the letter of 3 May." in text
    assert "Can Gran be paid for the drive?" in text
    assert "Ms Khan, from the SEN team" in text
    assert "Who decides, and by when?" in text
    assert f"What this rests on, by its number on {address}/: " in text
    assert "Print or save" not in text


def test_the_sheet_asks_what_only_others_can_decide(page: Page, address: str) -> None:
    Family(page, AT_REVIEW).reach_results(address, "portsmouth")
    page.get_by_role("button", name="Make a one-page summary").click()
    wanted = page.locator("[data-wanted] li")
    expect(wanted.first).to_have_text("Can we have a budget for education?")
    assert all(text.endswith("?") for text in wanted.all_inner_texts())
    # What the family is not sure of is called as its question is, and nobody speaks to the family there.
    expect(page.locator("[data-part=to-find-out] li").filter(has_text="Free travel help")).to_have_count(1)
    assert "We do not know yet" not in page.locator("[data-step=summary] .sheet").inner_text()
    questions = page.locator("[data-to-ask] li")
    expect(questions.filter(has_text="The council decides whether the need calls for a service.")).to_have_count(1)
    # No numbers of sources between what is to be talked about: they stand at the end, once.
    sheet = page.locator("[data-step=summary] .sheet")
    assert sheet.locator(".cite").count() == sheet.locator("[data-sheet-cites] .cite").count() > 0
    assert page.url.endswith("#summary")
    assert violations(page) == []
    page.locator("[data-step=summary] [data-back]").click()
    expect(page.locator("[data-step=results]")).to_be_visible()
