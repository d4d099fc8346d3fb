"""When the budget is looked at again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.notes import conflicts, notes
from publisher.pages.text import anchored, bullets, cited, join, national, plain, sections

if TYPE_CHECKING:
    from publisher.editions import Edition
    from publisher.pages.rules import RuleWriter


def review(edition: Edition, rules: RuleWriter) -> str:
    """The page in Markdown."""
    policy = edition.policy
    strands = {strand.id: strand.name for strand in policy.strands}
    ways = {way.id: way.name for way in policy.ways}
    moments = []
    for moment in policy.review:
        about = [strands[strand] for strand in moment.strands] + [ways[way] for way in moment.ways]
        limits = f" ({plain(', '.join(about))})" if about else ""
        when = anchored(f"review-{moment.id}", f"**{plain(moment.when)}**", "moment")
        moments.append(f"{when}{limits}. {national(moment)}{cited(moment.text, moment.cites)}")
    return join(
        [
            "# When it is looked at again",
            *sections(policy.guidance.get("review", [])),
            "## The review calendar",
            bullets(moments),
            notes(edition, rules, "review"),
            conflicts(edition, "review"),
        ]
    )
