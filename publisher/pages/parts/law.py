"""Rules of law, on a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.parts.text import anchored, plain

if TYPE_CHECKING:
    from publisher.source.facts import Fact

_KNOWN = {"seen": "We read the rule itself.", "secondary": "Others say so. We have not read the rule itself."}


def law_line(rule: Fact) -> str:
    """One rule, with its source and how we know it."""
    known = _KNOWN["seen" if rule.evidence == "seen" else "secondary"]
    return anchored(
        rule.id.lower(), f"**{rule.id}** {plain(rule.fact)} <small>{plain(rule.where)}. {known}</small>", "fact"
    )
