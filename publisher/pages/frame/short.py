"""The short answer at the top of a page, and all the rules closed below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.parts.text import bullets, cite, join, paragraphs, plain, web_link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publisher.model.council.summaries.short import Row, ShortPage, Table
    from publisher.model.england.bodies import Bodies

CLOSED = "all-the-rules"
"""The id of the heading of what is closed."""


def short_answer(page: ShortPage, button: str, bodies: Bodies) -> str:
    """A short answer: its sentences, its table, its examples, and the way to the reckoner.

    Args:
        page: what was written by hand.
        button: the link to the reckoner.
        bodies: those of all of England; in the table the ones that decide are led to.
    """
    return join(
        [
            paragraphs(page.answer),
            _table(page.table, bodies) if page.table else "",
            f"## For example\n\n{bullets(plain(example.text) for example in page.examples)}" if page.examples else "",
            button,
        ]
    ).rstrip()


def all_the_rules(parts: list[str]) -> str:
    """Everything else of a page, under a heading by which it is closed."""
    return join([f"## All the rules, with sources {{ #{CLOSED} }}", *parts])


def _table(table: Table, bodies: Bodies) -> str:
    rows = (_row(row, bodies) for row in table.rows)
    return "\n".join([_line(map(_cell, table.columns)), _line(["---"] * len(table.columns)), *rows])


def _row(row: Row, bodies: Bodies) -> str:
    first, *between, last = (_leading(_cell(cell), bodies) for cell in row.cells)
    return _line([f"**{first}**", *between, last + cite(row.cites)])


def _leading(cell: str, bodies: Bodies) -> str:
    """A cell in which the name of a body that decides leads to it."""
    for body in bodies.bodies:
        names = [name for name in (body.name, body.called) if name and body.does == "decide"]
        named = next((name for name in map(plain, names) if name in cell), None)
        if named is not None:
            cell = cell.replace(named, web_link(named, body.web), 1)
    return cell


def _cell(text: str) -> str:
    return plain(text).replace("|", "&#124;")


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
