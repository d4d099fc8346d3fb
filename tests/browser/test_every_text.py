"""What scripts put together from a policy's texts: answers, results, letters and the sheet, letter for letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from publisher.policies.read import read_councils
from publisher.serving.server import SiteServer
from publisher.source.problems import Report
from tests.browser.conftest import new_context, watched_page
from tests.browser.family import Family
from tests.marked import Marked, mark_every_text, texts_of_page
from tests.site_project import build, project_around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator, Page

    from tests.browser.browsers import WatchedBrowser


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Marked:
    return mark_every_text(tmp_path_factory.mktemp("marked"))


@pytest.fixture(scope="module")
def page(marked: Marked, browser: WatchedBrowser) -> Iterator[Page]:
    """The page of the first worked family, with its results."""
    project = project_around(marked.policies.parent)
    site = build(project, project / "site").folder
    (files,) = read_councils(marked.policies, Report())
    with SiteServer(site, 0) as server, new_context(browser) as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        address = server.url.rstrip("/")
        with watched_page(context, address) as page:
            Family(page, files.cases.cases[0].given).reach_results(address, "exampleshire")
            yield page


def said(place: Locator) -> list[str]:
    """The texts of a part of the page."""
    return [" ".join((place.text_content() or "").split())]


def test_the_results_say_every_text_as_it_was_written(page: Page, marked: Marked) -> None:
    assert marked.broken_in(texts_of_page(page.content())) == []
    fields = marked.fields_in(said(page.locator("[data-step=results]")))
    assert {"StrandOutcome.headline", "OutcomeStep.text", "Clause.met", "Contact.who"} <= fields


def test_a_letter_is_copied_as_it_was_written(page: Page, marked: Marked) -> None:
    letter = page.locator("article.strand .letter").first
    letter.locator("summary").click()
    letter.get_by_role("button", name="Copy").click()
    expect(letter.get_by_text("It is copied.")).to_be_visible()
    copied = [" ".join(page.evaluate("() => navigator.clipboard.readText()").split())]
    assert marked.broken_in(copied) == []
    assert {"Letter.subject", "LetterSentence.text", "Word.says", "NamedLaw.name"} <= marked.fields_in(copied)


def test_the_sheet_says_every_text_as_it_was_written(page: Page, marked: Marked) -> None:
    page.get_by_role("button", name="Make a one-page summary").click()
    sheet = page.locator("[data-step=summary]")
    expect(sheet).to_be_visible()
    assert marked.broken_in(said(sheet)) == []
    fields = marked.fields_in(said(sheet))
    assert {"Question.short", "Option.label", "StrandOutcome.headline", "Contact.who"} <= fields
