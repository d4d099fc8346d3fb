"""Questions families ask, and answers: the council's own, and those that are the same in all of England."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from publisher.pages.frame.council_page import CouncilPage
from publisher.pages.parts.text import paragraphs, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.model.council.faq import Faq
    from publisher.model.england.kinds import FaqGroup
    from publisher.pages.frame.council_page import PageContext


class _Question(NamedTuple):
    """A question: the council's own answer, that for all of England, or both."""

    own: Faq | None
    national: Faq | None

    @property
    def said(self) -> Faq:
        """The answer whose words the question has."""
        entry = self.own or self.national
        if entry is None:
            raise ValueError("a question has an answer")
        return entry


def _body(context: PageContext) -> Iterator[str]:
    national = {entry.id: entry for entry in context.edition.national_faq.faq}
    own = {entry.id: entry for entry in context.edition.faq.faq}
    questions = {id_: _Question(own.get(id_), national.get(id_)) for id_ in [*own, *national]}
    yield "Choose a question to see the answer."
    for group in context.edition.files.kinds.faq_groups:
        found = _of_group(group, context.edition.files.kinds.faq_groups, questions)
        if found:
            yield f"## {plain(group.name)}"
            for question in found:
                yield from _answered(question, context)


def _of_group(group: FaqGroup, groups: list[FaqGroup], questions: dict[str, _Question]) -> list[_Question]:
    named = [questions[id_] for id_ in group.questions if id_ in questions]
    if group is not groups[-1]:
        return named
    in_some = {id_ for each in groups for id_ in each.questions}
    return [*named, *(question for id_, question in questions.items() if id_ not in in_some)]


def _answered(question: _Question, context: PageContext) -> Iterator[str]:
    said = question.said
    yield f"### {plain(said.question)} {{ #{said.id.replace('_', '-')} }}"
    if question.own is not None:
        yield paragraphs(question.own.answer)
    if question.national is not None:
        yield f"*In all of England:* {paragraphs(question.national.answer)}"
    see = said.see or (question.national.see if question.national else None)
    if see is not None and see in context.pages:
        yield f"More: {context.pages[see].link}"


PAGE = CouncilPage(
    id="faq",
    title="Questions and answers",
    description="Questions that families in {area} ask about personal budgets, answered.",
    edited_in="faq.yaml",
    body=_body,
    meta={"closed": "questions", "hide": ["toc"]},
)
