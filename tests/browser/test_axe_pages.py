"""axe finds nothing on any page: WCAG 2.2 A, AA and more.

Each page is looked at on the smallest phone. Councils differ in their words, and not in their colours or how wide
screens are used, and no more do the pages for engineers and officers: what is wrong there would be wrong in each. So
one council's pages, the first page for engineers and the first for officers, and all other pages for families are
looked at on a wide screen and in the dark as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.axe import in_light, violations_at_each_width
from tests.browser.conftest import PHONE, new_context, watched, watched_page
from tests.browser.pages import page_paths
from tests.policies import REAL, councils

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.browser.browsers import WatchedBrowser

_, *OTHERS = sorted(files.council.id for files in councils(REAL))
ALIKE = (*OTHERS, "architecture", "council")
"""Folders in which each page looks like the ones of the first council, or like the first one there."""


@pytest.fixture(scope="module")
def one_page(browser: WatchedBrowser) -> Iterator[Page]:
    """The page of all these tests, one address after the other: nothing is pressed in them.

    A profile for each would have its browser read axe and the site's styles and scripts each time anew.
    """
    with new_context(browser) as context:
        yield context.new_page()


@pytest.fixture
def page(one_page: Page, browser: WatchedBrowser, address: str) -> Iterator[Page]:
    """The same, which fails on what no page may do; where its browser has been ended, one of a new browser."""
    if one_page.is_closed():
        with new_context(browser) as context, watched_page(context, address) as page:
            yield page
    else:
        one_page.set_viewport_size(PHONE)
        with watched(one_page, address):
            yield one_page


def test_every_page_that_is_built_is_looked_at(addresses: list[str]) -> None:
    assert page_paths() == [path.removeprefix(".") for path in addresses]


@pytest.mark.parametrize("path", page_paths(), ids=lambda path: path or "home")
def test_axe_finds_nothing(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}/{path}/" if path else f"{address}/")
    folder, _, below = path.partition("/")
    look = in_light if folder in ALIKE and below else violations_at_each_width
    assert look(page) == []
