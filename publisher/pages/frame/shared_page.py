"""What a page that belongs to no council is: its names and what it says, in one place, and how it is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from publisher.pages.frame.page import Page, framed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from publisher.model.operator import Operator
    from publisher.policies.read import CouncilFiles
    from publisher.rules.logic import Logic


@dataclass(frozen=True, slots=True)
class SiteContext:
    """What the pages of no council are written from.

    logics: the rules in force of every council of the site, at least one.
    operator: who runs this copy of the site; None if unknown.
    own: whether the site is about one council.
    """

    logics: Sequence[Logic]
    operator: Operator | None
    own: bool = False

    @property
    def councils(self) -> list[CouncilFiles]:
        """The files of every council; what is national is the same in each."""
        return [logic.edition.files for logic in self.logics]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPage:
    """A page that belongs to no council.

    path: its Markdown file, relative to the site's documents.
    title: what it is called, wherever it is named.
    description: for search engines.
    body: the text below the heading, in parts of Markdown; empty ones are left out.
    edited_in: the file below policies/ that a change to it is made in. None: it comes from several, or from none.
    explained: whether the words of the glossary are explained on it.
    meta: front matter beyond title and description, for MkDocs and the theme.
    """

    path: str
    title: str
    description: str
    body: Callable[[SiteContext], Iterable[str]]
    edited_in: str | None = None
    explained: bool = False
    meta: Mapping[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Its name, which no page of a council has."""
        return self.path.removesuffix(".md").replace("/", "-")

    def write(self, context: SiteContext) -> Page:
        """The page."""
        policies = context.councils[0].folder.parent
        return Page(
            id=self.id,
            path=self.path,
            title=self.title,
            description=self.description,
            menu=self.title,
            markdown=framed(self.title, self.body(context), context.councils[0].readers),
            edited_in=None if self.edited_in is None else policies / self.edited_in,
            explained=self.explained,
            meta=self.meta,
        )
