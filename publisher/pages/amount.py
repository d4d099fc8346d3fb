"""How much a budget is: what the pages say about the amount. No sum is ever worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.parts.notes import conflicts, notes
from publisher.pages.parts.text import join, sections

if TYPE_CHECKING:
    from publisher.pages.parts.rules import RuleWriter
    from publisher.policies.editions import Edition


def amount(edition: Edition, rules: RuleWriter) -> str:
    """The page in Markdown."""
    return join(
        [
            "# How much money it is",
            *sections(edition.policy.guidance.get("amount", [])),
            notes(edition, rules, "amount"),
            conflicts(edition, "amount"),
        ]
    )
