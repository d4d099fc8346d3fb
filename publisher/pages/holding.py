"""Who can hold the money when it comes as a direct payment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.frame.council_page import CouncilPage
from publisher.pages.parts.labels import HOLDER_LABELS
from publisher.pages.parts.text import inside, paragraphs, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.pages.frame.council_page import PageContext


def _body(context: PageContext) -> Iterator[str]:
    policy, rules = context.edition.policy, context.rules
    for holder in policy.holders:
        every = [*holder.outcomes, *(outcome for outcomes in holder.strands.values() for outcome in outcomes)]
        yield from (
            f"## {plain(holder.name)} {{ #{holder.id} }}",
            paragraphs(holder.about),
            rules.headed(f"### {plain(holder.name)}: what the council says", "holding", every),
            rules.outcomes(holder.outcomes, HOLDER_LABELS),
        )
        for strand in policy.strands:
            if strand.id in holder.strands:
                yield f"### {plain(holder.name)} for {plain(inside(strand.name))}"
                yield rules.outcomes(holder.strands[strand.id], HOLDER_LABELS, level=4)


PAGE = CouncilPage(
    id="holding",
    title="Who can hold the money",
    description="Who can hold a direct payment in {area}: {holders}.",
    body=_body,
)
