"""What holds in every council (england/floor.yaml): the national rules, and how far a council may depart from each."""

from __future__ import annotations

from typing import Literal, Self, get_args

from pydantic import Field, model_validator

from publisher.model.base import Cites, FactId, HelpKey, Id, Part, Sentences, Statement, Text, Uncited, Unfit
from publisher.model.council.clauses import Clause, ClauseWithSharedTest
from publisher.model.council.council import Contact
from publisher.model.council.outcomes import Note, Outcome, StrandOutcome, WayOutcome
from publisher.model.council.redress import AnyRedressStep
from publisher.model.council.review import ReviewMoment
from publisher.model.council.spending import SpendingVerdict
from publisher.model.formulas import Formula, Test, references, walk
from publisher.model.references import HolderId, StageId, StrandId, WayId
from reckoner.result import HolderStatus, StrandStatus, WayStatus

Strength = Literal["locked", "settable", "open"]
"""Whether a council has to keep a rule, may replace it, or has to set its own."""


class _About(Part):
    """Something about a strand, or about a way or a holder: in one strand where it names one, or else in all."""

    strand: StrandId | None = None
    way: WayId | None = None
    holder: HolderId | None = None

    @model_validator(mode="after")
    def _about_one_thing(self) -> Self:
        if (self.way is None and self.holder is None and self.strand is None) or (self.way and self.holder):
            raise Unfit(
                "this is about a 'strand', a 'way' or a 'holder'",
                "Name one of them. A way or a holder can have a strand as well.",
            )
        return self

    @property
    def kind(self) -> Literal["strand", "way", "holder"]:
        """What it is about."""
        return "way" if self.way else "holder" if self.holder else "strand"

    @property
    def named(self) -> str | None:
        """The strand, way or holder that it is about."""
        return self.way or self.holder or self.strand


class AppliesTo(_About):
    """Where families are told of a locked clause, whether a council's own rules name it or not."""

    partly: bool = Field(
        default=False,
        description="It is for some families only, and a council's rules say for whom: `check` proves that they do.",
    )


class NationalClause(Clause):
    """A clause that every council's rules can name.

    A locked one also reaches the families of a council that does not name it, wherever it applies.
    """

    strength: Strength
    applies_to: list[AppliesTo] | None = None
    rare: Literal[True] | None = Field(
        default=None,
        description="Few families meet it: until one has said that it does, it hears nothing of what takes it.",
    )

    @model_validator(mode="after")
    def _a_locked_one_reaches_families(self) -> Self:
        if (self.strength == "locked") != bool(self.applies_to):
            raise Unfit(
                "a locked clause says where it applies ('applies_to'), and no other does",
                "Add 'applies_to' to a locked clause; remove it from any other.",
            )
        return self


class NationalOutcome(Part):
    """A result of a strand for families of whom hardly any council's page speaks.

    It rests on national clauses, and on shared ones that the floor lends. It comes to every council, and none has one
    of its id.
    """

    strand: StrandId
    before: Literal["all", "not_now"] = Field(
        description="Comes before all of the council's own outcomes, or is added to each: before those that do not say "
        "'ask_now', with their steps after its own, and to those that do, after what they say."
    )
    rare: Id = Field(
        description="The clause that few families meet. Until a family has said that it does, it hears nothing of this."
    )
    contact: Contact | None = Field(
        default=None, description="Whom to ask, where it is nobody whom councils name for the strand."
    )
    outcome: StrandOutcome

    @model_validator(mode="after")
    def _has_an_id_and_a_condition(self) -> Self:
        condition = self.outcome.if_
        if self.outcome.id is None or condition is None:
            raise Unfit("a national outcome has an 'id', and an 'if'", "Add what is missing.")
        if self.rare not in references(condition):
            raise Unfit(
                "the clause of 'rare' is one that the outcome's 'if' names", "Name one of those; or leave out 'rare'."
            )
        if self.outcome.ask is not None:
            raise Unfit(
                "a national outcome names a 'contact' of its own, and none of a council's ('ask')",
                "Remove 'ask', and name the contact under 'contact'.",
            )
        return self


class NationalWayOutcome(Part):
    """What every way of managing a strand's money comes to for families of whom hardly any council's page speaks.

    It comes before all that a council says of the way for that strand, under the conditions of a `NationalOutcome`.
    """

    strand: StrandId
    outcome: WayOutcome

    @model_validator(mode="after")
    def _has_an_id_and_a_condition(self) -> Self:
        if self.outcome.id is None or self.outcome.if_ is None:
            raise Unfit("a national outcome has an 'id', and an 'if'", "Add what is missing.")
        return self


class NationalTime(Statement):
    """How long something takes by the national rules. It follows what a council's page says, and is never replaced."""

    strand: StrandId
    strength: Literal["locked"]


class NationalVerdict(SpendingVerdict):
    """What the national rules say about paying for something."""

    strength: Strength


class NationalReview(ReviewMoment):
    """A review that the national rules ask for."""

    strength: Strength


class NationalRedress(AnyRedressStep):
    """Something that a family can do anywhere."""

    stage: StageId
    name: Text
    strength: Strength
    names: HelpKey | None = Field(
        default=None, description="Which of the council's own `help` (council.yaml) is named in it, where it is known."
    )

    @model_validator(mode="after")
    def _helps_whoever_it_is_for(self) -> Self:
        self.check_help()
        return self


_STATUSES = {"strand": get_args(StrandStatus), "way": get_args(WayStatus), "holder": get_args(HolderStatus)}


class Limit(_About):
    """What no council's rules may say to a family (`never`), have to say to some family (`some`), or may put off until.

    Families with a right are told what it rests on (`told`), and to ask whoever is there for it alone (`asks`).

    Where an outcome tells a family when to ask, and the law knows such moments, it is one of them (`when`).

    `if` tests answers directly. That a family is asked a question is part of what a test of it says, and a question
    that a council never asks may have any answer.
    """

    id: Id
    if_: Formula | None = Field(default=None, alias="if", description="Left out, it is about everybody.")
    never: list[Id] = Field(default_factory=list, description="Statuses that no family with these answers is given.")
    some: list[Id] = Field(default_factory=list, description="Statuses of which some family with them is given one.")
    when: list[Text] = Field(
        default_factory=list, description="All that an outcome's 'when' may say to a family with these answers."
    )
    told: list[FactId] = Field(
        default_factory=list, description="Rules of law: every outcome for a family with these answers cites one."
    )
    asks: StrandId | None = Field(
        default=None, description="Whoever such a family is told to ask first is there for this strand alone."
    )
    for_each: list[Id] = Field(
        default_factory=list,
        description="Questions. For whatever a family answers to them there is such a family: at each age, say.",
    )
    says: Sentences
    cites: Cites

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        said = (self.never, self.some, self.when, self.told, self.asks)
        if [bool(one) for one in said].count(True) != 1:
            raise Unfit(
                "a limit has one of 'never', 'some', 'when', 'told' and 'asks'",
                "Keep one of them, and give any other a limit of its own.",
            )
        if self.asks is not None and self.kind != "strand":
            raise Unfit(
                "'asks' goes with a strand, of which families are always told whom to ask",
                "Name a strand alone; or remove 'asks'.",
            )
        if self.for_each and not self.some:
            raise Unfit("'for_each' goes with 'some'", "Remove 'for_each': what no family is told holds at any age.")
        known = _STATUSES[self.kind]
        if unknown := [status for status in [*self.never, *self.some] if status not in known]:
            raise Unfit(f"'{unknown[0]}' is no status of a {self.kind}", f"Use some of {', '.join(known)}.")
        return self

    @property
    def tests(self) -> list[Test]:
        """The tests of answers that its condition makes."""
        return [] if self.if_ is None else [found for _, found in walk(self.if_) if isinstance(found, Test)]


class SpendingItem(Part):
    """Something that families ask about: the same list for every council."""

    id: Id
    name: Text


class Floor(Part):
    """floor.yaml."""

    clauses: list[NationalClause]
    outcomes: list[NationalOutcome] = Field(default_factory=list)
    ways: list[NationalWayOutcome] = Field(default_factory=list)
    notes: list[Note] = Field(default_factory=list, description="Advice in every council.")
    lends: list[ClauseWithSharedTest] = Field(
        default_factory=list,
        description="The shared clauses that outcomes and notes rest on, for councils that say nothing of one.",
    )
    takes: list[NationalTime] = Field(default_factory=list)
    spending_items: list[SpendingItem]
    spending: list[NationalVerdict]
    review: list[NationalReview]
    redress: list[NationalRedress]
    limits: list[Limit]
    uncited: list[Uncited] = Field(
        default_factory=list, description="Rules of law.csv that no floor, checklist or council cites, and why."
    )

    @model_validator(mode="after")
    def _what_is_lent_is_a_sentence_too(self) -> Self:
        if any(clause.says is None for clause in self.lends):
            raise Unfit("a clause that is lent 'says' what the law states", "Add 'says:' with that sentence.")
        return self

    @property
    def told(self) -> list[Outcome | Note]:
        """What every council tells the families that it is about."""
        return [*(each.outcome for each in self.outcomes), *(each.outcome for each in self.ways), *self.notes]
