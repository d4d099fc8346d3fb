"""Draws how a nation grows: `python -m tests.bench.nation_plot` makes docs/images/nation.svg of what a page says.

The page is docs/architecture/nation.md.

The tables there have what `tests.bench.nation_build` printed. Nothing is measured here.
"""

from __future__ import annotations

import re
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Sequence

    type _Rows = dict[float, dict[str, float]]

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "architecture" / "nation.md"
PICTURE = ROOT / "docs" / "images" / "nation.svg"

_BLUE, _BROWN, _GREEN, _RED = "#00548f", "#8a5a00", "#2f6b2f", "#a01c3c"


class _Line(NamedTuple):
    """A line: what it is called, the heading of its column, how many of its units one of the plot is, its colour."""

    name: str
    heading: str
    each: float
    colour: str


_PLOTS = (
    (
        "Minutes of a processor",
        (_Line("ours", "ours", 60, _BLUE), _Line("plain MkDocs", "plain", 60, _BROWN)),
    ),
    (
        "Memory, in GB",
        (_Line("ours", "memory, ours", 1000, _BLUE), _Line("plain MkDocs", "memory, plain", 1000, _BROWN)),
    ),
    (
        "What a family loads, in kB",
        (
            _Line("search", "search of one council", 1, _BLUE),
            _Line("home", "home", 1, _BROWN),
            _Line("a council's page", "a council's page", 1, _GREEN),
            _Line("comparison", "comparison", 1, _RED),
        ),
    ),
)

_WIDE, _HIGH, _LEFT, _TOP, _RIGHT, _BELOW = 190, 170, 42, 36, 108, 44
"""The size of a plot in pixels, and the room around it."""

_APART = 15
"""How far names of lines are from one another at least."""

_TICK = Markup('<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="#ccc"/>\n')
_TEXT = Markup('<text x="{x}" y="{y}" text-anchor="{anchor}" fill="{colour}"{bold}>{text}</text>\n')
_PATH = Markup('<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>\n')
_POINT = Markup('<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>\n')
_PICTURE = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}"'
    ' font-family="sans-serif" font-size="12">\n<rect width="{wide}" height="{high}" fill="#fff"/>\n{plots}</svg>\n'
)


def drawn(page: str) -> str:
    """The picture of the tables in a page, as SVG on white, which can be read in the light and in the dark."""
    rows = _rows(page)
    plots = [_plot(number, title, lines, rows) for number, (title, lines) in enumerate(_PLOTS)]
    wide = len(_PLOTS) * (_LEFT + _WIDE + _RIGHT)
    return _PICTURE.format(wide=wide, high=_TOP + _HIGH + _BELOW, plots=Markup().join(plots))


def _rows(page: str) -> _Rows:
    """For each number of councils what the tables say of it: the columns of all tables whose first one is that."""
    found: _Rows = {}
    lines = iter(page.splitlines())
    for line in lines:
        if line.startswith("| councils |"):
            headings = _cells(line)
            for row in takewhile(lambda each: each.startswith("|"), lines):
                if "---" not in row:
                    values = dict(zip(headings, map(_number, _cells(row)), strict=True))
                    found.setdefault(values["councils"], {}).update(values)
    return found


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def _number(cell: str) -> float:
    found = re.match(r"[0-9.,]+", cell)
    return float(found[0].replace(",", "")) if found else 0.0


def _plot(number: int, title: str, lines: Sequence[_Line], rows: _Rows) -> Markup:
    left = number * (_LEFT + _WIDE + _RIGHT) + _LEFT
    bottom = _TOP + _HIGH
    councils = sorted(rows)
    values = {line: [rows[each][line.heading] / line.each for each in councils] for line in lines}
    step = _step(max(max(each) for each in values.values()))
    top = step * 4

    def across(number_of_councils: float) -> float:
        return round(left + _WIDE * number_of_councils / councils[-1], 1)

    def up(value: float) -> float:
        return round(bottom - _HIGH * value / top, 1)

    parts = [_text(left, _TOP - 14, title, bold=True)]
    for tick in range(5):
        parts.append(_TICK.format(x1=left, y1=up(tick * step), x2=left + _WIDE, y2=up(tick * step)))
        parts.append(_text(left - 6, up(tick * step) + 4, f"{tick * step:g}", "end"))
    parts += [_text(across(each), bottom + 18, f"{each:g}", "middle") for each in councils]
    parts.append(_text(left + _WIDE / 2, bottom + 36, "councils", "middle"))
    free = float("inf")
    for line in sorted(lines, key=lambda each: values[each][-1]):
        points = [(across(each), up(value)) for each, value in zip(councils, values[line], strict=True)]
        parts.append(_PATH.format(points=" ".join(f"{x},{y}" for x, y in points), colour=line.colour))
        parts += [_POINT.format(x=x, y=y, colour=line.colour) for x, y in points]
        free = min(points[-1][1] + 4, free - _APART)
        parts.append(_text(left + _WIDE + 8, free, line.name, colour=line.colour))
    return Markup().join(parts)


def _step(highest: float) -> float:
    """A round step, of which four reach above the highest value."""
    steps = (round_ * 10.0**power for power in range(-2, 6) for round_ in (1, 2, 2.5, 5))
    return next(step for step in steps if step * 4 >= highest)


def _text(x: float, y: float, text: str, anchor: str = "start", *, colour: str = "#222", bold: bool = False) -> Markup:
    weight = Markup(' font-weight="bold"') if bold else Markup()
    return _TEXT.format(x=x, y=round(y, 1), text=text, anchor=anchor, colour=colour, bold=weight)


def main() -> None:
    """Draw the picture anew."""
    PICTURE.write_text(drawn(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
