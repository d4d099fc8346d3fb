"""When and how to ask: for each strand whom to ask, the moment, and words to send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.frame.council_page import CouncilPage
from publisher.pages.parts.contacts import contact_line
from publisher.pages.parts.labels import BEST_ASKED
from publisher.pages.parts.letters import words_to_send
from publisher.pages.parts.life import life_of_a_plan
from publisher.pages.parts.text import bullets, plain, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.pages.frame.council_page import PageContext


def _lead(context: PageContext) -> Iterator[str]:
    yield life_of_a_plan(context.life)


def _body(context: PageContext) -> Iterator[str]:
    edition = context.edition
    contacts = {contact.id: contact for contact in edition.council.contacts}
    for strand in edition.policy.strands:
        moments = dict.fromkeys(
            f"**{sentence(BEST_ASKED.format(when=o.when))}** {sentence(o.headline)}" for o in strand.outcomes if o.when
        )
        yield from (
            f"## {plain(strand.name)} {{ #{strand.id} }}",
            "**Whom to ask**",
            bullets(contact_line(contacts[contact]) for contact in strand.ask),
            f"**When**\n\n{bullets(moments)}" if moments else "",
            words_to_send(edition, strand),
            f"[The rules for this budget](who.md#{strand.id})",
        )


PAGE = CouncilPage(
    id="asking",
    title="When and how to ask",
    description="When to ask for a personal budget in {area}, and whom.",
    card="The right moment, and whom to talk to.",
    icon="asking",
    lead=_lead,
    body=_body,
)
