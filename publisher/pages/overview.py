"""The first page of a council: what a personal budget is, and where to go from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.notes import conflicts, notes
from publisher.pages.text import bullets, join, paragraphs, plain, sections

if TYPE_CHECKING:
    from publisher.editions import Edition
    from publisher.pages.rules import RuleWriter


def overview(edition: Edition, rules: RuleWriter) -> str:
    """The page in Markdown."""
    council, policy = edition.council, edition.policy
    strands = [f"[{plain(strand.name)}](who.md#{strand.id})" for strand in policy.strands]
    return join(
        [
            f"# Personal budgets in {plain(council.area)}",
            "[Work out what you can ask for](reckoner.md){ .md-button .md-button--primary }",
            "No computer, or you like a pen better? [Work it out on paper](paper.md).",
            *sections(policy.guidance.get("overview", [])),
            "## The kinds of budget",
            bullets(strands),
            "\n\n".join(paragraphs(strand.about) for strand in policy.strands),
            notes(edition, rules, "overview"),
            conflicts(edition, "overview"),
            "## Read more",
            bullets(
                [
                    "[Who can have one](who.md)",
                    "[When and how to ask](asking.md)",
                    "[Ways to manage the money](managing.md)",
                    "[Who can hold the money](holding.md)",
                    "[What it can pay for](spending.md)",
                    "[How much it is](amount.md)",
                    "[When it is looked at again](review.md)",
                    "[If you disagree](disagree.md)",
                    "[Questions and answers](faq.md)",
                    "[Families like yours](cases.md)",
                    "[You said, we did](heard.md)",
                    "[Where all this comes from](sources.md)",
                ]
            ),
        ]
    )
