"""What holds in every council (england/floor.yaml): the national rules, and how far a council may depart from each."""

from __future__ import annotations

from typing import Literal, Self, get_args

from pydantic import Field, model_validator

from publisher.model.base import Cites, Id, Part, Text, Uncited
from publisher.model.council.clauses import Clause
from publisher.model.council.redress import RedressStep
from publisher.model.council.review import ReviewMoment
from publisher.model.council.spending import SpendingVerdict
from publisher.model.formulas import Formula, Test, walk
from publisher.model.references import HolderId, StrandId, WayId
from reckoner.result import HolderStatus, StrandStatus, WayStatus

Strength = Literal["locked", "settable", "open"]
"""Whether a council has to keep a rule, may replace it, or has to set its own."""


class NationalClause(Clause):
    """A clause that every council's rules can name."""

    strength: Strength


class NationalVerdict(SpendingVerdict):
    """What the national rules say about paying for something."""

    strength: Strength


class NationalReview(ReviewMoment):
    """A review that the national rules ask for."""

    strength: Strength


class NationalRedress(RedressStep):
    """Something that a family can do anywhere."""

    strength: Strength


_STATUSES = {"strand": get_args(StrandStatus), "way": get_args(WayStatus), "holder": get_args(HolderStatus)}


class Limit(Part):
    """What no council's rules may say to a family (`never`), or have to say to some family (`some`).

    It is about a strand, or about a way or a holder: in one strand where it names one, or else wherever they are. `if`
    tests answers directly. That a family is asked a question is part of what a test of it says, and a question that a
    council never asks may have any answer.
    """

    id: Id
    strand: StrandId | None = None
    way: WayId | None = None
    holder: HolderId | None = None
    if_: Formula = Field(alias="if")
    never: list[Id] = Field(default_factory=list, description="Statuses that no family with these answers is given.")
    some: list[Id] = Field(default_factory=list, description="Statuses of which some family with them is given one.")
    says: Text
    cites: Cites

    @model_validator(mode="after")
    def _about_one_thing(self) -> Self:
        if (self.way is None and self.holder is None and self.strand is None) or (self.way and self.holder):
            raise ValueError("a limit is about a strand, about a way or about a holder; the last two can name a strand")
        if bool(self.never) == bool(self.some):
            raise ValueError("a limit has either 'never' or 'some'")
        known = _STATUSES[self.kind]
        if unknown := [status for status in [*self.never, *self.some] if status not in known]:
            raise ValueError(f"'{unknown[0]}' is no status of a {self.kind}: use some of {', '.join(known)}")
        return self

    @property
    def kind(self) -> Literal["strand", "way", "holder"]:
        """What it is about: a strand, or a way or holder, be it in one strand or in all."""
        return "way" if self.way else "holder" if self.holder else "strand"

    @property
    def tests(self) -> list[Test]:
        """The tests of answers that its condition makes."""
        return [found for _, found in walk(self.if_) if isinstance(found, Test)]


class SpendingItem(Part):
    """Something that families ask about: the same list for every council."""

    id: Id
    name: Text


class Floor(Part):
    """floor.yaml."""

    clauses: list[NationalClause]
    spending_items: list[SpendingItem]
    spending: list[NationalVerdict]
    review: list[NationalReview]
    redress: list[NationalRedress]
    limits: list[Limit]
    uncited: list[Uncited] = Field(
        default_factory=list, description="Rules of law.csv that no floor, checklist or council cites, and why."
    )
