"""When and how to ask: for each strand whom to ask, the moment, and words to send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.parts.letters import words_to_send
from publisher.pages.parts.life import life_of_a_plan
from publisher.pages.parts.notes import conflicts, notes
from publisher.pages.parts.text import bullets, cited, join, plain, sections, sentence

if TYPE_CHECKING:
    from publisher.model.council import Contact
    from publisher.pages.parts.rules import RuleWriter
    from publisher.pictures.life import Life
    from publisher.policies.editions import Edition


def asking(edition: Edition, rules: RuleWriter, life: Life) -> str:
    """The page in Markdown."""
    policy = edition.policy
    contacts = {contact.id: contact for contact in edition.council.contacts}
    parts = ["# When and how to ask", life_of_a_plan(life), *sections(policy.guidance.get("asking", []))]
    for strand in policy.strands:
        moments = [f"**{sentence(o.headline)}** {sentence(o.when)}" for o in strand.outcomes if o.when]
        parts += [
            f"## {plain(strand.name)} {{ #{strand.id} }}",
            "**Whom to ask**",
            bullets(contact_line(contacts[contact]) for contact in strand.ask),
            f"**When**\n\n{bullets(moments)}" if moments else "",
            words_to_send(edition, strand),
            f"[The rules for this budget](who.md#{strand.id})",
        ]
    return join([*parts, notes(edition, rules, "asking"), conflicts(edition, "asking")])


def contact_line(contact: Contact) -> str:
    """Whom to ask and how to reach them."""
    reach = " · ".join(plain(way) for way in (contact.phone, contact.email) if way)
    return f"**{plain(contact.who)}**. {f'{reach}. ' if reach else ''}{cited(contact.how, contact.cites)}"
