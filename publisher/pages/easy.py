"""Easy Read: what a personal budget is and what to do, in short sentences, each with a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.frame.council_page import CouncilPage
from publisher.pages.parts.text import LISTEN, bullets, cite, join, plain
from publisher.pictures.easy_read import easy_picture
from publisher.policies.citations import cited_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.model.council.summaries.easy import EasyPart, EasySentence
    from publisher.pages.frame.council_page import PageContext


def _body(context: PageContext) -> Iterator[str]:
    parts = context.edition.easy.parts
    first, *others = parts
    yield LISTEN
    # What a budget is comes right below the heading: a heading between them would be all that a phone shows at first.
    yield from map(_sentence, first.sentences)
    yield from map(_part, others)
    # A number after each sentence would be in the way of those for whom the page is.
    yield "## Where this comes from"
    yield bullets(f"**{plain(part.heading)}**{cite(sorted(facts))}" for part in parts if (facts := cited_by(part)))


def _part(part: EasyPart) -> str:
    return join([f"## {plain(part.heading)}", *map(_sentence, part.sentences)]).rstrip()


def _sentence(sentence: EasySentence) -> str:
    picture = f'<div class="easy__picture">{easy_picture(sentence.picture)}</div>'
    return join(['<div class="easy" markdown="1">', picture, plain(sentence.says.text), "</div>"]).rstrip()


PAGE = CouncilPage(
    id="easy",
    title="Easy Read",
    description="What a personal budget is in {area}, and how to ask for one: short sentences with pictures.",
    edited_in="easy.yaml",
    body=_body,
    explained=False,
    meta={"closed": "where-this-comes-from", "hide": ["toc"]},
)
