"""axe finds nothing on any built page, narrow or wide, light or dark: WCAG 2.2 A and AA, and best practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.axe import violations

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_on_any_page(page: Page, address: str, addresses: list[str], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    found = {}
    for path in addresses:
        page.goto(f"{address}/{path}/")
        if wrong := violations(page):
            found[path] = wrong
    assert found == {}
