"""The page that explains every problem's code."""

from __future__ import annotations

from publisher.pages.parts.text import join, plain
from publisher.source.problems import Code

PATH = "council/problems.md"

_GROUPS = {
    "LO1": "Reading the files",
    "LO2": "Names and citations",
    "LO3": "Dates",
    "LO4": "Rules",
    "LO5": "Pages",
    "LO6": "Worked families",
    "LO7": "Answers",
}


def problems() -> str:
    """The page in Markdown, with front matter."""
    parts = [
        '---\ntitle: "Problems and their codes"\ndescription: "What each code of the check means."\n---',
        "# Problems and their codes",
        (
            "`local-offer check` prints each problem with its file and line, a code, what is wrong and what to do. "
            "A code never changes its meaning."
        ),
    ]
    for start, title in _GROUPS.items():
        rows = [f"| `{code.code}` | {plain(code.meaning)} |" for code in Code if code.code.startswith(start)]
        parts += [f"## {title}", "\n".join(["| code | what it means |", "| --- | --- |", *rows])]
    return join(parts)
