"""The rest of what a council's pages say: prose, spending, review, redress, questions and conflicts."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from publisher.model.base import Cites, Dated, Id, Override, Part, SourceId, Statement, Text
from publisher.model.references import GuidancePageId, PageId, StrandId, WayId


class Section(Dated):
    """A heading and what the council's pages say under it."""

    heading: Text
    statements: list[Statement] = Field(min_length=1)


class SpendingVerdict(Dated):
    """Whether the budget can pay for something that families ask about (`item`, from england/floor.yaml)."""

    item: Id
    verdict: Literal["if_agreed", "ask", "no"]
    text: Text
    instead: Text | None = Field(default=None, description="What to do instead. Needed where the verdict is no.")
    strands: list[StrandId] = Field(default_factory=list, description="The strands it is about; all where left out.")
    cites: Cites
    overrides: Override | None = None

    @model_validator(mode="after")
    def _a_no_has_a_way_on(self) -> Self:
        if self.verdict == "no" and self.instead is None:
            raise ValueError("an item with the verdict 'no' says what to do 'instead'")
        return self


class Timing(Part):
    """When in a year something happens, counted in months from the start: for a picture, beside the words in `when`."""

    within_months: int | None = Field(default=None, ge=1, le=12, description="Once, before this many months are over.")
    every_months: int | None = Field(
        default=None, ge=1, le=12, description="Again each time this many months are over."
    )

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.within_months is None and self.every_months is None:
            raise ValueError("'timing' has 'within_months', 'every_months' or both")
        return self


class ReviewMoment(Dated):
    """A moment at which the budget is looked at again."""

    id: Id
    when: Text
    timing: Timing | None = Field(default=None, description="Left out where the page gives no time.")
    text: Text
    strands: list[StrandId] = Field(default_factory=list)
    ways: list[WayId] = Field(default_factory=list)
    cites: Cites
    overrides: Override | None = None


class RedressStep(Dated):
    """Something a family can do when it does not agree, in the order to try them."""

    id: Id
    name: Text
    text: Text
    cites: Cites
    overrides: Override | None = None


class Removal(Part):
    """That a national item does not hold in this council, on purpose."""

    list: Literal["spending", "review", "redress"]
    id: Id
    was: Text
    why: Text
    cites: Cites


class Saying(Part):
    """What one source page says in a matter on which two disagree."""

    source: SourceId
    text: Text
    cites: Cites


class Conflict(Dated):
    """A matter on which the council's own pages differ: both are shown, the safer one is used."""

    id: Id
    subject: Text
    page: GuidancePageId
    says: list[Saying] = Field(min_length=1)
    we_use: Text
    touches: list[Id] = Field(
        default_factory=list, description="Clauses: a result that rests on one shows this conflict."
    )


class Faq(Dated):
    """A question families ask, and its answer."""

    id: Id
    question: Text
    answer: list[Statement] = Field(min_length=1)
    see: PageId | None = None


class FaqFile(Part):
    """faq.yaml."""

    faq: list[Faq]
