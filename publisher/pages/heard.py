"""You said, we did: what families told the council about its Local Offer, and what it did about that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.asking import contact_line
from publisher.pages.parts.text import bullets, join, plain

if TYPE_CHECKING:
    from publisher.model.council import Heard
    from publisher.policies.editions import Edition


def heard(edition: Edition) -> str:
    """The page in Markdown."""
    council = edition.council
    name = plain(council.name)
    parts = [
        "# You said, we did",
        f"Families know best what helps. Here is what they told {name} about its pages, and what the council did.",
    ]
    if council.heard:
        parts += [_told(heard) for heard in council.heard]
    else:
        parts += [
            "**Nobody has told us anything yet.**",
            (
                "So there is nothing to show. When somebody does, you can read here what they said, what the council "
                "did about it, and when. We name nobody."
            ),
        ]
    parts += [
        "## How to tell the council what you think",
        (
            "This site cannot take messages. Tell the council itself. Say which page you mean: its name and version "
            "stand at the end of each page, under “Was this page useful?”."
        ),
        bullets([contact_line(contact) for contact in council.contacts if contact.id == council.feedback]),
    ]
    if council.feedback is None:
        parts += [
            (
                f"The pages that we read do not say who at {name} takes views on them. Ask anybody at the council who "
                "works with your family, or use the council's own web site."
            )
        ]
    return join(parts)


def _told(heard: Heard) -> str:
    return (
        f"**You said:** {plain(heard.said)}\n\n**The council did:** {plain(heard.did)} "
        f"<small>{heard.when:%-d %B %Y}</small>"
    )
