"""The pages that a family reads first are short on a small phone, and begin at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publisher.pages import COUNCIL_PAGES
from publisher.pages.compare import SUBJECT_PAGES
from tests.browser.conftest import PHONE
from tests.page_sizes import CORE, size_of
from tests.policies import REAL, councils

if TYPE_CHECKING:
    from playwright.sync_api import Page

MOST_SCREENS = 4
MOST_LINKS = 20
FIRST_SENTENCE = 260
"""The lowest place of the first sentence of a page, in dots from the top."""

_FIRST = """() => {
  const texts = [...document.querySelectorAll("h1 ~ p, h1 ~ * :is(p, li, summary)")];
  const first = texts.find((one) => one.checkVisibility() && one.innerText.trim().split(/\\s+/).length > 3);
  return first.getBoundingClientRect().top + scrollY;
}"""


_TWICE_THE_SIZE = """() => {
  const page = document.documentElement;
  page.style.fontSize = `${2 * parseFloat(getComputedStyle(page).fontSize)}px`;
}"""


@pytest.mark.parametrize("council", [files.council.id for files in councils(REAL)])
def test_what_a_family_reads_first_is_at_most_four_screens_and_begins_at_once(
    page: Page, address: str, council: str
) -> None:
    page.set_viewport_size(PHONE)
    sizes, firsts = {}, {}
    for name in CORE:
        page.goto(f"{address}/{council}/{name}")
        firsts[name] = page.evaluate(_FIRST)
        sizes[name] = size_of(page)
    for name in ("paper", "easy", "cases", "help", "sources"):
        page.goto(f"{address}/{council}/{name}")
        firsts[name] = page.evaluate(_FIRST)
    assert {name for name in CORE if name} <= set(COUNCIL_PAGES)
    assert {name: size.screens for name, size in sizes.items() if size.screens > MOST_SCREENS} == {}
    assert {name: size.links for name, size in sizes.items() if size.links > MOST_LINKS} == {}
    assert {name: first for name, first in firsts.items() if first > FIRST_SENTENCE} == {}


def test_pages_about_the_site_begin_at_once_too(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)
    firsts = {}
    compared = [f"compare/{subject}" for subject in SUBJECT_PAGES]
    for path in ("", "about", "compare", *compared, "contact", "privacy", "saved", "words"):
        page.goto(f"{address}/{path}")
        firsts[path] = page.evaluate(_FIRST)
    assert {path: first for path, first in firsts.items() if first > FIRST_SENTENCE} == {}


@pytest.mark.parametrize("council", [files.council.id for files in councils(REAL)])
def test_letters_of_twice_the_size_push_nothing_sideways(page: Page, address: str, council: str) -> None:
    page.set_viewport_size(PHONE)
    wide = {}
    of_the_council = [f"{council}/{name}" for name in (*CORE, "cases", "easy", "help", "reckoner")]
    for path in (*of_the_council, "", "contact", "privacy", "compare", "saved"):
        page.goto(f"{address}/{path}")
        page.evaluate(_TWICE_THE_SIZE)
        wide[path] = page.evaluate("() => document.documentElement.scrollWidth")
    assert {path: width for path, width in wide.items() if width > PHONE["width"]} == {}
