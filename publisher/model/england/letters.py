"""Words that a family can send (england/letters.yaml): one letter for each strand and each status that it can have."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from publisher.model.base import Cites, Part, Sentences, Text
from publisher.model.references import StrandId
from reckoner.result import NeedAnswers, StrandStatus

LetterStatus = StrandStatus | NeedAnswers
"""A strand's status in a result: one of the policy's, or that the open answers can still change it."""


class Letter(Part):
    """What a family can write about a strand. After `ask` the rules of law that it cites are listed."""

    strand: StrandId
    for_: list[LetterStatus] = Field(alias="for", min_length=1)
    still: Sentences | None = Field(
        default=None, description="Tells the family that it can still ask, and how. Required except for ask_now."
    )
    subject: Text
    ask: Sentences = Field(description="What the family asks for. It leads over to the rules.")
    then: list[Sentences] = Field(min_length=1, description="What else the letter asks, a sentence each.")
    cites: Cites

    @model_validator(mode="after")
    def _never_a_bare_no(self) -> Self:
        if self.still is None and self.for_ != ["ask_now"]:
            raise ValueError("a letter for anything but 'ask_now' says in 'still' that the family can still ask")
        return self


class Letters(Part):
    """letters.yaml."""

    letters: list[Letter]
