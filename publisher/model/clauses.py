"""Clauses and rules: what decides.

A clause is one condition with one id. It is either a test of one answer, with words for met, unmet and unknown, or a
matter of discretion that only somebody else (mostly the council) can decide. A rule names a combination of clauses.
"""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from publisher.model.base import Cites, Dated, Id, Override, Part, Text
from publisher.model.formulas import Formula, Test
from reckoner.result import Decider


class Discretion(Part):
    """Who decides a matter that no answer of the family can settle, and what they consider."""

    by: Decider
    considers: list[Text] = Field(default_factory=list)


class Clause(Dated):
    """One condition. `says` is the sentence on the page; the other words go with a result."""

    id: Id
    test: Test | None = None
    discretion: Discretion | None = None
    says: Text = Field(description="The rule as the page states it, for everybody.")
    met: Text | None = Field(default=None, description="Said to a family that meets it: 'You have an EHC plan.'")
    unmet: Text | None = Field(default=None, description="Said to a family that does not.")
    unknown: Text = Field(description="Said where nobody knows yet.")
    cites: Cites
    overrides: Override | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if (self.test is None) == (self.discretion is None):
            raise ValueError("a clause has either 'test' or 'discretion'")
        if self.test is not None and (self.met is None or self.unmet is None):
            raise ValueError("a clause with a test has words for 'met' and for 'unmet'")
        if self.discretion is not None and (self.met is not None or self.unmet is not None):
            raise ValueError(
                "a clause of discretion has only 'says' and 'unknown': nobody but the one who decides knows more"
            )
        return self


class Rule(Dated):
    """A named combination of clauses and other rules."""

    id: Id
    if_: Formula = Field(alias="if")
