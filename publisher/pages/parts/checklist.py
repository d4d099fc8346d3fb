"""The checklist on a council's page of sources: what families should find, and what the council's pages say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.parts.labels import silent
from publisher.pages.parts.text import bullets, cite, cited, plain

if TYPE_CHECKING:
    from publisher.model.england.checklist import Item
    from publisher.policies.editions import Edition

_HEADINGS = {"must": "What families need to know to use their rights", "should": "What also helps families"}


def checklist(edition: Edition) -> list[str]:
    """The part of the page in Markdown: headings, sentences and lists."""
    council = edition.council
    items = edition.files.checklist.items
    found = sum(item.id in council.covers for item in items)
    parts = [
        "## What families should find, and what we found",
        (
            "There are things that families need to know to use their rights. The law asks the council to tell them "
            "some of these. Other things help families too. "
            f"We looked for {len(items)} such things, and found something about {found} of them."
        ),
        (
            "What we read are copies, and their age is given above. The council may say more elsewhere, or may have "
            "added something since. Where nothing is said, please ask the council. It does not mean no."
        ),
    ]
    for duty, heading in _HEADINGS.items():
        asked = [item for item in items if item.duty == duty]
        if asked:
            parts.append(f"### {heading}")
            said = [
                cited(f"{item.name}.", facts) for item in asked if (facts := council.covers.get(item.id)) is not None
            ]
            unsaid = [_unsaid(item) for item in asked if item.id not in council.covers]
            parts += _told("The pages say" if len(council.sources) > 1 else "The page says", said)
            parts += _told(silent(council), unsaid)
    return parts


def silent_law(edition: Edition) -> set[str]:
    """The national rules that the list leads to where a council's pages say nothing."""
    return {
        rule for item in edition.files.checklist.items if item.id not in edition.council.covers for rule in item.cites
    }


def _told(lead: str, lines: list[str]) -> list[str]:
    """What all the lines of a list have in common, once above it; nothing where there are none."""
    return [f"**{lead}:**", bullets(lines)] if lines else []


def _unsaid(item: Item) -> str:
    return f"{plain(item.name)}.{f' *National rule:*{cite(item.cites)}' if item.cites else ''}"
