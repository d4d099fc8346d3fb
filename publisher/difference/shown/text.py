"""A comparison as text to read in a terminal."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from publisher.difference.shown.outline import Detail, Heading, Line, outline

if TYPE_CHECKING:
    from publisher.difference.result import Comparison

_WIDTH = 100
_RULES = {1: "=", 2: "-"}


def as_text(comparison: Comparison, *, full: bool = False) -> str:
    """A comparison for a person to read.

    Args:
        comparison: what was compared.
        full: whether to show the details, too.
    """
    lines: list[str] = []
    for each in outline(comparison):
        if isinstance(each, Detail):
            lines += _heading(each.heading)
            shown = each.lines if full else [Line(1, f"{each.instead} To see them: --full")]
            lines += (_line(line) for line in shown)
        elif isinstance(each, Heading):
            lines += _heading(each)
        else:
            lines += ["", _line(each)] if each.depth == 0 else [_line(each)]
    return "\n".join(lines).strip()


def _heading(heading: Heading) -> list[str]:
    under = [_RULES[heading.level] * min(len(heading.text), _WIDTH)] if heading.level in _RULES else []
    return ["", heading.text, *under]


def _line(line: Line) -> str:
    if line.depth == 0:
        return fill(line.text, _WIDTH)
    indent = "  " * line.depth
    return fill(f"* {line.text}", _WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  ")
