"""What a council's pages decide (policy.yaml): as it is written, and complete."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from publisher.model.base import Cites, Id, Part, Sentences, Text
from publisher.model.council.clauses import Clause, Rule, WrittenClause
from publisher.model.council.conflicts import Conflict
from publisher.model.council.guidance import Section
from publisher.model.council.outcomes import Holder, Note, Strand, Way, WrittenHolder, WrittenStrand, WrittenWay
from publisher.model.council.redress import RedressStep
from publisher.model.council.review import ReviewMoment
from publisher.model.council.spending import SpendingVerdict
from publisher.model.references import GuidancePageId


class Removal(Part):
    """A national item that does not apply in this council, on purpose."""

    list: Literal["spending", "review", "redress"]
    id: Id
    was: Text
    why: Sentences
    cites: Cites


class _Own(Part):
    """What only the council itself can write."""

    rules: list[Rule] = Field(default_factory=list)
    notes: list[Note] = Field(default_factory=list)
    spending: list[SpendingVerdict]
    review: list[ReviewMoment]
    redress: list[RedressStep]
    removes: list[Removal] = Field(default_factory=list)
    conflicts: list[Conflict] = Field(default_factory=list)
    guidance: dict[GuidancePageId, list[Section]]


class WrittenPolicy(_Own):
    """policy.yaml. What it leaves to what all councils share is not in here."""

    clauses: list[WrittenClause] = Field(min_length=1, max_length=2000)
    strands: list[WrittenStrand] = Field(min_length=1)
    ways: list[WrittenWay] = Field(min_length=1)
    holders: list[WrittenHolder] = Field(min_length=1)


class Policy(_Own):
    """A council's policy with everything that it shares filled in."""

    clauses: list[Clause]
    strands: list[Strand]
    ways: list[Way]
    holders: list[Holder]
