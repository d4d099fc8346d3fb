"""What the rules lead to: strands, ways, holders and notes, each with an ordered list of outcomes.

The first outcome whose condition holds applies, and the last one always does (`otherwise: true`), so that every
family has exactly one.

Each of these is defined twice: complete, for the rest of publisher/, and as in the file (`Written...`), which may name
an outcome from elsewhere, and leave what is the same everywhere to england/defaults.yaml.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator

from publisher.model.base import Cites, Dated, FactId, Id, Part, Statement, Step, Text, ToldSentences, ToldText, Unfit
from publisher.model.formulas import Formula, unnegated
from publisher.model.references import GuidancePageId, HolderId, StrandId, WayId
from reckoner.result import HolderStatus, StrandStatus, WayStatus

MOST_OUTCOMES = 40
"""In one list. Twice as many as anybody has needed."""

MOST_CONDITIONS = 5
"""Of steps of one outcome. It becomes two for each of them, so six are 64 outcomes."""


class OutcomeStep(Step):
    """Something to do that follows from an outcome. Where it has a condition, only families that meet it are told.

    Pages have it beside the other steps, so its text says itself whom it is for.
    """

    if_: Formula | None = Field(default=None, alias="if", description="Who is told it, of those with the outcome.")


class Outcome(Dated):
    """One possible result: when it applies, its words, and what comes next."""

    id: Id | None = Field(default=None, description="A name for other lists to reuse this outcome by, with 'same_as'.")
    status: StrandStatus | WayStatus | HolderStatus
    if_: Formula | None = Field(default=None, alias="if")
    otherwise: Literal[True] | None = Field(default=None, description="Always applies. Must be last.")
    headline: ToldText
    when: ToldText | None = Field(default=None, description="The moment to ask, where it is not now.")
    steps: list[OutcomeStep] = Field(default_factory=list, description="What to do, in order.")
    ask: list[Id] | None = Field(default=None, description="Contacts to ask; the strand's own where left out.")
    council_decides: list[Id] = Field(default_factory=list, description="Clauses of discretion that it still rests on.")
    cites: list[FactId] = Field(default_factory=list)

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if (self.if_ is None) == (self.otherwise is None):
            raise Unfit(
                "an outcome has either 'if' or 'otherwise: true'",
                "Write 'if' with the condition; or 'otherwise: true' for everybody who is left.",
            )
        return _with_few_conditions(self)


class StrandOutcome(Outcome):
    """A possible result for a strand."""

    status: StrandStatus
    letter: Id | None = Field(
        default=None, description="The letter of england/letters.yaml for it; left out, that of its status."
    )


class WayOutcome(Outcome):
    """A possible result for a way of managing the money."""

    status: WayStatus


class HolderOutcome(Outcome):
    """A possible result for a holder of a direct payment."""

    status: HolderStatus


class SameOutcome(Dated):
    """An outcome of another list, by its id. Keys given here override those given there.

    The status and the headline make it the same outcome, so they cannot be changed.
    """

    same_as: Id
    if_: Formula | None = Field(default=None, alias="if")
    otherwise: Literal[True] | None = None
    when: ToldText | None = None
    steps: list[OutcomeStep] = Field(default_factory=list)
    ask: list[Id] | None = None
    council_decides: list[Id] = Field(default_factory=list)
    cites: list[FactId] = Field(default_factory=list)

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if self.if_ is not None and self.otherwise is not None:
            raise Unfit(
                "an outcome has either 'if' or 'otherwise: true'",
                "Write 'if' with the condition; or 'otherwise: true' for everybody who is left.",
            )
        return _with_few_conditions(self)


def _with_few_conditions[O: Outcome | SameOutcome](outcome: O) -> O:
    conditions = {str(unnegated(step.if_)) for step in outcome.steps if step.if_ is not None}
    if len(conditions) > MOST_CONDITIONS:
        what = f"the steps of an outcome have at most {MOST_CONDITIONS} conditions, and here are {len(conditions)}"
        raise Unfit(what, "Give some of the families an outcome of their own.")
    return outcome


def _kind(value: Any) -> str:
    """Whether an outcome is written here, or named."""
    named = "same_as" in value if isinstance(value, dict) else isinstance(value, SameOutcome)
    return "one that is named" if named else "one that is written here"


type WrittenOutcome[O: Outcome] = Annotated[
    Annotated[O, Tag("one that is written here")] | Annotated[SameOutcome, Tag("one that is named")],
    Discriminator(_kind),
]


class Strand(Dated):
    """A kind of budget: education, say."""

    id: StrandId
    name: Text
    about: list[Statement] = Field(min_length=1)
    ask: list[Id] = Field(min_length=1, description="Contacts to ask about this strand.")
    ready: list[Step] = Field(default_factory=list)
    takes: list[Statement] = Field(default_factory=list)
    outcomes: list[StrandOutcome] = Field(min_length=1)


class Meaning(Part):
    """What a way means for a family, in one respect."""

    topic: Literal["work", "control", "people", "money"]
    text: ToldSentences
    cites: Cites


class Form(Part):
    """A form that a way comes in: a bank account or a card, say."""

    id: Id
    name: Text
    text: ToldSentences
    cites: Cites


class Way(Dated):
    """A way of managing a budget. `strands` holds outcomes that differ from the general ones for a strand."""

    id: WayId
    name: Text
    about: list[Statement] = Field(min_length=1)
    means: list[Meaning] = Field(default_factory=list)
    forms: list[Form] = Field(default_factory=list)
    outcomes: list[WayOutcome] = Field(min_length=1)
    strands: dict[StrandId, list[WayOutcome]] = Field(default_factory=dict)


class Holder(Dated):
    """Who may hold a direct payment. `strands` holds outcomes that differ for a strand."""

    id: HolderId
    name: ToldText
    about: list[Statement] = Field(min_length=1)
    outcomes: list[HolderOutcome] = Field(min_length=1)
    strands: dict[StrandId, list[HolderOutcome]] = Field(default_factory=dict)


class WrittenStrand(Dated):
    """A strand as a file has it. Where `ready` is left out, it is our advice, from england/defaults.yaml.

    National outcomes from there follow those of a council's own, unless one of these is for all who are left
    (`otherwise`). Where there are none of its own, the national ones are all. A list can also name one of them.
    """

    id: StrandId
    name: Text | None = Field(default=None, description="Only where it is not the usual one.")
    about: list[Statement] = Field(min_length=1)
    ask: list[Id] = Field(min_length=1, description="Contacts to ask about this strand.")
    ready: list[Step] | None = Field(
        default=None,
        min_length=1,
        description="What to have ready, as the page says. Left out, it is our advice, from england/defaults.yaml.",
    )
    takes: list[Statement] | None = Field(
        default=None, min_length=1, description="How long it takes, as the page says."
    )
    outcomes: list[WrittenOutcome[StrandOutcome]] | None = Field(
        default=None,
        min_length=1,
        max_length=MOST_OUTCOMES,
        description="What the law comes to follows, from england/defaults.yaml, unless one has 'otherwise'.",
    )


class WrittenWay(Dated):
    """A way as a file has it. A key that a council leaves out is the national one, from england/defaults.yaml.

    Its outcomes are national, those for a strand too, where it has neither `outcomes` nor `strands`.
    """

    id: WayId
    name: Text | None = None
    about: list[Statement] | None = Field(default=None, min_length=1)
    means: list[Meaning] | None = None
    forms: list[Form] | None = None
    outcomes: list[WrittenOutcome[WayOutcome]] | None = Field(default=None, min_length=1, max_length=MOST_OUTCOMES)
    strands: dict[StrandId, Annotated[list[WrittenOutcome[WayOutcome]], Field(max_length=MOST_OUTCOMES)]] | None = None


class WrittenHolder(Dated):
    """A holder as a file has it. A key that a council leaves out is the national one, as for a way."""

    id: HolderId
    name: ToldText | None = None
    about: list[Statement] | None = Field(default=None, min_length=1)
    outcomes: list[WrittenOutcome[HolderOutcome]] | None = Field(default=None, min_length=1, max_length=MOST_OUTCOMES)
    strands: dict[StrandId, Annotated[list[WrittenOutcome[HolderOutcome]], Field(max_length=MOST_OUTCOMES)]] | None = (
        None
    )


class Note(Dated):
    """Advice that is shown where its condition holds."""

    id: Id
    page: GuidancePageId
    if_: Formula = Field(alias="if")
    text: ToldSentences
    first: bool = Field(
        default=False, description="Said before the budgets: whoever it is for has to know it before anything else."
    )
    cites: Cites
