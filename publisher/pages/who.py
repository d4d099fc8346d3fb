"""Who can have a budget: for each strand the rules, and what they come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.parts.labels import STRAND_LABELS
from publisher.pages.parts.notes import conflicts, notes
from publisher.pages.parts.text import join, paragraphs, plain, sections
from publisher.pictures.decision import decision

if TYPE_CHECKING:
    from publisher.model.outcomes import Strand
    from publisher.pages.parts.rules import RuleWriter
    from publisher.policies.editions import Edition


def who(edition: Edition, rules: RuleWriter) -> str:
    """The page in Markdown."""
    policy = edition.policy
    parts = ["# Who can have a personal budget", *sections(policy.guidance.get("who", []))]
    for strand in policy.strands:
        parts += [
            f"## {plain(strand.name)} {{ #{strand.id} }}",
            paragraphs(strand.about),
            _picture(strand, rules),
            rules.headed("### What the council says", "who", strand.outcomes),
            rules.outcomes(strand.outcomes, STRAND_LABELS),
        ]
    return join([*parts, notes(edition, rules, "who"), conflicts(edition, "who")])


def _picture(strand: Strand, rules: RuleWriter) -> str:
    picture = decision(strand.outcomes, rules.condition, STRAND_LABELS)
    if not picture:
        return ""
    lead = "Start at the top. The first “yes” is your answer. What to do then stands below the picture."
    return f"### {plain(strand.name)}, step by step\n\n{lead}\n\n{picture}"
