"""Who a council is (council.yaml): its sources, contacts and everything else about its pages that is not policy."""

from __future__ import annotations

from datetime import date
from typing import Self, get_args

from pydantic import Field, model_validator

from publisher.model.base import (
    Cites,
    Dated,
    HelpKey,
    Id,
    PageAddress,
    Part,
    PhoneNumber,
    Sentences,
    SourceId,
    Text,
    ToldSentences,
    ToldText,
    Uncited,
    Unfit,
    WebAddress,
)
from publisher.model.formulas import Formula, Test, walk
from publisher.model.places import Places
from publisher.model.references import StrandId


class Source(Part):
    """A page that the facts were taken from."""

    id: SourceId
    title: Text
    address: PageAddress = Field(
        description="Where the page was published, in full; or with ... where a part of the address is not known."
    )
    captured: date | None = Field(default=None, description="When the page was copied; left out if unknown.")
    age: Sentences | None = Field(
        default=None,
        description="How old the page seems to be, in words for families. Left out where it says no day of its own.",
    )

    @model_validator(mode="after")
    def _says_how_old_it_is(self) -> Self:
        if self.captured is None and self.age is None:
            raise Unfit(
                "a source says when it was copied ('captured'), or how old the page seems to be ('age')",
                "Add one of them.",
            )
        return self

    @property
    def how_old(self) -> str:
        """How old the page seems to be, in words for families."""
        return self.age or "The page does not say when it was last changed."

    @property
    def is_whole(self) -> bool:
        """Whether all of the address is known, so that it can be followed."""
        return "..." not in self.address


class Serves(Part):
    """For whom somebody is there: kinds of budget and, where it is not for every family, a test of its answers."""

    strands: list[StrandId] = Field(min_length=1)
    if_: Formula | None = Field(
        default=None,
        alias="if",
        description="Tests answers directly: {question: age, below: 18}. Left out, it is for every family.",
    )

    @property
    def tests(self) -> list[Test]:
        """The tests of answers that its condition makes."""
        return [] if self.if_ is None else [found for _, found in walk(self.if_) if isinstance(found, Test)]


class Contact(Dated):
    """A role, a team or a service to ask. Never a private person."""

    id: Id
    who: ToldText
    dear: Text | None = Field(default=None, description="How a letter greets them: 'SEN officer', after 'Dear'.")
    for_: Serves | None = Field(
        default=None,
        alias="for",
        description="For whom it is there. Only the switchboard and the Local Offer (`help`) are there for everybody.",
    )
    beside: Serves | None = Field(
        default=None,
        description="Whom of these it is there for only beside somebody else: no family is told to ask it alone.",
    )
    how: ToldSentences = Field(description="How to reach them, or that the page gives no way.")
    phone: PhoneNumber | None = None
    email: Text | None = None
    web: WebAddress | None = Field(default=None, description="Its own page on the web, in full.")
    looked_up: date | None = Field(
        default=None, description="The day on which somebody last looked whether all this is still so."
    )
    page_year: int | None = Field(
        default=None, ge=2000, le=2100, description="The year of the page that gave the number; left out if undated."
    )
    cites: Cites


class Help(Part):
    """Who families can turn to, by the ids of contacts: they are named wherever a page says "Talk to someone"."""

    sendiass: Id | None = Field(default=None, description="The free and independent advice for the area.")
    switchboard: Id | None = Field(default=None, description="Whoever puts a family through to the right team.")
    local_offer: Id | None = Field(default=None, description="The council's Local Offer, and who takes views on it.")
    complaints: Id | None = Field(
        default=None, description="Where the council takes complaints. Its 'for' says about what, if not about all."
    )
    other_complaints: Sentences | None = Field(
        default=None, description="Where that is for some kinds of budget only: how to complain about the others."
    )

    @property
    def named(self) -> dict[HelpKey, str]:
        """The ids of the contacts that are there, by what they are for."""
        keys: tuple[HelpKey, ...] = get_args(HelpKey.__value__)
        return {key: named for key in keys if (named := getattr(self, key)) is not None}


class MissingDocument(Dated):
    """A document that the pages name and that was not published with them."""

    name: Text
    text: Sentences
    cites: Cites


class SiteFeature(Dated):
    """Something the council's own web site does, and what this site does instead."""

    theirs: Sentences
    ours: Sentences
    cites: Cites


MOST_KEEP_DAYS = 365
"""The longest that a council can let answers be kept, in days without use."""


class ReckonerSettings(Part):
    """What the council decides about its reckoner's page."""

    keep_days: int = Field(
        default=30,
        ge=1,
        le=MOST_KEEP_DAYS,
        description="Days without use after which the answers kept in a family's browser are deleted.",
    )


class Heard(Part):
    """Feedback from families on the Local Offer, and what the council did about it."""

    said: Sentences = Field(description="What families said, without naming anybody.")
    did: Sentences = Field(description="What the council did, or why it did nothing.")
    when: date = Field(description="The day on which the council answered.")


class Council(Part):
    """council.yaml."""

    id: Id
    name: Text
    area: Text
    version: date = Field(description="The day of this version of the policy data.")
    recorded_from: date = Field(description="The first day that the policy data can answer for.")
    review_by: date = Field(description="The day by which the pages have to be read again.")
    law_last_looked_at: date = Field(
        description="The day on which the rules of england/law.csv were last looked up; what was read may be older."
    )
    sources: list[Source] = Field(min_length=1)
    contacts: list[Contact] = Field(min_length=1)
    missing_documents: list[MissingDocument] = Field(default_factory=list)
    site_features: list[SiteFeature] = Field(default_factory=list)
    reckoner: ReckonerSettings = Field(default_factory=ReckonerSettings)
    places: Places = Field(
        default_factory=Places, description="By what else a family finds the council than its name and area."
    )
    covers: dict[Id, Cites] = Field(
        default_factory=dict,
        description="The facts on each item of england/checklist.yaml. The pages leave the other items out.",
    )
    feedback: Id | None = Field(
        default=None, description="The contact for views on the Local Offer; left out where no page names one."
    )
    help: Help = Help()
    heard: list[Heard] = Field(default_factory=list, description="You said, we did: the newest first.")
    uncited: list[Uncited] = Field(default_factory=list)

    def helper(self, key: HelpKey) -> Contact | None:
        """Who families turn to for something."""
        named = self.help.named.get(key)
        return next((contact for contact in self.contacts if contact.id == named), None)

    def is_overdue(self, day: date) -> bool:
        """Whether the pages had to be read again before a day."""
        return day > self.review_by
