"""The short answer at the top of each page (short.yaml): for families who read nothing else of it."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from publisher.model.base import Cites, Dated, Id, Part, Prose, Sentences, Text
from publisher.model.references import GuidancePageId

Named = Annotated[str, StringConstraints(pattern=r"^[a-z]+\.[a-z][a-z0-9_]*$")]
"""A part of the policy by its kind and its id: `strand.education`, `clause.aged_16` or `spending.gym`, say."""

Mark = Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{8}|new)$")]
"""The mark of some rules, or `new` as long as nobody has put it in."""


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
            raise ValueError("every row has as many cells as there are columns")
        return self


class Example(Part):
    """An invented family, and what the rules come to for it. `check` tries it."""

    text: Sentences
    given: dict[Id, str | int] = Field(min_length=1, description="Its answers to the reckoner's questions.")
    gets: dict[Named, Id] = Field(min_length=1, description="The status that it gets, of a strand or a holder.")


class ShortPage(Dated):
    """What a page comes to, in a few sentences, a small table and two examples.

    It is written by hand, so nothing makes it follow the rules: `was` is the mark of what it sums up, as it was when it
    was written.
    """

    page: GuidancePageId
    answer: list[Prose] = Field(min_length=1, max_length=4)
    table: Table | None = None
    examples: list[Example] = Field(default_factory=list, max_length=2)
    sums_up: list[Named] = Field(default_factory=list, description="The rules and items that it sums up.")
    was: Mark = Field(description="The mark of all that it sums up and cites; `check` gives it.")


class ShortFile(Part):
    """short.yaml."""

    pages: list[ShortPage]
