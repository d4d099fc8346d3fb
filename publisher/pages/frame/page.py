"""A page: its place on the site, its Markdown, and what the theme needs to know."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from publisher.pages.frame.spoken import spoken
from publisher.pages.parts.text import join, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from publisher.model.england.voices.readers import Readers


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site.

    id: the page's name among the pages of a council (`who`) or among those of no council (`compare`).
    path: the Markdown file, relative to the site's documents (`hertfordshire/who.md`).
    title, description: for the head of the page and for search engines.
    menu: what the page is called in the menu.
    markdown: the content, without front matter.
    edited_in: the policy file that a change to this page is made in; None where it comes from several, or from none.
    explained: whether the words of the glossary are explained on it.
    meta: front matter beyond title and description, for MkDocs and the theme.
    """

    id: str
    path: str
    title: str
    description: str
    menu: str
    markdown: str
    edited_in: Path | None = None
    explained: bool = True
    meta: Mapping[str, Any] = field(default_factory=dict)

    def with_front_matter(self) -> str:
        """The file as any generator of static sites reads it."""
        front = {"title": self.title, "description": self.description, **self.meta}
        lines = [f"{key}: {_scalar(value)}" for key, value in front.items()]
        return "\n".join(["---", *lines, "---", "", self.markdown])


def titled(title: str, area: str) -> str:
    """What a page of a council is called where the pages of other councils are, too."""
    return f"{title}: {area}"


def framed(heading: str, parts: Iterable[str], readers: Readers) -> str:
    """The Markdown of any page: its heading, and its parts, spoken to the first reader; empty ones are left out."""
    return spoken(join([f"# {plain(heading)}", *parts]), readers)


def _scalar(value: object) -> str:
    """A value as YAML: text in quotation marks, so that no word of it is taken for something else."""
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        # Whatever is no sign is written as its number: an end of a line would end the front matter.
        return f'"{"".join(one if one.isprintable() else f"\\U{ord(one):08x}" for one in escaped)}"'
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_scalar(inner)}" for key, inner in value.items()) + "}"
    return str(value).lower() if isinstance(value, bool) else str(value)
