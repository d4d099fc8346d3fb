"""Who can have a budget: for each strand the rules, and what they come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.frame.council_page import CouncilPage
from publisher.pages.parts.labels import STRAND_LABELS, label
from publisher.pages.parts.text import paragraphs, plain
from publisher.pictures.decision import decision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.model.council.outcomes import Strand
    from publisher.pages.frame.council_page import PageContext
    from publisher.pages.parts.rules import RuleWriter


def _body(context: PageContext) -> Iterator[str]:
    rules = context.rules
    for strand in context.edition.policy.strands:
        yield from (
            f"## {plain(strand.name)} {{ #{strand.id} }}",
            paragraphs(strand.about),
            _picture(strand, rules),
            rules.headed("### What the council says", "who", strand.outcomes),
            rules.outcomes(strand.outcomes, STRAND_LABELS),
        )


def _picture(strand: Strand, rules: RuleWriter) -> str:
    picture = decision(
        strand.outcomes, rules.condition, lambda outcome: label(STRAND_LABELS, outcome.status, outcome.when)
    )
    if not picture:
        return ""
    lead = "Start at the top. The first “yes” is your answer. What to do next is below the picture."
    return f"### {plain(strand.name)}, step by step\n\n{lead}\n\n{picture}"


PAGE = CouncilPage(
    id="who",
    title="Who can have one",
    description="Who can have a personal budget in {area}, by the kind of budget: {strands}.",
    body=_body,
)
