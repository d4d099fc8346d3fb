"""The kinds of things (england/kinds.yaml): areas, strands, ways, holders, stages, a council's pages, pictures.

No code names a strand, a way, a holder or a stage: each of them is an entry here, and a reference everywhere else.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from pydantic import Field

from publisher.model.base import Id, Part, Text
from publisher.model.references import PageId, StrandId
from reckoner.result import StrandStatus


class Area(Part):
    """What facts are about: a heading over them where they are listed."""

    id: Id
    name: Text


class StrandKind(Part):
    """A kind of budget."""

    id: Id
    name: Text = Field(description="Its name where councils are compared.")
    icon: Id = Field(description="The drawing on its card.")


class Hand(Part):
    """Who has the money in turn."""

    icon: Id
    words: Text


class WayKind(Part):
    """A way of managing the money, whatever a council calls it."""

    id: Id
    name: Text = Field(description="Its name where councils are compared.")
    how: Text = Field(description="The same in the middle of a sentence: 'as a direct payment'.")
    hands: list[Hand] = Field(min_length=1, description="Whose hands the money goes through, in their order.")


class HolderKind(Part):
    """Who may hold a direct payment."""

    id: Id
    name: Text


class StageKind(Part):
    """How far a family has got after a no: what comes before what."""

    id: Id


class PageKind(Part):
    """A page of every council; its title and text are in its module of publisher/pages/."""

    id: Id
    guidance: bool = Field(
        default=False, description="Whether policy.yaml can put guidance, notes and conflicts on this page."
    )
    menu: Text | None = Field(
        default=None,
        description="The entry of the menu that it is under, with those beside it. Left out: it is an entry itself.",
    )


class MenuEntry(NamedTuple):
    """An entry of a council's menu: some pages under a name, or one under its own title."""

    name: str | None
    pages: list[str]


class FirstFact(Part):
    """A fact that a new council is asked for, and what it takes from that."""

    topic: Text
    todo: Text = Field(description="What to write: 'Say who can have one.'")
    heading: Text = Field(description="The heading under which the page has it, most likely.")
    clauses: list[Id] = Field(default_factory=list, description="The shared clauses that cite it.")
    covers: list[Id] = Field(default_factory=list, description="The items of the checklist that it is about.")


class FirstOutcome(Part):
    """An outcome that a new council begins with."""

    status: Id
    if_: Id | None = Field(default=None, alias="if", description="The clause that it needs. Left out: it is the last.")
    headline: Text
    step: Text


class StrandBeginning(Part):
    """What the files of a new council begin with for a kind of budget. One that has none begins with one fact."""

    strand: StrandId
    team: Text = Field(default="team", description="Whom families ask: 'NHS team'.")
    asks: list[FirstFact] = Field(min_length=1, description="The first one says who can have such a budget.")
    outcomes: list[FirstOutcome] = Field(
        default_factory=list, description="Only where no law says that there is such a budget."
    )


class FirstExpectation(Part):
    """What a family is told of one kind of budget, and what it answers to be told that."""

    strand: StrandId
    given: dict[Id, Id | int] = Field(default_factory=dict)
    status: StrandStatus


class FirstFamily(Part):
    """A worked family that a new council begins with, if it has one of the kinds of budget that the family is about."""

    name: Text = Field(description="What the family is a test of, for editors.")
    story: Text = Field(description="The family in its own words.")
    given: dict[Id, Id | int] = Field(description="What it answers whichever kinds of budget there are.")
    expect: list[FirstExpectation] = Field(min_length=1)


class PageBeginning(Part):
    """What the short answer of a page begins with, in the files of a new council."""

    page: PageId
    todo: Text
    topic: Text = Field(default="definition", description="What the fact is about that it rests on.")


class Beginnings(Part):
    """What `local-offer new` writes for each kind of budget and each page."""

    strands: list[StrandBeginning] = Field(default_factory=list)
    families: list[FirstFamily] = Field(
        default_factory=list, description="A kind of budget of which none speaks begins with one that is told to ask."
    )
    pages: list[PageBeginning] = Field(default_factory=list)


class PictureKind(Part):
    """A picture that Easy Read pages can show beside a sentence."""

    id: Id
    name: Text = Field(description="What is to be seen, for whoever chooses one. It is not read out.")


class FaqGroup(Part):
    """Questions of families that belong together, under a heading."""

    name: Text
    questions: list[Id] = Field(
        default_factory=list, description="In their order. The last group has all that no group names, too."
    )


class Kinds(Part):
    """kinds.yaml. The order of each list is the one in which families meet its entries."""

    areas: list[Area] = Field(min_length=1)
    strands: list[StrandKind] = Field(min_length=1, max_length=20)
    ways: list[WayKind] = Field(min_length=1, max_length=20)
    holders: list[HolderKind] = Field(min_length=1, max_length=20)
    stages: list[StageKind] = Field(min_length=1)
    pages: list[PageKind] = Field(min_length=1)
    pictures: list[PictureKind] = Field(min_length=1, description="The one set of pictures of all Easy Read pages.")
    faq_groups: list[FaqGroup] = Field(min_length=1, description="The first one is open, and the others are closed.")
    beginnings: Beginnings = Field(
        default_factory=Beginnings, description="What the files of a new council begin with."
    )

    def menu(self) -> list[MenuEntry]:
        """The entries of a council's menu, in their order."""
        entries: list[MenuEntry] = []
        for page in self.pages:
            if page.menu is not None and entries and entries[-1].name == page.menu:
                entries[-1].pages.append(page.id)
            else:
                entries.append(MenuEntry(page.menu, [page.id]))
        return entries

    def names(self, kind: str) -> dict[str, str | None]:
        """What can be named as one kind of thing: each id, with its name where it has one here.

        Raises:
            KeyError: nothing is marked as naming such a kind.
        """
        entries: dict[str, list[Any]] = {
            "strand": self.strands,
            "way": self.ways,
            "holder": self.holders,
            "stage": self.stages,
            "page": self.pages,
            "picture": self.pictures,
            "page of guidance": [page for page in self.pages if page.guidance],
        }
        return {entry.id: getattr(entry, "name", None) for entry in entries[kind]}
