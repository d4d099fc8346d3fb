"""Questions families ask, and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.frame.council_page import CouncilPage
from publisher.pages.parts.text import paragraphs, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.pages.frame.council_page import PageContext


def _body(context: PageContext) -> Iterator[str]:
    for entry in context.edition.faq.faq:
        yield f"## {plain(entry.question)} {{ #{entry.id.replace('_', '-')} }}"
        yield paragraphs(entry.answer)
        if entry.see is not None:
            yield f"More: {context.pages[entry.see].link}"


PAGE = CouncilPage(
    id="faq",
    title="Questions and answers",
    description="Questions that families in {area} ask about personal budgets, answered.",
    card="What other families ask.",
    icon="faq",
    edited_in="faq.yaml",
    body=_body,
)
