"""Where a family that is stuck turns: to somebody who answers, to answers, and to where all of it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.frame.council_page import CouncilPage
from publisher.pages.parts.text import TALK, bullets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.pages.frame.council_page import PageContext


def _body(context: PageContext) -> Iterator[str]:
    yield "Not sure what to do? You can talk to somebody, or look for an answer below."
    yield TALK
    yield "## Find an answer"
    yield bullets(context.pages[id_].link for id_ in ("faq", "cases"))
    yield "## Sources, and what families said"
    yield bullets(context.pages[id_].link for id_ in ("sources", "heard"))


PAGE = CouncilPage(
    id="help",
    title="Help and answers",
    description="Who to talk to in {area} about a personal budget, and answers to what families ask.",
    edited_in="council.yaml",
    body=_body,
    meta={"hide": ["toc"]},
)
