"""Runs axe-core on a page: WCAG 2.2 A and AA, and what axe calls best practice."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

_AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]


@cache
def _axe() -> str:
    return _AXE.read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """What axe finds wrong: the rule, and the first places."""
    # Evaluated by the debugger, which the page's own security policy does not bind.
    page.evaluate(f"(() => {{ {_axe()} }})()")
    result = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", _TAGS)
    return [f"{v['id']}: {[node['target'] for node in v['nodes'][:3]]}" for v in result["violations"]]
