"""Who can have a budget: for each strand the rules, and what they come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.model.council.steps_for_some import as_written
from publisher.pages.frame.council_page import CouncilPage
from publisher.pages.parts.labels import STRAND_LABELS, label
from publisher.pages.parts.text import paragraphs, plain
from publisher.pictures.decision import decision
from publisher.rules.few import clause_of_few

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.model.council.outcomes import Strand
    from publisher.model.england.floor import Floor
    from publisher.pages.frame.council_page import PageContext
    from publisher.pages.parts.rules import RuleWriter


def _body(context: PageContext) -> Iterator[str]:
    rules = context.rules
    for strand in context.edition.policy.strands:
        yield from (
            f"## {plain(strand.name)} {{ #{strand.id} }}",
            paragraphs(strand.about),
            _picture(strand, rules, context.edition.files.floor),
            rules.headed("### What the council says", "who", strand.outcomes),
            rules.outcomes(strand.outcomes, STRAND_LABELS),
        )


def _picture(strand: Strand, rules: RuleWriter, floor: Floor) -> str:
    picture = decision(
        as_written(strand.outcomes), rules.condition, lambda outcome: label(STRAND_LABELS, outcome.status, outcome.when)
    )
    if not picture:
        return ""
    lead = "Start at the top. The first “yes” is your answer. What to do next is below the picture."
    if clause_of_few(strand.outcomes[0], floor) is not None:
        lead += (
            " The first boxes are for few families, such as those whose plan may be about to end. Most go past them."
        )
    return f"### {plain(strand.name)}, step by step\n\n{lead}\n\n{picture}"


PAGE = CouncilPage(
    id="who",
    title="Who can have one",
    description="Who can have a personal budget in {area}, by the kind of budget: {strands}.",
    body=_body,
)
