"""The page that explains every problem's code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.frame.shared_page import SharedPage
from publisher.pages.parts.text import plain
from publisher.source.problems import Code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.pages.frame.shared_page import SiteContext

_GROUPS = {
    "LO1": "Reading the files",
    "LO2": "Names and citations",
    "LO3": "Dates",
    "LO4": "Rules",
    "LO5": "Pages",
    "LO6": "Worked families",
    "LO7": "Answers",
    "LO8": "Writing the output",
    "LO9": "Comparing and publishing versions",
}


def _body(context: SiteContext) -> Iterator[str]:
    del context
    yield (
        "`local-offer check` prints each problem with its file and line, a code, what is wrong and what to do. "
        "A code never changes its meaning."
    )
    for start, title in _GROUPS.items():
        rows = [
            f"| `{code.code}`{{ #{code.code.lower()} }} | {plain(code.meaning)} |"
            for code in Code
            if code.code.startswith(start)
        ]
        yield f"## {title}"
        yield "\n".join(["| code | what it means |", "| --- | --- |", *rows])


PAGE = SharedPage(
    path="council/problems.md",
    title="Problems and their codes",
    description="What each code of the check means.",
    body=_body,
)
