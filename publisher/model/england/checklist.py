"""What families should find on a council's page (england/checklist.yaml)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from publisher.model.base import FactId, Id, Part, Text


class Item(Part):
    """One thing that a council's page on personal budgets covers or leaves out."""

    id: Id
    duty: Literal["must", "should"] = Field(
        description="`must` for what families need to know to use their rights, `should` for what helps besides."
    )
    name: Text = Field(description="The thing in a few plain words, for families and officers.")
    cites: list[FactId] = Field(
        default_factory=list, description="The rules of law.csv behind it, where there are any."
    )


class Checklist(Part):
    """checklist.yaml."""

    items: list[Item] = Field(min_length=1)
