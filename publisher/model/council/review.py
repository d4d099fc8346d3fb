"""When a budget is looked at again."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from publisher.model.base import Cites, Dated, Id, Override, Part, Text, ToldSentences, Unfit
from publisher.model.references import StrandId, WayId


class Timing(Part):
    """When in a year something happens, counted in months from the start: for a picture, beside the words in `when`."""

    within_months: int | None = Field(default=None, ge=1, le=12, description="Once, before this many months are over.")
    every_months: int | None = Field(
        default=None, ge=1, le=12, description="Again each time this many months are over."
    )

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.within_months is None and self.every_months is None:
            raise Unfit("'timing' has 'within_months', 'every_months' or both", "Add one of them; or remove 'timing'.")
        return self


class ReviewMoment(Dated):
    """A moment at which the budget is looked at again."""

    id: Id
    when: Text
    timing: Timing | None = Field(default=None, description="Left out where the page gives no time.")
    text: ToldSentences
    strands: list[StrandId] = Field(default_factory=list)
    ways: list[WayId] = Field(default_factory=list)
    cites: Cites
    overrides: Override | None = None
