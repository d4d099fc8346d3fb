"""When the budget is looked at again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.parts.notes import conflicts, notes
from publisher.pages.parts.text import anchored, bullets, cited, join, national, plain, sections
from publisher.pictures.calendar import MONTHS, due_months, year
from publisher.pictures.icons import icon

if TYPE_CHECKING:
    from publisher.model.guidance import ReviewMoment
    from publisher.pages.parts.rules import RuleWriter
    from publisher.policies.editions import Edition


def review(edition: Edition, rules: RuleWriter) -> str:
    """The page in Markdown."""
    policy = edition.policy
    strands = {strand.id: strand.name for strand in policy.strands}
    ways = {way.id: way.name for way in policy.ways}
    moments = []
    # What has a time comes first, in the order of the year.
    for moment in sorted(policy.review, key=_first_month):
        about = [strands[strand] for strand in moment.strands] + [ways[way] for way in moment.ways]
        limits = f" ({plain(', '.join(about))})" if about else ""
        when = anchored(f"review-{moment.id}", f"**{plain(moment.when)}**", "moment")
        drawing = year(moment.timing) if moment.timing else f'<span class="year year--none">{icon("review")}</span>'
        moments.append(f"{drawing} {when}{limits}. {national(moment)}{cited(moment.text, moment.cites)}")
    return join(
        [
            "# When it is looked at again",
            *sections(policy.guidance.get("review", [])),
            "## The review calendar",
            _KEY if any(moment.timing for moment in policy.review) else "",
            f'<div class="calendar" markdown>\n\n{bullets(moments)}\n\n</div>',
            notes(edition, rules, "review"),
            conflicts(edition, "review"),
        ]
    )


_KEY = "Where there is a time, the squares are the months of the first year. A filled one is when it is looked at."


def _first_month(moment: ReviewMoment) -> int:
    return min(due_months(moment.timing)) if moment.timing else MONTHS + 1
