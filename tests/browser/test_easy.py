"""The Easy Read page on the screen and on paper."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from tests.browser.conftest import PHONE

if TYPE_CHECKING:
    from playwright.sync_api import Page

COUNCILS = ("hampshire", "hertfordshire", "peterborough", "portsmouth")


@pytest.mark.parametrize("council", COUNCILS)
def test_it_prints_on_two_sides_in_large_letters(page: Page, address: str, council: str) -> None:
    page.goto(f"{address}/{council}/easy/")
    assert len(PdfReader(io.BytesIO(page.pdf(format="A4"))).pages) == 2
    page.emulate_media(media="print")
    sizes = page.locator(".easy > p").evaluate_all("(lines) => lines.map((line) => getComputedStyle(line).fontSize)")
    assert {float(size.removesuffix("px")) for size in sizes} == {20.0}  # 15 points


def test_each_sentence_is_large_and_has_a_clear_picture_beside_it(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{address}/hertfordshire/easy/")
    found = page.locator(".easy").evaluate_all(
        """(lines) => lines.map((line) => {
          const [picture, text] = [line.querySelector("svg"), line.querySelector("p")];
          const [left, right] = [picture.getBoundingClientRect(), text.getBoundingClientRect()];
          const size = parseFloat(getComputedStyle(text).fontSize);
          return { beside: left.right <= right.left, width: left.width, size };
        })"""
    )
    assert 12 <= len(found) <= 16
    for line in found:
        assert line["beside"]
        assert line["width"] >= 96
        assert line["size"] >= 18


def test_the_first_page_and_the_foot_lead_to_it(page: Page, address: str) -> None:
    page.goto(f"{address}/hertfordshire/")
    there = f"{address}/hertfordshire/easy/"
    for place in ("article", ".site-footer"):
        assert page.locator(place).get_by_role("link", name="Easy Read", exact=True).evaluate("(a) => a.href") == there
