"""The first page of a council: what a personal budget is, and where to go from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.frame.council_page import OVERVIEW, CouncilPage
from publisher.pages.parts.cards import card, cards
from publisher.pages.parts.text import LISTEN, bullets, paragraphs, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.pages.frame.council_page import PageContext


def _below(context: PageContext) -> Iterator[str]:
    paper = context.pages["paper"].link
    yield f"It takes about 5 minutes, and your answers stay on your device. Prefer pen and paper? {paper}."
    yield f"Prefer short sentences and pictures? {context.pages['easy'].link}."
    yield LISTEN
    yield "## Find what you need"
    to_read = [page.id for page in context.edition.files.kinds.pages if page.guidance and page.id != OVERVIEW]
    yield bullets(context.pages[id_].link for id_ in [*to_read, "help"])


def _body(context: PageContext) -> Iterator[str]:
    yield "## The kinds of budget"
    icons = {kind.id: kind.icon for kind in context.edition.files.kinds.strands}
    yield cards(
        card(icons[strand.id], f"[{plain(strand.name)}](who.md#{strand.id})", paragraphs(strand.about))
        for strand in context.edition.policy.strands
    )


PAGE = CouncilPage(
    id=OVERVIEW,
    title="Personal budgets",
    heading="Personal budgets in {area}",
    description="What a personal budget for a disabled child or young person is in {area}, in plain words.",
    below=_below,
    body=_body,
    body_after=1,
)
