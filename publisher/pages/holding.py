"""Who can hold the money when it comes as a direct payment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.parts.labels import HOLDER_LABELS
from publisher.pages.parts.notes import conflicts, notes
from publisher.pages.parts.text import join, paragraphs, plain, sections

if TYPE_CHECKING:
    from publisher.pages.parts.rules import RuleWriter
    from publisher.policies.editions import Edition


def holding(edition: Edition, rules: RuleWriter) -> str:
    """The page in Markdown."""
    policy = edition.policy
    parts = ["# Who can hold the money", *sections(policy.guidance.get("holding", []))]
    for holder in policy.holders:
        every = [*holder.outcomes, *(outcome for outcomes in holder.strands.values() for outcome in outcomes)]
        parts += [
            f"## {plain(holder.name)} {{ #{holder.id} }}",
            paragraphs(holder.about),
            rules.headed(f"### {plain(holder.name)}: what the council says", "holding", every),
            rules.outcomes(holder.outcomes, HOLDER_LABELS),
        ]
        for strand in policy.strands:
            if strand.id in holder.strands:
                title = f"### {plain(holder.name)} for {plain(strand.name.lower())}"
                parts += [title, rules.outcomes(holder.strands[strand.id], HOLDER_LABELS, level=4)]
    return join([*parts, notes(edition, rules, "holding"), conflicts(edition, "holding")])
