"""What holds in every council (england/floor.yaml): the national rules, and how far a council may depart from each."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from publisher.model.base import Cites, Id, Part, Text, Uncited
from publisher.model.council.clauses import Clause
from publisher.model.council.redress import RedressStep
from publisher.model.council.review import ReviewMoment
from publisher.model.council.spending import SpendingVerdict
from publisher.model.formulas import Formula
from publisher.model.references import StrandId
from reckoner.result import StrandStatus

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


class Limit(Part):
    """What no council's rules may say to a family, whatever its pages state. `if` tests answers directly."""

    id: Id
    strand: StrandId
    if_: Formula = Field(alias="if")
    never: list[StrandStatus] = Field(min_length=1)
    says: Text
    cites: Cites


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
