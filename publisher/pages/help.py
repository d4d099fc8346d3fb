"""Where a family that is stuck turns: to somebody who answers, to answers, and to where all of it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.frame.council_page import CouncilPage
from publisher.pages.parts.contacts import contact_line
from publisher.pages.parts.text import TALK, bullets, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.model.council.council import Council
    from publisher.pages.frame.council_page import PageContext


def _body(context: PageContext) -> Iterator[str]:
    yield "Not sure what to do? You can talk to somebody, or look for an answer below."
    yield TALK
    yield "## Find an answer"
    yield bullets(context.pages[id_].link for id_ in ("faq", "cases", "sources", "heard") if id_ in context.pages)
    yield from _feedback(context.edition.council)


def _feedback(council: Council) -> Iterator[str]:
    yield "## How to tell the council what you think { #tell-the-council }"
    yield (
        "This site cannot take messages. Tell the council itself. Say which page you mean: its name and version "
        "are at the end of each page."
    )
    if council.feedback is None:
        yield (
            f"The pages that we read do not say who at {plain(council.name)} takes views on them. Ask anybody at the "
            "council who works with your family, or use the council's own web site."
        )
    helpers = [council.helper("local_offer"), council.helper("complaints")]
    tell = [contact for contact in council.contacts if contact.id == council.feedback]
    tell += [contact for contact in helpers if contact is not None and contact not in tell]
    yield bullets(map(contact_line, tell))


PAGE = CouncilPage(
    id="help",
    title="Help and answers",
    description="Who to talk to in {area} about a personal budget, and answers to what families ask.",
    edited_in="council.yaml",
    body=_body,
    meta={"hide": ["toc"]},
)
