"""Runs axe-core on a page: WCAG 2.2 A and AA, and what axe calls best practice."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Frame, Page

_AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
_ALL = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
}


@cache
def _axe() -> str:
    return _AXE.read_text(encoding="utf-8")


_COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""The rules of axe that depend on colours: with others, the rest need not be run again."""


NARROW, WIDE = 320, 1280


def violations(page: Page, part: str = "html", frame: Frame | None = None) -> list[str]:
    """What axe finds wrong in the colours for light and for dark: the rule, and the first places.

    It looks at a part of the page, or of a frame in it, or at all of it. The page is left in its light colours.
    """
    where = frame or page
    _begin(page, where)
    page.emulate_media(color_scheme="dark")
    dark = _run(where, part, _COLOURS)
    page.emulate_media(color_scheme="light")
    return [f"in dark, {wrong}" for wrong in dark] + _run(where, part, _ALL)


def in_light(page: Page) -> list[str]:
    """The same in the light colours alone, on the smallest phone."""
    page.set_viewport_size({"width": NARROW, "height": 800})
    _begin(page, page)
    return _run(page, "html", _ALL)


def violations_at_each_width(page: Page, part: str = "html") -> list[str]:
    """The same on the smallest phone and on a wide screen.

    What is dark on one screen is dark on the other, so it is looked at once. The page is left narrow.
    """
    page.set_viewport_size({"width": WIDE, "height": 800})
    _begin(page, page)
    wide = _run(page, part, _ALL)
    page.set_viewport_size({"width": NARROW, "height": 800})
    return [f"on a wide screen, {wrong}" for wrong in wide] + violations(page, part)


def _begin(page: Page, where: Page | Frame) -> None:
    # Evaluated by the debugger, which the page's own security policy does not bind; once, for all states of a page.
    if not where.evaluate("typeof window.axe?.run === 'function'"):
        where.evaluate(f"(() => {{ {_axe()} }})()")
    # Without movement, so that no colour is measured half way from one to the other.
    page.emulate_media(reduced_motion="reduce")


def _run(where: Page | Frame, part: str, only: dict[str, Any]) -> list[str]:
    run = "([part, only]) => axe.run(part, {runOnly: only, resultTypes: ['violations']})"
    result = where.evaluate(run, [part, only])
    return [f"{v['id']}: {[node['target'] for node in v['nodes'][:3]]}" for v in result["violations"]]
