"""What a council's pages decide (policy.yaml)."""

from __future__ import annotations

from pydantic import Field

from publisher.model.base import Part
from publisher.model.clauses import Clause, Rule
from publisher.model.guidance import Conflict, RedressStep, Removal, ReviewMoment, Section, SpendingVerdict
from publisher.model.kinds import GuidancePageId
from publisher.model.outcomes import Holder, Note, Strand, Way


class Policy(Part):
    """policy.yaml."""

    clauses: list[Clause] = Field(min_length=1)
    rules: list[Rule] = Field(default_factory=list)
    strands: list[Strand] = Field(min_length=1)
    ways: list[Way] = Field(min_length=1)
    holders: list[Holder] = Field(min_length=1)
    notes: list[Note] = Field(default_factory=list)
    spending: list[SpendingVerdict]
    review: list[ReviewMoment]
    redress: list[RedressStep]
    removes: list[Removal] = Field(default_factory=list)
    conflicts: list[Conflict] = Field(default_factory=list)
    guidance: dict[GuidancePageId, list[Section]]
