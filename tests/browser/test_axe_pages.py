"""axe finds nothing on any page, on the smallest phone and on a wide screen, light or dark: WCAG 2.2 A, AA and more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.axe import violations
from tests.browser.pages import page_paths

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_every_page_that_is_built_is_looked_at(addresses: list[str]) -> None:
    assert page_paths() == [path.removeprefix(".") for path in addresses]


@pytest.mark.parametrize("path", page_paths(), ids=lambda path: path or "home")
def test_axe_finds_nothing(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}/{path}/" if path else f"{address}/")
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert violations(page) == [], f"{width} dots wide"
