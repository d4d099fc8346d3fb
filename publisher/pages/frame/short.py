"""The short answer at the top of a page, and all the rules closed below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.parts.text import bullets, cite, join, paragraphs, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publisher.model.council.summaries.short import Row, ShortPage, Table

CLOSED = "all-the-rules"
"""The id of the heading of what is closed."""


def short_answer(page: ShortPage, button: str) -> str:
    """A short answer: its sentences, its table, its examples, and the way to the reckoner.

    Args:
        page: what was written by hand.
        button: the link to the reckoner.
    """
    return join(
        [
            paragraphs(page.answer),
            _table(page.table) if page.table else "",
            f"## For example\n\n{bullets(plain(example.text) for example in page.examples)}" if page.examples else "",
            button,
        ]
    ).rstrip()


def all_the_rules(parts: list[str]) -> str:
    """Everything else of a page, under a heading by which it is closed."""
    return join([f"## All the rules, with sources {{ #{CLOSED} }}", *parts])


def _table(table: Table) -> str:
    lines = [_line(map(_cell, table.columns)), _line(["---"] * len(table.columns)), *(_row(row) for row in table.rows)]
    return "\n".join(lines)


def _row(row: Row) -> str:
    first, *between, last = map(_cell, row.cells)
    return _line([f"**{first}**", *between, last + cite(row.cites)])


def _cell(text: str) -> str:
    return plain(text).replace("|", "&#124;")


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
