"""You said, we did: what families told the council about its Local Offer, and what it did about that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.frame.council_page import CouncilPage
from publisher.pages.parts.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.model.council.council import Heard
    from publisher.pages.frame.council_page import PageContext


def _body(context: PageContext) -> Iterator[str]:
    council = context.edition.council
    yield (
        f"Families know best what helps. Here is what they told {plain(council.name)} about its pages, and what the "
        "council did."
    )
    yield from map(_told, council.heard)
    yield f"You can tell the council, too: {context.pages['help'].link}."


def _told(heard: Heard) -> str:
    return (
        f"**You said:** {plain(heard.said)}\n\n**The council did:** {plain(heard.did)} "
        f"<small>{heard.when:%-d %B %Y}</small>"
    )


PAGE = CouncilPage(
    id="heard",
    title="You said, we did",
    description="What families told the council in {area} about its Local Offer, and what it did.",
    edited_in="council.yaml",
    body=_body,
    is_there=lambda council: bool(council.heard),
)
