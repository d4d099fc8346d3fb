"""Who to turn to about a budget, then about a rule or a mistake; and who runs this copy of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages import asking
from publisher.pages.frame.shared_page import SharedPage
from publisher.pages.parts.text import TALK, bullets, plain
from publisher.pages.passages import only_if
from publisher.wording.reach import mailto, tel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.model.operator import Operator
    from publisher.pages.frame.shared_page import SiteContext


def _body(context: SiteContext) -> Iterator[str]:
    first = "**Talk to your council's free advice service, or to the team that decides.**"
    whom = f"“{asking.PAGE.title}”: it says who to ask for each kind of budget."
    last = "This site cannot see your answers, look at your case or decide anything."
    yield only_if("own", f"{first} Open {whom} {last}", f"{first} Choose your council, and open {whom} {last}")
    yield TALK
    yield "## About a rule that seems wrong"
    yield "If the council's own pages say it, tell the council."
    if context.operator is None:
        yield from _nobody()
    else:
        yield "If we have put it wrongly here, tell us."
        yield "## Who runs this copy of the site"
        yield from _somebody(context.operator)
    yield "## What to say"
    yield "You help most if you say:"
    yield bullets(
        [
            "which page it is, and its version: you can copy both from the end of each page",
            "what you wanted to do, and what happened",
            "what you use, such as a phone with a screen reader, if you think that it matters",
        ]
    )
    yield "Please leave out your child's name and anything private. We do not need it to put a page right."


def _nobody() -> list[str]:
    return [
        (
            "If we have put it wrongly here, ask the council what its rule is. No council has taken on this copy of "
            "the site yet. So check anything that matters with the council before you act on it."
        ),
    ]


def _somebody(operator: Operator) -> list[str]:
    ways = []
    if operator.email:
        ways.append(f"Email: [{plain(operator.email)}]({mailto(operator.email)})")
    if operator.phone:
        ways.append(f"Phone: [{plain(operator.phone)}]({tel(operator.phone)})")
    if operator.post:
        ways.append(f"Post: {plain(operator.post)}")
    return [f"**{plain(operator.name)}** runs this copy of the site.", bullets(ways)]


PAGE = SharedPage(
    path="contact.md",
    title="Contact",
    description=(
        "Who to talk to about your child or a budget, who to tell about a mistake, and who runs this copy of the site."
    ),
    body=_body,
)
