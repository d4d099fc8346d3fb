"""What a family can do after a no."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from publisher.model.base import Dated, Id, Override, Statement, Text, ToldSentences, Unfit
from publisher.model.references import StageId, StrandId


class RedressSaying(Statement):
    """What a page or the law says of a step."""

    strands: list[StrandId] = Field(
        default_factory=list, description="The budgets that this is about, where it is not all those of the step."
    )
    body: Id | None = Field(
        default=None, description="The body of england/bodies.yaml that it tells of: families are led to it."
    )


class AnyRedressStep(Dated):
    """Something a family can do after a no."""

    id: Id
    do: ToldSentences | None = Field(default=None, description="Advice that needs no source, in a sentence or two.")
    strands: list[StrandId] = Field(
        default_factory=list, description="The budgets that the step is for; left out where it is for all of them."
    )
    says: list[RedressSaying] = Field(default_factory=list)
    time_limit: Statement | None = Field(default=None, description="By when the step has to be taken.")

    def check_help(self) -> None:
        """Make sure that the step helps everybody whom it is for."""
        if self.do is None and all(saying.strands for saying in self.says):
            raise Unfit(
                "a step has 'do', or says something without 'strands', for all that it is for",
                "Add 'do' with what a family can do; or remove 'strands' from a sentence of 'says'.",
            )


class RedressStep(AnyRedressStep):
    """What a council's page says of such a step: of a national one that it `joins`, or of one of its own."""

    joins: Id | None = Field(default=None, description="The national step that this becomes a part of.")
    stage: StageId | None = None
    name: Text | None = None
    overrides: Override | None = None

    @model_validator(mode="after")
    def _has_one_place(self) -> Self:
        if self.joins is None and (self.stage is None or self.name is None):
            raise Unfit(
                "a step has 'joins', or a 'stage' and a 'name' of its own",
                "Add 'joins' with the id of a national step; or both 'stage' and 'name'.",
            )
        if self.joins is not None and (self.stage or self.name or self.do or self.strands or self.time_limit):
            raise Unfit(
                "with 'joins', there is only 'says', as the rest is the national step's",
                "Remove everything but 'joins' and 'says'.",
            )
        if self.joins is None:
            self.check_help()
        return self
