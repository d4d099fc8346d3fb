"""Ways to manage the money: what each is, what it means for a family, and when it is open to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.labels import TOPIC_LABELS, WAY_LABELS
from publisher.pages.notes import conflicts, notes
from publisher.pages.text import bullets, cited, join, paragraphs, plain, sections

if TYPE_CHECKING:
    from publisher.editions import Edition
    from publisher.model.outcomes import Way
    from publisher.pages.rules import RuleWriter


def managing(edition: Edition, rules: RuleWriter) -> str:
    """The page in Markdown."""
    policy = edition.policy
    parts = ["# Ways to manage the money", *sections(policy.guidance.get("managing", []))]
    for way in policy.ways:
        parts += [f"## {plain(way.name)} {{ #{way.id} }}", paragraphs(way.about), _meanings(way)]
        if way.forms:
            parts += [bullets(f"**{plain(form.name)}:** {cited(form.text, form.cites)}" for form in way.forms)]
        every = [*way.outcomes, *(outcome for outcomes in way.strands.values() for outcome in outcomes)]
        parts.append(rules.headed(f"### {plain(way.name)}: what the council says", "managing", every))
        parts.append(rules.outcomes(way.outcomes, WAY_LABELS))
        for strand in policy.strands:
            if strand.id in way.strands:
                title = f"### {plain(way.name)} for {plain(strand.name.lower())}"
                parts += [title, rules.outcomes(way.strands[strand.id], WAY_LABELS, level=4)]
    return join([*parts, notes(edition, rules, "managing"), conflicts(edition, "managing")])


def _meanings(way: Way) -> str:
    return bullets(f"**{TOPIC_LABELS[meaning.topic]}:** {cited(meaning.text, meaning.cites)}" for meaning in way.means)
