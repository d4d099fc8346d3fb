"""Worked families (cases.yaml): run as tests, and some of them shown on the site."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

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


def _from_status(value: Any) -> Any:
    """What is expected of a strand, where a file has its status alone."""
    return {"status": value} if isinstance(value, str) else value


type WrittenExpectation = Annotated[
    ExpectedStrand,
    BeforeValidator(_from_status, json_schema_input_type=ExpectedStrand | StrandStatus | NeedAnswers),
]
"""What a family expects of a strand, as a file has it: in full, or the status alone."""


class Expected(Part):
    """The result that a family expects. Keys left out are not compared."""

    strands: dict[StrandId, WrittenExpectation] = Field(default_factory=dict)
    holders: dict[HolderId, HolderStatus | NeedAnswers] = Field(default_factory=dict)
    notes: list[Id] | None = None
    next_question: Id | None = Field(default=None, description="null where nothing more is asked.")
    settled: bool | None = None


class Shown(Part):
    """How a family is shown on the page of worked families."""

    card: int = Field(ge=1, le=6, description="Which card it has: the most usual family has the first.")
    name: Text = Field(description="A first name.")
    has: Text = Field(description="What there is already, in a few words: 'EHC plan, being reviewed now'.")
    strand: StrandId = Field(description="The kind of budget whose result is shown.")
    icon: Id = Field(description="The drawing on its card.")


class Case(Part):
    """One worked family: what it is a test of, its own words, its answers, and its expected result."""

    name: Text = Field(description="What the family is a test of, for editors.")
    story: Sentences = Field(description="The family in its own words.")
    shown: Shown | None = Field(default=None, description="Left out: the family is a test alone, and on no page.")
    as_of: date = Field(default_factory=lambda: date.min, description="Left out: the day of the council's version.")
    given: dict[Id, Id | int]
    expect: Expected


class CasesFile(Part):
    """cases.yaml."""

    cases: list[Case]

    def asked_on(self, version: date) -> CasesFile:
        """The families with the day on which each asks: that of the version, where it names none."""
        cases = [
            case if "as_of" in case.model_fields_set else case.model_copy(update={"as_of": version})
            for case in self.cases
        ]
        return self.model_copy(update={"cases": cases})
