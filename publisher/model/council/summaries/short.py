"""The short answer at the top of each page (short.yaml): for families who read nothing else of it."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from publisher.model.base import Cites, Id, Part, Prose, Sentences, Text, Unfit
from publisher.model.council.summaries.summing_up import Named, SummingUp
from publisher.model.references import GuidancePageId


class Row(Part):
    """A line of the table, a cell for each of its columns."""

    cells: list[Text] = Field(min_length=2, max_length=3)
    cites: Cites


class Table(Part):
    """A table of a few rows: what a family has, what it can do, and whom it asks, say. The most usual comes first."""

    columns: list[Text] = Field(min_length=2, max_length=3)
    rows: list[Row] = Field(min_length=2, max_length=8)

    @model_validator(mode="after")
    def _every_row_is_whole(self) -> Self:
        if any(len(row.cells) != len(self.columns) for row in self.rows):
            raise Unfit(
                "every row has as many cells as there are columns",
                "Add the cells that are missing, or remove those that are too many.",
            )
        return self


class Example(Part):
    """An invented family, and what the rules come to for it. `check` tries it."""

    text: Sentences
    given: dict[Id, str | int] = Field(min_length=1, description="Its answers to the reckoner's questions.")
    gets: dict[Named, Id] = Field(min_length=1, description="The status that it gets, of a strand or a holder.")


class ShortPage(SummingUp):
    """What a page comes to, in a few sentences, a small table and two examples."""

    page: GuidancePageId
    answer: list[Prose] = Field(min_length=1, max_length=4)
    table: Table | None = None
    examples: list[Example] = Field(default_factory=list, max_length=2)


class ShortFile(Part):
    """short.yaml."""

    pages: list[ShortPage]
