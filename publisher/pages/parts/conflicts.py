"""Matters on which the council's own pages differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.parts.text import bullets, cited, join, plain
from publisher.policies.conflicts import leads

if TYPE_CHECKING:
    from publisher.policies.editions import Edition


def conflicts(edition: Edition, page: str) -> str:
    """The matters on which the council's pages differ and that belong on a page: both sides, and the one used here."""
    parts: list[str] = []
    for conflict in edition.policy.conflicts:
        if conflict.page == page:
            sides = zip(leads(conflict, edition.council.sources), conflict.says, strict=True)
            sayings = [f"{plain(lead)} {cited(saying.text, saying.cites)}" for lead, saying in sides]
            parts += [
                f"### {plain(conflict.subject)} {{ #conflict-{conflict.id} }}",
                bullets(sayings),
                f"**What we use here:** {plain(conflict.we_use)}",
            ]
    return join(["## Where the council's own words differ", *parts]).rstrip() if parts else ""
