"""Guidance on paper: what is closed on the screen is printed, in small type; and is named where a browser cannot."""

from __future__ import annotations

import io
import unicodedata
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.changed_files import INTEGRITY
from tests.browser.conftest import PHONE
from tests.policies import REAL, councils

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page, Route

    from tests.browser.browsers import WatchedBrowser

MOST_SIDES = 4
"""How many sides of A4 the page of who can have a budget takes, with all its rules."""

CLOSED = ".md-content__inner details:not([open])"


def printed(page: Page) -> tuple[int, str]:
    """How many sides of A4 a page takes, and the letters on them without the spaces."""
    sides = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    return len(sides), squeezed("".join(side.extract_text() for side in sides))


def squeezed(text: str) -> str:
    """A text without its spaces: a PDF has none that one could rely on."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.parametrize("council", [files.council.id for files in councils(REAL)])
def test_who_can_have_one_takes_four_sides_with_every_rule(page: Page, address: str, council: str) -> None:
    page.goto(f"{address}/{council}/who/")
    sides, text = printed(page)
    assert sides <= MOST_SIDES
    inside = page.locator(".closed :is(h2, h3, details > summary), .closed details li")
    lines = inside.evaluate_all(
        """all => all.filter((one) => one.querySelector("ul, ol, .flow") === null).map((one) => {
          const copy = one.cloneNode(true);
          copy.querySelectorAll(".word__meaning, button, .headerlink, .visually-hidden, a[href^='./#']")
            .forEach((part) => part.remove());
          return copy.textContent;
        })"""
    )
    assert len(lines) > 50
    lines += page.locator(".closed .clause[data-number]").evaluate_all(
        """all => all.map((one) => {
          const copy = one.cloneNode(true);
          copy.querySelectorAll(".word__meaning, button, .visually-hidden, a").forEach((part) => part.remove());
          return copy.textContent;
        })"""
    )
    # A heading of a picture is left out: what opens below it says the same.
    missing = [line for line in lines if squeezed(line) not in text and "step by step" not in line]
    assert missing == []


def test_a_rule_that_holds_for_several_budgets_is_printed_once_and_named_by_its_number(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/hertfordshire/who/")
    again = page.locator(".clauses-again").first
    expect(again).to_have_text("")
    first = page.locator(".closed .clause[data-number]").filter(has_text="Any child or young person with an EHC plan")
    number = first.get_attribute("data-number")
    _, text = printed(page)
    assert text.count(squeezed(f"{number}. Any child or young person with an EHC plan can ask for a budget")) == 1
    assert text.count(squeezed("Any child or young person with an EHC plan can ask for a budget")) == 1
    assert squeezed(again.get_attribute("data-again") or "?") in text


def test_all_that_is_printed_can_be_read(page: Page, address: str) -> None:
    page.goto(f"{address}/hertfordshire/who/")
    page.emulate_media(media="print")
    # The rules, in three columns, may be as small as in a newspaper.
    small = page.locator(".md-content__inner :is(p, li, td, th, summary, h2, h3)").evaluate_all(
        "all => all.filter((one) => one.checkVisibility() && !one.matches('.page-end__paper') &&"
        " parseFloat(getComputedStyle(one).fontSize) < (one.closest('.closed') ? 8.4 : 9) * 96 / 72 - 0.01)"
        ".map((one) => one.outerHTML.slice(0, 80))"
    )
    assert small == []


@contextmanager
def an_older_browser(browser: WatchedBrowser, *, script: bool) -> Iterator[Page]:
    """A page in a browser that has no name for what a closed part holds, with and without scripts."""
    with browser.new_context(viewport=PHONE, java_script_enabled=script) as context:
        context.route("**/who/", _without_integrity)
        context.route("**/*.css", _without_details_content)
        if script:
            context.add_init_script(
                "const known = CSS.supports.bind(CSS);"
                "CSS.supports = (...what) => !what.join().includes('details-content') && known(...what);"
            )
        yield context.new_page()


def _without_integrity(route: Route) -> None:
    response = route.fetch()
    route.fulfill(response=response, body=INTEGRITY.sub("", response.text()))


def _without_details_content(route: Route) -> None:
    response = route.fetch()
    route.fulfill(response=response, body=response.text().replace("::details-content", "::not-known"))


def test_an_older_browser_opens_for_the_printer_and_closes_again(browser: WatchedBrowser, address: str) -> None:
    with an_older_browser(browser, script=True) as page:
        page.goto(f"{address}/portsmouth/who/")
        before = page.locator(CLOSED).count()
        assert before > 5
        _, text = printed(page)
        assert squeezed("Which of these is you?") in text
        assert "Moreonthescreen" not in text
        expect(page.locator(CLOSED)).to_have_count(before)


def test_without_scripts_an_older_browser_names_what_it_leaves_out(browser: WatchedBrowser, address: str) -> None:
    with an_older_browser(browser, script=False) as page:
        page.goto(f"{address}/portsmouth/who/")
        _, text = printed(page)
        assert squeezed("More on the screen: All the rules, with sources") in text
        assert squeezed("Which of these is you?") not in text
