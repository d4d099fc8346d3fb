"""What the rules lead to: strands, ways, holders and notes, each with an ordered list of outcomes.

The first outcome whose condition holds applies, and the last one always does (`otherwise: true`), so that every
family has exactly one.
"""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from publisher.model.base import Cites, Dated, FactId, Id, Part, Statement, Step, Text
from publisher.model.formulas import Formula
from publisher.model.kinds import GuidancePageId, HolderId, StrandId, WayId
from reckoner.result import HolderStatus, StrandStatus, WayStatus


class Outcome(Dated):
    """One possible result: when it applies, its words, and what comes next."""

    status: StrandStatus | WayStatus | HolderStatus
    if_: Formula | None = Field(default=None, alias="if")
    otherwise: Literal[True] | None = Field(default=None, description="Always applies. Stands last.")
    headline: Text
    when: Text | None = Field(default=None, description="The moment to ask, where it is not now.")
    steps: list[Step] = Field(default_factory=list, description="What to do, in order.")
    ask: list[Id] | None = Field(default=None, description="Contacts to ask; the strand's own where left out.")
    council_decides: list[Id] = Field(default_factory=list, description="Clauses of discretion that it still rests on.")
    cites: list[FactId] = Field(default_factory=list)

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if (self.if_ is None) == (self.otherwise is None):
            raise ValueError("an outcome has either 'if' or 'otherwise: true'")
        return self


class StrandOutcome(Outcome):
    """A possible result for a strand."""

    status: StrandStatus


class WayOutcome(Outcome):
    """A possible result for a way of managing the money."""

    status: WayStatus


class HolderOutcome(Outcome):
    """A possible result for somebody who might hold a direct payment."""

    status: HolderStatus


class Strand(Part):
    """A kind of budget: education, say."""

    id: StrandId
    name: Text
    about: list[Statement] = Field(min_length=1)
    ask: list[Id] = Field(min_length=1, description="Contacts to ask about this strand.")
    outcomes: list[StrandOutcome] = Field(min_length=1)


class Meaning(Part):
    """What a way means for a family, in one respect."""

    topic: Literal["work", "control", "people", "money"]
    text: Text
    cites: Cites


class Form(Part):
    """A form that a way comes in: a bank account or a card, say."""

    id: Id
    name: Text
    text: Text
    cites: Cites


class Way(Part):
    """A way of managing a budget. `strands` holds outcomes that differ from the general ones for a strand."""

    id: WayId
    name: Text
    about: list[Statement] = Field(min_length=1)
    means: list[Meaning] = Field(default_factory=list)
    forms: list[Form] = Field(default_factory=list)
    outcomes: list[WayOutcome] = Field(min_length=1)
    strands: dict[StrandId, list[WayOutcome]] = Field(default_factory=dict)


class Holder(Part):
    """Somebody who may hold a direct payment. `strands` holds outcomes that differ for a strand."""

    id: HolderId
    name: Text
    about: list[Statement] = Field(min_length=1)
    outcomes: list[HolderOutcome] = Field(min_length=1)
    strands: dict[StrandId, list[HolderOutcome]] = Field(default_factory=dict)


class Note(Dated):
    """Advice that is shown where its condition holds."""

    id: Id
    page: GuidancePageId
    if_: Formula = Field(alias="if")
    text: Text
    cites: Cites
