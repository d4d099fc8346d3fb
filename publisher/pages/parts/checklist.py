"""The checklist on a council's page of sources: what families should find, and what the council's pages say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.parts.labels import silent
from publisher.pages.parts.text import bullets, cite, cited, plain

if TYPE_CHECKING:
    from publisher.model.council.council import Council
    from publisher.model.england.checklist import Item
    from publisher.policies.editions import Edition

_HEADINGS = {"must": "What a council has to tell families", "should": "What also helps families"}


def checklist(edition: Edition) -> list[str]:
    """The part of the page in Markdown: headings, sentences and lists."""
    council = edition.council
    items = edition.files.checklist.items
    found = sum(item.id in council.covers for item in items)
    parts = [
        "## What families should find, and what we found",
        (
            "A council has to tell families certain things about personal budgets. Other things help families too. "
            f"We looked for {len(items)} such things, and found something about {found} of them."
        ),
        (
            "What we read are copies, and their age is given above. The council may say more elsewhere, or may have "
            "added something since. Where nothing is said, please ask the council. It does not mean no."
        ),
    ]
    for duty, heading in _HEADINGS.items():
        lines = [_line(item, council) for item in items if item.duty == duty]
        if lines:
            parts += [f"### {heading}", bullets(lines)]
    return parts


def silent_law(edition: Edition) -> set[str]:
    """The national rules that the list leads to where a council's pages say nothing."""
    return {
        rule for item in edition.files.checklist.items if item.id not in edition.council.covers for rule in item.cites
    }


def _line(item: Item, council: Council) -> str:
    facts = council.covers.get(item.id)
    if facts is not None:
        says = "The pages say" if len(council.sources) > 1 else "The page says"
        return f"**{says}:** {cited(f'{item.name}.', facts)}"
    rules = f" *National rule:*{cite(item.cites)}" if item.cites else ""
    return f"**{silent(council)}:** {plain(item.name)}.{rules}"
