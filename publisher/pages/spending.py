"""What the budget can pay for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.labels import VERDICT_LABELS
from publisher.pages.notes import conflicts, notes
from publisher.pages.text import anchored, bullets, cited, join, plain, sections

if TYPE_CHECKING:
    from publisher.editions import Edition
    from publisher.model.guidance import SpendingItem
    from publisher.pages.rules import RuleWriter


def spending(edition: Edition, rules: RuleWriter) -> str:
    """The page in Markdown."""
    policy = edition.policy
    names = {strand.id: strand.name for strand in policy.strands}
    parts = ["# What it can pay for", *sections(policy.guidance.get("spending", []))]
    for verdict, label in VERDICT_LABELS.items():
        items = [item for item in policy.spending if item.verdict == verdict]
        if items:
            parts += [f"## {label}", bullets(_item(item, [names[strand] for strand in item.strands]) for item in items)]
    return join([*parts, notes(edition, rules, "spending"), conflicts(edition, "spending")])


def _item(item: SpendingItem, strands: list[str]) -> str:
    about = f" ({plain(', '.join(strands))})" if strands else ""
    instead = f" **What to do instead:** {plain(item.instead)}" if item.instead else ""
    name = anchored(f"spending-{item.id}", f"**{plain(item.item)}**", "item")
    return f"{name}{about}. {cited(item.text, item.cites)}{instead}"
