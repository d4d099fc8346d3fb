"""The national rules: every rule of law that the site rests on, where it stands and how well it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.parts.labels import AREA_LABELS
from publisher.pages.parts.text import anchored, bullets, join, plain
from publisher.source.facts import AREAS

if TYPE_CHECKING:
    from datetime import date

    from publisher.source.facts import Fact

PATH = "law.md"

_KNOWN = {"seen": "We read the rule itself.", "secondary": "Others say so. We have not read the rule itself."}


def law(rules: dict[str, Fact], law_as_at: date) -> str:
    """The page in Markdown, with front matter."""
    parts = [
        '---\ntitle: "National rules"\ndescription: "The rules of law on personal budgets in all of England."\n---',
        "# National rules",
        (
            "These rules hold in all of England, whatever a council's page says. Where a page is silent, this site "
            "tells you the national rule and says that it is one."
        ),
        (
            f"This is the law as at {law_as_at:%-d %B %Y}, as far as we could read it. It is not legal advice, and "
            "this is not an official site."
        ),
    ]
    for area in AREAS:
        found = [rule for rule in rules.values() if rule.area == area]
        if found:
            parts += [f"## {AREA_LABELS[area]}", bullets(law_line(rule) for rule in found)]
    return join(parts)


def law_line(rule: Fact) -> str:
    """One rule, with where it stands and how we know it."""
    known = _KNOWN["seen" if rule.evidence == "seen" else "secondary"]
    return anchored(
        rule.id.lower(), f"**{rule.id}** {plain(rule.fact)} <small>{plain(rule.where)}. {known}</small>", "fact"
    )
