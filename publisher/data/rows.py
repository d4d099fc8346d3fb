"""What the tables of data hold: a model for the rows of each. The JSON Schemas are made from them.

Others rely on it. A column can be added; one that is taken away, renamed or given another meaning needs a version 2.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

from publisher.model.base import FactId
from publisher.model.formulas import Formula
from reckoner.result import Decider, HolderStatus, NeedAnswers, StrandStatus, WayStatus


class Ids:
    """Marks a list of ids. Ids have no spaces, so that in CSV one space parts them."""


def _plain(formula: Any) -> Any:
    return formula if isinstance(formula, str) else formula.model_dump(mode="json", by_alias=True, exclude_none=True)


Condition = Annotated[
    Formula,
    PlainSerializer(_plain),
    Field(description="The id of a clause or rule, a test of an answer, or these put together by all, any and not."),
]
Cites = Annotated[list[FactId], Ids, Field(description="The facts that it rests on.")]
IdList = Annotated[list[str], Ids]


class Row(BaseModel):
    """A part of the data. Every key is always there, with null where there is nothing to say."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class CouncilRow(Row):
    """A row of a table."""

    council: str = Field(description="The id of the council; 'england' for what is the same everywhere.")


class Cited(Row):
    """A text and what it rests on."""

    text: str
    cites: Cites


class Said(Cited):
    """A text, and whether a page says it, we say that no page does, or it is our advice."""

    kind: Literal["statement", "silence", "advice"]


class OutcomeRow(CouncilRow):
    """A result that a family can be given. Of those about the same, the first whose condition holds counts."""

    kind: Literal["strand", "way", "holder"]
    id: str = Field(description="The strand (kind of budget), way (of managing it) or holder (of a direct payment).")
    name: str
    strand: str | None = Field(description="The strand for which alone these results hold; null where for all others.")
    order: int = Field(ge=1, description="1 is looked at first.")
    status: StrandStatus | WayStatus | HolderStatus
    condition: Condition | None = Field(description="null: whoever is left.")
    headline: str
    when: str | None = Field(description="The moment to ask, where it is not now.")
    steps: list[Cited] = Field(description="What a family can do, in this order.")
    ask: IdList = Field(description="Contacts to ask.")
    council_decides: IdList = Field(description="Clauses that only somebody else can decide.")
    cites: Cites


class ClauseRow(CouncilRow):
    """One condition of the council, as its page states it: a test of an answer, or something that others decide."""

    id: str
    says: str = Field(description="The rule, for everybody.")
    test: Condition | None
    decided_by: Decider | None = Field(description="Who decides it, where no answer can.")
    considers: list[str] = Field(description="What they look at.")
    met: str | None = Field(description="Said to a family that meets it.")
    unmet: str | None = Field(description="Said to one that does not.")
    unknown: str = Field(description="Said while nobody knows.")
    cites: Cites


class RuleRow(CouncilRow):
    """A name for several clauses together."""

    id: str
    condition: Condition


class SpendingRow(CouncilRow):
    """Whether a budget can pay for something that families ask about."""

    item: str
    verdict: Literal["if_agreed", "ask", "no"]
    text: str
    instead: str | None = Field(description="What to do instead.")
    strands: IdList = Field(description="The strands that it is about; none: all.")
    cites: Cites


class OptionRow(Row):
    """An answer that can be chosen."""

    id: str
    label: str
    hint: str | None


class NumberRow(Row):
    """The whole numbers that are answers, both bounds included."""

    least: int
    most: int
    unit: str


class QuestionRow(CouncilRow):
    """A question that the reckoner of the council can ask. Every answer can be left out."""

    id: str
    group: str
    ask: str
    short: str
    why: str
    find: str | None = Field(description="Where a family can find this out.")
    options: list[OptionRow] | None
    number: NumberRow | None
    asked_if: Condition | None = Field(description="Asked only where this holds.")
    known: bool = Field(description="Whether whoever answers always knows: if not, 'dont_know' is an answer, too.")


class FactRow(CouncilRow):
    """A numbered statement, in our words, that was taken from a page of the council or from the law."""

    id: FactId
    area: str
    topic: str
    fact: str
    where: str = Field(description="Where it stands. A number at its start is the id of a source.")
    evidence: str | None = Field(description="How a rule of law is known.")
    in_force_from: date | None
    in_force_until: date | None = Field(description="The first day on which it is no longer so.")


class SourceRow(CouncilRow):
    """A page that facts were taken from."""

    id: str
    title: str
    address: str = Field(description="With ... where a part of it is not known.")
    captured: date | None = Field(description="The day on which it was copied.")
    age: str


class ContactRow(CouncilRow):
    """Somebody to ask: a role, a team or a service, never a private person."""

    id: str
    who: str
    how: str
    phone: str | None
    email: str | None
    web: str | None
    strands: IdList = Field(description="The strands that it is there for; none: all.")
    condition: Condition | None = Field(description="For which families alone; null: for all.")
    roles: IdList = Field(
        description="What families can turn to it for: sendiass, switchboard, local_offer, complaints."
    )
    page_year: int | None = Field(description="The year of the page that says so.")
    looked_up: date | None = Field(description="The day on which somebody last looked whether it is still so.")
    cites: Cites


class FaqRow(CouncilRow):
    """A question that families ask, and the answer."""

    id: str
    question: str
    answer: list[Said]


class CaseRow(CouncilRow):
    """A made-up family: what it answers on a day, and the status of everything that the reckoner then tells it."""

    number: int = Field(ge=1)
    name: str = Field(description="What the family is a test of.")
    story: str
    as_of: date
    given: dict[str, str | int]
    strands: dict[str, StrandStatus | NeedAnswers]
    ways: dict[str, dict[str, WayStatus | NeedAnswers]] = Field(description="By strand, and then by way.")
    holders: dict[str, HolderStatus | NeedAnswers]
    next_question: str | None
    settled: bool


class VersionRow(CouncilRow):
    """A version of the policy that was published, the newest first."""

    id: str
    day: date
    says: str = Field(description="What has changed, in the words of whoever published it.")
    difference: str | None = Field(
        description="The file with the whole difference from the version before, beside this one; null for the first."
    )


class DifferenceRow(CouncilRow):
    """Families who were told something else from a version on: who they are, and what is different for them."""

    version: str
    in_force_from: date | None = Field(description="null: from the day on which the version was published.")
    in_force_until: date | None
    who: list[str] = Field(description="The same families in other words; none: every family.")
    moves: list[str]


class Table[R: CouncilRow](Row):
    """A file of data: what it is and whose, and its rows. They are for the days named, where they are named."""

    format: Literal[1]
    dataset: str
    council: str
    version: date | None = Field(description="The day of the version of the policy; null for England.")
    in_force_from: date | None
    in_force_until: date | None = Field(description="The first day on which something in it is no longer so.")
    rows: list[R]
