"""What a page of a council is that is made of something else than its policy: its names and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publisher.pages.frame.page import Page, framed, titled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from publisher.model.england.voices.readers import Readers


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaPage[Context]:
    """A page of a council that is in no menu, and that no file of the council is edited for.

    id: its name among the pages of the council, and that of its file.
    title: what it is called, wherever it is named.
    description: for search engines; `{area}` is the council's area.
    body: the text below the heading, in parts of Markdown; empty ones are left out.
    """

    id: str
    title: str
    description: str
    body: Callable[[Context], Iterable[str]]

    def title_in(self, area: str) -> str:
        """What it is called where the pages of other councils are, too."""
        return titled(self.title, area)

    def write(self, context: Context, council: str, area: str, readers: Readers) -> Page:
        """The page of one council."""
        return Page(
            id=self.id,
            path=f"{council}/{self.id}.md",
            title=self.title_in(area),
            description=self.description.format(area=area),
            menu=self.title,
            markdown=framed(self.title, self.body(context), readers),
            explained=False,
        )
