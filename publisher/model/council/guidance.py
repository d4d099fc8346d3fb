"""What a council's pages say in prose: sections with a heading."""

from __future__ import annotations

from pydantic import Field

from publisher.model.base import Dated, Prose, Text


class Section(Dated):
    """A heading and what the council's pages say under it."""

    heading: Text
    statements: list[Prose] = Field(min_length=1)
