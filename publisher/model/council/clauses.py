"""Clauses and rules: what decides.

A clause is one condition with one id. It is either a test of one answer, with words for met, unmet and unknown, or a
matter of discretion that only somebody else (mostly the council) can decide. A rule names a combination of clauses.

What several councils need is written once, with neutral words, in england/clauses.yaml. A council's clause of the same
id takes the test or the discretion from there, and the words that it does not override.
"""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import Discriminator, Field, Tag, model_validator

from publisher.model.base import Cites, Dated, Id, Override, Part, Sentences, Text, ToldSentences, Unfit
from publisher.model.formulas import Formula, Test
from reckoner.result import Decider


class Discretion(Part):
    """Who decides a matter that no answer of the family can settle, and what they consider."""

    by: Decider
    considers: list[Text] = Field(default_factory=list)


class StandsFor(Part):
    """Says that a council's own clause tells families all that a national one does, in the words of its page."""

    clause: Id
    was: str = Field(
        pattern="^[0-9a-f]{8}$", description="The mark of the national clause that was read; `check` gives it."
    )


def check_one_kind(
    test: Test | None, discretion: Discretion | None, met: ToldSentences | None, unmet: ToldSentences | None
) -> None:
    """Check that a clause, whole or shared, is a test with words for both results, or a matter of discretion.

    Raises:
        ValueError: it is not.
    """
    if (test is None) == (discretion is None):
        raise Unfit(
            "a clause has either 'test' or 'discretion'",
            "Add 'test' if an answer decides it, 'discretion' if somebody does; or remove one of the two.",
        )
    if test is not None and (met is None or unmet is None):
        raise Unfit("a clause with a test has words for 'met' and for 'unmet'", "Add the one that is missing.")
    if discretion is not None and (met is not None or unmet is not None):
        raise Unfit(
            "a clause of discretion has only 'says' and 'unknown', as only the one who decides knows more",
            "Remove 'met' and 'unmet'.",
        )


class Clause(Dated):
    """One condition. `says` is the sentence on the page; the other words go with a result."""

    id: Id
    test: Test | None = None
    discretion: Discretion | None = None
    says: Sentences = Field(description="The rule as the page states it, for everybody.")
    met: ToldSentences | None = Field(default=None, description="For a family that meets it: 'You have an EHC plan.'")
    unmet: ToldSentences | None = Field(default=None, description="For a family that does not.")
    unknown: ToldSentences = Field(description="For when it is not known.")
    cites: Cites
    overrides: Override | None = None
    stands_for: StandsFor | None = Field(
        default=None, description="The locked national clause of discretion that need not be told beside this one."
    )

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        check_one_kind(self.test, self.discretion, self.met, self.unmet)
        return self


class ClauseWithSharedTest(Dated):
    """A council's clause with the id of a shared one, from which it takes the test or the discretion, and words."""

    id: Id
    says: Sentences | None = Field(
        default=None,
        description="The rule as the page states it, for everybody. Left out, it is what the cited facts say.",
    )
    met: ToldSentences | None = Field(default=None, description="Only where it differs from the shared words.")
    unmet: ToldSentences | None = Field(default=None, description="Only where it differs from the shared words.")
    unknown: ToldSentences | None = Field(default=None, description="Only where it differs from the shared words.")
    cites: Cites


def _kind(value: Any) -> str:
    """Whether a council's clause is whole, or takes its test from the shared clause of its id."""
    if isinstance(value, dict):
        return "a whole clause" if "test" in value or "discretion" in value else "a shared test"
    return "a shared test" if isinstance(value, ClauseWithSharedTest) else "a whole clause"


WrittenClause = Annotated[
    Annotated[Clause, Tag("a whole clause")] | Annotated[ClauseWithSharedTest, Tag("a shared test")],
    Discriminator(_kind),
]
"""A clause as a council's file has it."""


class Rule(Dated):
    """A named combination of clauses and other rules."""

    id: Id
    if_: Formula = Field(alias="if")
