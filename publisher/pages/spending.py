"""What the budget can pay for: every item that families ask about, also those on which the page is silent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publisher.pages.frame.council_page import CouncilPage
from publisher.pages.frame.spoken import spoken_text
from publisher.pages.parts.labels import SILENT, VERDICT_LABELS
from publisher.pages.parts.text import anchored, bullets, cited, is_national, national, plain
from publisher.policies.spending import spending_items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.model.council.spending import SpendingVerdict
    from publisher.pages.frame.council_page import PageContext
    from publisher.policies.editions import Edition
    from publisher.policies.spending import SpendingItem

ASK_FIRST = "That does not mean no. Ask before you spend anything on it."
SILENT_ON_SPENDING = f"The council's page does not say. {ASK_FIRST}"
"""What is told of one thing by itself; under a heading that says it already, the second half is enough."""


def _body(context: PageContext) -> Iterator[str]:
    policy = context.edition.policy
    strands = {strand.id: strand.name for strand in policy.strands}
    items = spending_items(context.edition)
    names = {item.id: item.name for item in items}
    for verdict, label in VERDICT_LABELS.items():
        found = [entry for entry in policy.spending if entry.verdict == verdict]
        if found:
            lines = [
                _entry(entry, names[entry.item], [strands[s] for s in entry.strands if s in strands]) for entry in found
            ]
            yield f"## {label}"
            yield bullets(lines)
    silent = [item for item in items if not item.verdicts]
    if silent:
        yield f"## {SILENT}"
        yield ASK_FIRST
        yield bullets(anchored(_anchor(item), plain(item.name), "item") for item in silent)


def _entry(entry: SpendingVerdict, name: str, strands: list[str]) -> str:
    about = f" ({plain(', '.join(strands))})" if strands else ""
    instead = f" **What to do instead:** {plain(entry.instead)}" if entry.instead else ""
    text = anchored(_anchor_of(entry), f"**{plain(name)}**", "item")
    return f"{text}{about}. {national(entry)}{cited(entry.text, entry.cites)}{instead}"


def _anchor_of(entry: SpendingVerdict) -> str:
    return "-".join(["spending", entry.item, *entry.strands])


def _anchor(item: SpendingItem) -> str:
    """Where an item is first: at its first verdict, in the order of the page."""
    in_order = sorted(item.verdicts, key=lambda entry: list(VERDICT_LABELS).index(entry.verdict))
    return _anchor_of(in_order[0]) if in_order else f"spending-{item.id}"


@dataclass(frozen=True, slots=True)
class FoundItem:
    """An item as a search finds it: its place on the page, its name, and what is said of it."""

    id: str
    anchor: str
    name: str
    text: str


def found_items(edition: Edition) -> list[FoundItem]:
    """Every item, for the search."""
    return [
        FoundItem(
            item.id,
            _anchor(item),
            item.name,
            spoken_text(" ".join(map(_found, item.verdicts)) or SILENT_ON_SPENDING, edition.files.readers),
        )
        for item in spending_items(edition)
    ]


def _found(entry: SpendingVerdict) -> str:
    instead = f" What to do instead: {entry.instead}" if entry.instead else ""
    return f"{VERDICT_LABELS[entry.verdict]}. {'National rule: ' if is_national(entry) else ''}{entry.text}{instead}"


PAGE = CouncilPage(
    id="spending",
    title="What you can spend it on",
    description="What a personal budget can pay for in {area}, and what it cannot.",
    body=_body,
)
