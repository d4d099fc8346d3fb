"""You said, we did: what families told the council about its Local Offer, and what it did about that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.frame.council_page import CouncilPage
from publisher.pages.parts.contacts import contact_line
from publisher.pages.parts.text import bullets, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.model.council.council import Heard
    from publisher.pages.frame.council_page import PageContext


def _body(context: PageContext) -> Iterator[str]:
    council = context.edition.council
    name = plain(council.name)
    yield f"Families know best what helps. Here is what they told {name} about its pages, and what the council did."
    if council.heard:
        yield from map(_told, council.heard)
    else:
        yield "**Nobody has told us anything yet.**"
        yield (
            "So there is nothing to show. When somebody does, you can read here what they said, what the council "
            "did about it, and when. We name nobody."
        )
    yield "## How to tell the council what you think"
    yield (
        "This site cannot take messages. Tell the council itself. Say which page you mean: its name and version "
        "are at the end of each page."
    )
    if council.feedback is None:
        yield (
            f"The pages that we read do not say who at {name} takes views on them. Ask anybody at the council who "
            "works with your family, or use the council's own web site."
        )
    helpers = [council.helper("local_offer"), council.helper("complaints")]
    tell = [contact for contact in council.contacts if contact.id == council.feedback]
    tell += [contact for contact in helpers if contact is not None and contact not in tell]
    yield bullets(map(contact_line, tell))


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
)
