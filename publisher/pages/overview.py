"""The first page of a council: what a personal budget is, and where to go from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.parts.cards import card, cards
from publisher.pages.parts.notes import conflicts, notes
from publisher.pages.parts.text import join, paragraphs, plain, sections

if TYPE_CHECKING:
    from publisher.pages.parts.rules import RuleWriter
    from publisher.policies.editions import Edition

_TOPICS = {
    "who": ("Who can have one", "What the rules ask for, for each kind of budget."),
    "asking": ("When and how to ask", "The right moment, and whom to talk to."),
    "managing": ("Ways to manage the money", "Do it yourself, or let somebody do it for you."),
    "holding": ("Who can hold the money", "A parent, a young person, or somebody you trust."),
    "spending": ("What it can pay for", "Ideas, limits, and what to do instead."),
    "amount": ("How much it is", "How the council gets to a figure."),
    "review": ("When it is looked at again", "What is checked, and when."),
    "disagree": ("If you disagree", "What you can do, step by step."),
    "faq": ("Questions and answers", "What other families ask."),
    "cases": ("Families like yours", "Made-up families, and what each is told."),
    "heard": ("You said, we did", "What families told the council, and what it did."),
    "sources": ("Where all this comes from", "Every fact, and the page that it stands on."),
}
"""The other pages, by their id: what each is called here, and what is found there."""


def overview(edition: Edition, rules: RuleWriter) -> str:
    """The page in Markdown."""
    council, policy = edition.council, edition.policy
    first, *more = sections(policy.guidance.get("overview", [])) or [""]
    kinds = [
        card(strand.id, f"[{plain(strand.name)}](who.md#{strand.id})", paragraphs(strand.about))
        for strand in policy.strands
    ]
    topics = [card(page, f"[{title}]({page}.md)", text) for page, (title, text) in _TOPICS.items()]
    return join(
        [
            f"# Personal budgets in {plain(council.area)}",
            _START,
            first,
            "## The kinds of budget",
            cards(kinds),
            "## Find what you need",
            cards(topics),
            *more,
            notes(edition, rules, "overview"),
            conflicts(edition, "overview"),
        ]
    )


_START = """\
<div class="start" markdown>

**What could you ask for?** Answer some questions, and see what is probably possible for your family. It takes 5 to 10
minutes, and your answers stay on your device.

[Work out what you can ask for](reckoner.md){ .button .button--start }

No computer, or you like a pen better? [Work it out on paper](paper.md).

</div>"""
