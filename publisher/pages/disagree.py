"""What to do if you disagree with a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.frame.council_page import CouncilPage
from publisher.pages.parts.text import anchored, cited, national, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.pages.frame.council_page import PageContext


def _body(context: PageContext) -> Iterator[str]:
    steps = []
    for number, step in enumerate(context.edition.policy.redress, 1):
        name = anchored(f"redress-{step.id}", f"**{plain(step.name)}**", "step")
        steps.append(f"{number}. {name} {national(step)}{cited(step.text, step.cites)}")
    yield "## What you can do, in this order"
    yield "\n".join(steps)


PAGE = CouncilPage(
    id="disagree",
    title="If you disagree",
    description="What you can do if you disagree with a decision on a personal budget in {area}.",
    card="What you can do, step by step.",
    icon="disagree",
    body=_body,
)
