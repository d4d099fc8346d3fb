"""What to do if you disagree with a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.parts.notes import conflicts, notes
from publisher.pages.parts.text import anchored, cited, join, national, plain, sections

if TYPE_CHECKING:
    from publisher.pages.parts.rules import RuleWriter
    from publisher.policies.editions import Edition


def disagree(edition: Edition, rules: RuleWriter) -> str:
    """The page in Markdown."""
    policy = edition.policy
    steps = []
    for number, step in enumerate(policy.redress, 1):
        name = anchored(f"redress-{step.id}", f"**{plain(step.name)}**", "step")
        steps.append(f"{number}. {name} {national(step)}{cited(step.text, step.cites)}")
    return join(
        [
            "# If you disagree",
            *sections(policy.guidance.get("disagree", [])),
            "## What you can do, in this order",
            "\n".join(steps),
            notes(edition, rules, "disagree"),
            conflicts(edition, "disagree"),
        ]
    )
