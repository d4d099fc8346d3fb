"""Who runs this copy of the site, whom to ask about what, and what to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.parts.text import bullets, join, plain

if TYPE_CHECKING:
    from publisher.model.operator import Operator

PATH = "contact.md"

_FRONT_MATTER = """\
---
title: "Contact"
description: "Who runs this copy of the Local Offer Reckoner, and whom to ask about your child, a rule or a mistake."
---"""


def contact(operator: Operator | None) -> str:
    """The page in Markdown, with front matter."""
    return join(
        [
            _FRONT_MATTER,
            "# Contact",
            "## About your child, or a budget",
            (
                "**Ask your council.** Nobody at this site can see your answers, look at your case or decide anything. "
                "[Choose your council](index.md#councils) and open “When and how to ask”. It names who to "
                "ask for each kind of budget."
            ),
            "## About a rule that seems wrong",
            (
                "If the council's own pages say it, tell the council. Its page “You said, we did” has how. If we have "
                "put it wrongly here, tell whoever runs this copy of the site."
            ),
            "## Who runs this copy of the site",
            *(_nobody() if operator is None else _somebody(operator)),
            "## What to say",
            "You help most if you say:",
            bullets(
                [
                    "which page it is, and its version: both stand at the end of each page, ready to copy",
                    "what you wanted to do, and what happened",
                    "what you use, such as a phone with a screen reader, if you think that it matters",
                ]
            ),
            "Please leave out your child's name and anything private. It is not needed to mend a page.",
        ]
    )


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
        ways.append(f"Email: [{plain(operator.email)}](mailto:{operator.email})")
    if operator.phone:
        ways.append(f"Phone: {plain(operator.phone)}")
    if operator.post:
        ways.append(f"Post: {plain(operator.post)}")
    return [f"**{plain(operator.name)}** runs this copy of the site.", bullets(ways)]
