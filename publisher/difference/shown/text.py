"""A comparison as text to read in a terminal."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from publisher.difference.shown.outline import Detail, Heading, Line, outline

if TYPE_CHECKING:
    from publisher.difference.result import Comparison

_RULES = {1: "=", 2: "-"}


def as_text(comparison: Comparison, *, full: bool = False, width: int = 100) -> str:
    """A comparison for a person to read.

    Args:
        comparison: what was compared.
        full: whether to show the details, too.
        width: how many characters a line may have.
    """
    lines: list[str] = []
    for each in outline(comparison):
        if isinstance(each, Detail):
            lines += _heading(each.heading, width)
            shown = each.lines if full else [Line(0, f"{each.instead} To see them: --full"), *each.briefly]
            lines += (_line(line, width) for line in shown)
        elif isinstance(each, Heading):
            lines += _heading(each, width)
        else:
            lines += ["", _line(each, width)] if each.depth == 0 else [_line(each, width)]
    return "\n".join(lines).strip()


def _heading(heading: Heading, width: int) -> list[str]:
    text = fill(heading.text, width)
    longest = max(map(len, text.split("\n")))
    return ["", text, *([_RULES[heading.level] * longest] if heading.level in _RULES else [])]


def _line(line: Line, width: int) -> str:
    if line.depth == 0:
        return fill(line.text, width)
    indent = "  " * line.depth
    return fill(f"* {line.text}", width, initial_indent=indent, subsequent_indent=f"{indent}  ")
