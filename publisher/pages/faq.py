"""Questions families ask, and answers: the council's own, and those that are the same in all of England."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.frame.council_page import CouncilPage
from publisher.pages.parts.text import paragraphs, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.model.council.faq import Faq
    from publisher.pages.frame.council_page import PageContext


def _body(context: PageContext) -> Iterator[str]:
    national = {entry.id: entry for entry in context.edition.national_faq.faq}
    for entry in context.edition.faq.faq:
        same = national.pop(entry.id, None)
        yield _heading(entry)
        yield paragraphs(entry.answer)
        if same is not None:
            yield _national_answer(same)
        yield from _more(entry if entry.see or same is None else same, context)
    for entry in national.values():
        yield _heading(entry)
        yield _national_answer(entry)
        yield from _more(entry, context)


def _heading(entry: Faq) -> str:
    return f"## {plain(entry.question)} {{ #{entry.id.replace('_', '-')} }}"


def _national_answer(entry: Faq) -> str:
    return f"*In all of England:* {paragraphs(entry.answer)}"


def _more(entry: Faq, context: PageContext) -> Iterator[str]:
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
