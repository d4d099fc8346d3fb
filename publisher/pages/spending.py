"""What the budget can pay for: every item that families ask about, also those on which the page is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.parts.labels import SILENT, VERDICT_LABELS
from publisher.pages.parts.notes import conflicts, notes
from publisher.pages.parts.text import anchored, bullets, cited, join, national, plain, sections
from publisher.policies.spending import spending_items

if TYPE_CHECKING:
    from publisher.model.guidance import SpendingVerdict
    from publisher.pages.parts.rules import RuleWriter
    from publisher.policies.editions import Edition

SILENT_ON_SPENDING = "The council's page does not say. That is not a no. Ask before you spend anything on it."


def spending(edition: Edition, rules: RuleWriter) -> str:
    """The page in Markdown."""
    policy = edition.policy
    strands = {strand.id: strand.name for strand in policy.strands}
    items = spending_items(edition)
    names = {item.id: item.name for item in items}
    parts = ["# What it can pay for", *sections(policy.guidance.get("spending", []))]
    for verdict, label in VERDICT_LABELS.items():
        found = [entry for entry in policy.spending if entry.verdict == verdict]
        if found:
            lines = [
                _entry(entry, names[entry.item], [strands[s] for s in entry.strands if s in strands]) for entry in found
            ]
            parts += [f"## {label}", bullets(lines)]
    silent = [item.name for item in items if not item.verdicts]
    if silent:
        parts += [f"## {SILENT}", SILENT_ON_SPENDING, bullets(plain(name) for name in silent)]
    return join([*parts, notes(edition, rules, "spending"), conflicts(edition, "spending")])


def _entry(entry: SpendingVerdict, name: str, strands: list[str]) -> str:
    about = f" ({plain(', '.join(strands))})" if strands else ""
    instead = f" **What to do instead:** {plain(entry.instead)}" if entry.instead else ""
    anchor = "-".join(["spending", entry.item, *entry.strands])
    text = anchored(anchor, f"**{plain(name)}**", "item")
    return f"{text}{about}. {national(entry)}{cited(entry.text, entry.cites)}{instead}"
