"""Worked families (cases.yaml): published on the site, and run as tests."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from publisher.model.base import Id, Part, Sentences, Text
from publisher.model.references import HolderId, StrandId, WayId
from reckoner.result import HolderStatus, NeedAnswers, StrandStatus, WayStatus


class ExpectedStrand(Part):
    """The result that a family expects for one strand. Keys left out are not compared."""

    status: StrandStatus | NeedAnswers | None = None
    met: list[Id] | None = Field(default=None, description="Exactly the clauses given as met.")
    unmet: list[Id] | None = None
    unknown: list[Id] | None = None
    change: dict[Id, Id | int] | None = Field(default=None, description="The smallest change: question to answer.")
    ways: dict[WayId, WayStatus | NeedAnswers] = Field(default_factory=dict)
    holders: dict[HolderId, HolderStatus | NeedAnswers] = Field(
        default_factory=dict, description="Who may hold a direct payment in this strand."
    )


class Expected(Part):
    """The result that a family expects. Keys left out are not compared."""

    strands: dict[StrandId, ExpectedStrand] = Field(default_factory=dict)
    holders: dict[HolderId, HolderStatus | NeedAnswers] = Field(default_factory=dict)
    notes: list[Id] | None = None
    next_question: Id | None = Field(default=None, description="null where nothing more is asked.")
    settled: bool | None = None


class Case(Part):
    """One worked family: a sentence, its answers, and its expected result."""

    name: Text
    story: Sentences
    as_of: date
    given: dict[Id, Id | int]
    expect: Expected


class CasesFile(Part):
    """cases.yaml."""

    cases: list[Case]
