"""What a budget can pay for."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from publisher.model.base import Cites, Dated, Id, Override, ToldSentences, Unfit
from publisher.model.references import StrandId


class SpendingVerdict(Dated):
    """Whether the budget can pay for something that families ask about (`item`, from england/floor.yaml)."""

    item: Id
    verdict: Literal["if_agreed", "ask", "no"]
    text: ToldSentences
    instead: ToldSentences | None = Field(default=None, description="What to do instead. Needed for a no.")
    strands: list[StrandId] = Field(default_factory=list, description="The strands it is about; all where left out.")
    cites: Cites
    overrides: Override | None = None

    @model_validator(mode="after")
    def _a_no_has_a_way_on(self) -> Self:
        if self.verdict == "no" and self.instead is None:
            raise Unfit(
                "an item with the verdict 'no' says what to do 'instead'", "Add 'instead:' with what a family can do."
            )
        return self
