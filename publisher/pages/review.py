"""When the budget is reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.frame.council_page import CouncilPage
from publisher.pages.parts.text import anchored, bullets, cited, national, plain
from publisher.pictures.calendar import MONTHS, due_months, year
from publisher.pictures.icons import icon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.model.council.review import ReviewMoment
    from publisher.pages.frame.council_page import PageContext


def _body(context: PageContext) -> Iterator[str]:
    policy = context.edition.policy
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
    yield "## The review calendar"
    yield _KEY if any(moment.timing for moment in policy.review) else ""
    yield f'<div class="calendar" markdown>\n\n{bullets(moments)}\n\n</div>'


_KEY = "Where there is a time, the squares are the months of the first year. A filled one is when it is looked at."


def _first_month(moment: ReviewMoment) -> int:
    return min(due_months(moment.timing)) if moment.timing else MONTHS + 1


PAGE = CouncilPage(
    id="review",
    title="Reviews",
    description="When a personal budget in {area} is reviewed.",
    body=_body,
)
