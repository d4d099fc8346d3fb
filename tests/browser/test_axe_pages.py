"""axe finds nothing on any page, on the smallest phone and on a wide screen, light or dark: WCAG 2.2 A, AA and more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.axe import violations_at_each_width
from tests.browser.pages import page_paths

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_every_page_that_is_built_is_looked_at(addresses: list[str]) -> None:
    assert page_paths() == [path.removeprefix(".") for path in addresses]


@pytest.mark.parametrize("path", page_paths(), ids=lambda path: path or "home")
def test_axe_finds_nothing(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}/{path}/" if path else f"{address}/")
    assert violations_at_each_width(page) == []
