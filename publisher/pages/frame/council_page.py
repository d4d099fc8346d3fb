"""What a page of a council is: its names and what it says, in one place, and the frame that all of them share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from publisher.pages.frame.page import Page, framed, titled
from publisher.pages.frame.short import CLOSED, all_the_rules, short_answer
from publisher.pages.frame.spoken import spoken
from publisher.pages.parts.conflicts import conflicts
from publisher.pages.parts.notes import notes
from publisher.pages.parts.text import inside, listed, plain, sections

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    import reckoner
    from publisher.model.council.council import Council
    from publisher.pages.parts.rules import RuleWriter
    from publisher.pictures.life import Life
    from publisher.policies.editions import Edition
    from publisher.rules.logic import Logic


@dataclass(frozen=True, slots=True)
class PageContext:
    """What the pages of a council are written from.

    logic: the rules of the edition in force.
    policy: all editions of the same policy compiled, to work out the results of the worked families.
    rules: writes rules, and knows on which page each clause has its place.
    life: the life of a plan under these rules.
    pages: every page of the council by its id, in the order of the menu.
    """

    logic: Logic
    policy: reckoner.Policy
    rules: RuleWriter
    life: Life
    pages: Mapping[str, CouncilPage]

    @property
    def edition(self) -> Edition:
        """The edition in force."""
        return self.logic.edition


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilPage:
    """A page of each council.

    id: its name, and that of its module.
    title: what it is called, wherever it is named: above it, in the menu, in links and in the browser's tab.
    heading: its heading, where that says more than the title; `{area}` is the council's area.
    description: for search engines; `{area}` is the council's area, and `{strands}`, `{ways}` and `{holders}` are those
        that it has.
    edited_in: the file of the council that a change to it is made in.
    below: what stays open below the short answer.
    lead: the text above the guidance of the policy.
    body: the text below it, in parts of Markdown; empty ones are left out.
    body_after: after how many sections of guidance the body comes. None: after all of them.
    explained: whether the words of the glossary are explained on it.
    is_there: whether a council has it at all; None: every council has.
    meta: front matter beyond title and description, for MkDocs and the theme.
    """

    id: str
    title: str
    heading: str = ""
    description: str
    edited_in: str = "policy.yaml"
    below: Callable[[PageContext], Iterable[str]] | None = None
    lead: Callable[[PageContext], Iterable[str]] | None = None
    body: Callable[[PageContext], Iterable[str]] | None = None
    body_after: int | None = None
    explained: bool = True
    is_there: Callable[[Council], bool] | None = None
    meta: Mapping[str, Any] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """Its Markdown file, for links from other pages of the council."""
        return "index.md" if self.id == OVERVIEW else f"{self.id}.md"

    @property
    def link(self) -> str:
        """A link to it from another page of the council, under its title."""
        return f"[{plain(self.title)}]({self.file})"

    @property
    def is_template(self) -> bool:
        """Whether all its text is in the theme's template, which shows no Markdown."""
        return self.body is None and "template" in self.meta

    def is_of(self, council: Council) -> bool:
        """Whether a council has it: one that would be empty is left out, of the menu as well."""
        return self.is_there is None or self.is_there(council)

    def heading_in(self, area: str) -> str:
        """Its heading for the council of an area."""
        return (self.heading or self.title).format(area=area)

    def write(self, context: PageContext) -> Page:
        """The page of one council: heading, guidance, body, advice, and where the council's own words differ."""
        edition = context.edition
        council = edition.council
        kinds = {way.id: way for way in edition.files.kinds.ways}
        guidance = sections(edition.policy.guidance.get(self.id, []))
        split = len(guidance) if self.body_after is None else self.body_after
        rules = [
            *(self.lead(context) if self.lead else ()),
            *guidance[:split],
            *(self.body(context) if self.body else ()),
            *guidance[split:],
            notes(edition, context.rules, self.id),
            conflicts(edition, self.id),
        ]
        short = next((short for short in edition.short.pages if short.page == self.id), None)
        if short is not None:
            button = f"{context.pages['reckoner'].link}{{ .button .button--start }}"
            below = self.below(context) if self.below else ()
            rules = [short_answer(short, button, edition.files.bodies), *below, all_the_rules(rules)]
        return Page(
            id=self.id,
            path=f"{council.id}/{self.file}",
            title=titled(self.title, council.area),
            description=self.description.format(
                area=council.area,
                strands=listed([inside(strand.name) for strand in edition.policy.strands]),
                ways=listed([kinds[way.id].how for way in edition.policy.ways], "or"),
                holders=spoken(
                    listed([inside(holder.name) for holder in edition.policy.holders], "or"), edition.files.readers
                ),
            ),
            menu=self.title,
            markdown=framed(self.heading_in(council.area), rules, edition.files.readers),
            edited_in=edition.files.folder / self.edited_in,
            explained=self.explained,
            meta=self.meta if short is None else {**self.meta, "closed": CLOSED, "hide": ["toc"]},
        )


OVERVIEW = "overview"
"""The first page of a council, at the council's own address."""
