"""Who runs this copy of the site, whom to ask about what, and what to say."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from publisher.pages import asking, heard
from publisher.pages.frame.shared_page import SharedPage
from publisher.pages.parts.text import bullets, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.model.operator import Operator
    from publisher.pages.frame.shared_page import SiteContext


def _body(context: SiteContext) -> Iterator[str]:
    yield "## About your child, or a budget"
    yield (
        "**Ask your council.** Nobody at this site can see your answers, look at your case or decide anything. "
        f"[Choose your council](index.md#councils) and open “{asking.PAGE.title}”. It names who to "
        "ask for each kind of budget."
    )
    yield "## About a rule that seems wrong"
    yield (
        f"If the council's own pages say it, tell the council. Its page “{heard.PAGE.title}” has how. If we have "
        "put it wrongly here, tell whoever runs this copy of the site."
    )
    yield "## Who runs this copy of the site"
    yield from _nobody() if context.operator is None else _somebody(context.operator)
    yield "## What to say"
    yield "You help most if you say:"
    yield bullets(
        [
            "which page it is, and its version: you can copy both from the end of each page",
            "what you wanted to do, and what happened",
            "what you use, such as a phone with a screen reader, if you think that it matters",
        ]
    )
    yield "Please leave out your child's name and anything private. It is not needed to mend a page."


def _nobody() -> list[str]:
    return [
        (
            "**Nobody does yet.** No council or other organisation has put its name to this copy. So there is nobody "
            "to write to, and you should not rely on it. Ask your council instead."
        ),
        (
            "*For councils:* before families use a copy, [fill in who runs it]"
            "(council/index.md#say-who-runs-your-copy). Each build reminds you until you have."
        ),
    ]


def _somebody(operator: Operator) -> list[str]:
    ways = []
    if operator.email:
        ways.append(f"Email: [{plain(operator.email)}](mailto:{quote(operator.email, safe='@')})")
    if operator.phone:
        ways.append(f"Phone: {plain(operator.phone)}")
    if operator.post:
        ways.append(f"Post: {plain(operator.post)}")
    return [f"**{plain(operator.name)}** runs this copy of the site.", bullets(ways)]


PAGE = SharedPage(
    path="contact.md",
    title="Contact",
    description=(
        "Who runs this copy of the Local Offer Reckoner, and whom to ask about your child, a rule or a mistake."
    ),
    body=_body,
)
