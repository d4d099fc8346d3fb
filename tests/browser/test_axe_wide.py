"""axe finds nothing on any built page on a wide screen, light or dark: WCAG 2.2 A and AA, and best practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.axe import violations_of

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_axe_finds_nothing_on_any_page(page: Page, address: str, addresses: list[str]) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    assert violations_of(page, [f"{address}/{path}/" for path in addresses]) == {}
