"""The short answer at the top of each page (short.yaml): for families who read nothing else of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Self

from pydantic import Field, model_validator

from publisher.model.base import Cites, Dated, Id, Part, Prose, Sentences, Text, Unfit, most_at_once
from publisher.model.council.summaries.summing_up import Named, SummingUp
from publisher.model.references import GuidancePageId

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_MOST_SENTENCES = 3
_MOST_ROWS = 8
_MOST_EXAMPLES = 2
_MOST_ON_ALL_DAYS = 40
"""So many there can be of each with days that follow one another."""


_ENDS_WITHIN = re.compile(r"[.!?;][\"')]*\s+(?=[\"'(]?[A-Za-z0-9{])")
"""Where another sentence begins. What a semicolon joins are two."""

_POINTS = re.compile(r"\b(?:e\.g|i\.e|etc|Dr|Mr|Mrs|Ms)\.")


def _sentences(prose: Prose) -> int:
    """How many sentences an entry of an answer has: it can have more than one."""
    return 1 + len(_ENDS_WITHIN.findall(_POINTS.sub("", prose.text.strip())))


def _see_that_no_more_than[P: Part](
    most: int, parts: Sequence[P], called: str, count: Callable[[P], int] = lambda _: 1
) -> None:
    """See that on no day there is more of some parts than a family reads; others can follow on other days."""
    there = most_at_once(parts, count)
    if there > most:
        raise Unfit(
            f"a short answer has no more than {most} {called} on any day, and this has {there}",
            "Leave some out, or give those that follow each other their days with 'from' and 'until'.",
        )


class Row(Dated):
    """A line of the table, a cell for each of its columns."""

    cells: list[Text] = Field(min_length=2, max_length=3)
    cites: Cites


class Table(Part):
    """A table of a few rows: what a family has, what it can do, and whom it asks, say. The most usual comes first."""

    columns: list[Text] = Field(min_length=2, max_length=3)
    rows: list[Row] = Field(min_length=2, max_length=_MOST_ON_ALL_DAYS)

    @model_validator(mode="after")
    def _every_row_is_whole(self) -> Self:
        _see_that_no_more_than(_MOST_ROWS, self.rows, "rows")
        if any(len(row.cells) != len(self.columns) for row in self.rows):
            raise Unfit(
                "every row has as many cells as there are columns",
                "Add the cells that are missing, or remove those that are too many.",
            )
        return self


class Example(Dated):
    """An invented family, and what the rules come to for it. `check` tries it."""

    text: Sentences
    given: dict[Id, str | int] = Field(min_length=1, description="Its answers to the reckoner's questions.")
    gets: dict[Named, Id] = Field(min_length=1, description="The status that it gets, of a strand or a holder.")


class ShortPage(SummingUp):
    """What a page comes to, in three sentences at most, a small table and two examples."""

    page: GuidancePageId
    answer: list[Prose] = Field(min_length=1, max_length=_MOST_ON_ALL_DAYS)
    table: Table | None = None
    examples: list[Example] = Field(default_factory=list, max_length=_MOST_ON_ALL_DAYS)

    @model_validator(mode="after")
    def _is_short(self) -> Self:
        _see_that_no_more_than(_MOST_SENTENCES, self.answer, "sentences", _sentences)
        _see_that_no_more_than(_MOST_EXAMPLES, self.examples, "examples")
        return self


class ShortFile(Part):
    """short.yaml."""

    pages: list[ShortPage]
