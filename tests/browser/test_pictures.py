"""Pictures in a real browser: they show where a family is, fit the smallest screen, and need no colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.family import Family

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

CHILD: dict[str, str | int] = {"age": 9, "who_answers": "parent"}
WITH_A_PICTURE = [
    "",
    "hertfordshire",
    "hertfordshire/who",
    "peterborough/asking",
    "portsmouth/managing",
    "hampshire/review",
]


def results_of(page: Page, address: str, council: str, answers: dict[str, str | int]) -> Locator:
    family = Family(page, CHILD | answers)
    family.open(address, council)
    family.answer_all()
    return family.results()


@pytest.mark.parametrize(
    ("council", "answers", "moment"),
    [
        ("hertfordshire", {"ehc_plan": "final", "ehc_review": "reassessment"}, "A re-assessment"),
        ("hertfordshire", {"ehc_plan": "final"}, "The final plan"),
        ("peterborough", {"ehc_plan": "assessment", "plan_agreed": "yes"}, "There will be a plan"),
    ],
)
def test_results_show_where_a_family_is(
    page: Page, address: str, council: str, answers: dict[str, str | int], moment: str
) -> None:
    results = results_of(page, address, council, answers)
    results.get_by_text("What if something changes?").click()
    here = results.locator("[data-moment][aria-current=step]")
    expect(here).to_have_count(1)
    expect(here).to_contain_text(moment)
    expect(here).to_contain_text("You are here")
    expect(results.get_by_text("You are here").locator("visible=true")).to_have_count(1)


def test_a_family_that_is_not_sure_about_its_plan_is_placed_nowhere(page: Page, address: str) -> None:
    results = results_of(page, address, "hertfordshire", {})
    results.get_by_text("What if something changes?").click()
    expect(results.locator("[data-life]")).to_be_hidden()


@pytest.mark.parametrize("path", WITH_A_PICTURE)
def test_a_picture_fits_the_smallest_screen(page: Page, address: str, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{address}/{path}/")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    spilling = page.evaluate(
        """() => [...document.querySelectorAll("main :is(.flow, .life, .path, .calendar, .cards, .hero) *")]
          .filter((part) => part.getBoundingClientRect().right > 320.5 && !part.closest(".cite__register"))
          .map((part) => part.outerHTML.slice(0, 80))"""
    )
    assert spilling == []


@pytest.mark.parametrize(("path", "sheets"), [("hertfordshire/who", 1), ("hertfordshire/reckoner", 2)])
def test_a_page_waits_for_few_stylesheets(page: Page, address: str, path: str, sheets: int) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.resource_type == "stylesheet" else None)
    page.goto(f"{address}/{path}/")
    assert len(asked) == sheets


def test_sources_are_big_enough_for_a_finger(page: Page, address: str) -> None:
    page.goto(f"{address}/hertfordshire/who/")
    boxes = page.evaluate(
        """() => {
          const seen = [...document.querySelectorAll("main .quiet-source")].filter((one) => one.checkVisibility());
          return seen.map((one) => one.getBoundingClientRect()).map(({ x, y, width, height }) => [x, y, width, height]);
        }"""
    )
    assert len(boxes) > 5
    assert all(width >= 24 and height >= 24 for _, _, width, height in boxes)


def test_in_forced_colours_a_moment_to_ask_still_stands_out(page: Page, address: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(f"{address}/hertfordshire/asking/")
    filled = page.evaluate(
        """() => [...document.querySelectorAll(".life__moment")].map((moment) => [
          moment.classList.contains("life__moment--lit"),
          getComputedStyle(moment, "::after").backgroundColor,
        ])"""
    )
    lit = {colour for is_lit, colour in filled if is_lit}
    others = {colour for is_lit, colour in filled if not is_lit}
    assert len(lit) == 1
    assert not lit & others
