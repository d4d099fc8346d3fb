"""What mkdocs.yml says of a copy of the site, below `local-offer`: whose it is, and what it looks like."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from publisher.model.base import Id, Part, Text
from publisher.model.operator import Operator

SITE_ADDRESS = r"^https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::[0-9]+)?/(?:[^\s\"'<>()?#]+/)?$"
SiteAddress = Annotated[str, StringConstraints(pattern=SITE_ADDRESS)]

COLOUR = r"^#[0-9a-fA-F]{6}$"
Colour = Annotated[str, StringConstraints(pattern=COLOUR)]


ORIGIN = r"^(?:https://[a-z0-9-]+(?:\.[a-z0-9-]+)+|http://127\.0\.0\.1)(?::[0-9]+)?$"
Origin = Annotated[str, StringConstraints(pattern=ORIGIN)]


class Colours(Part):
    """The one colour of buttons, links and headings. What goes with it is worked out from it."""

    light: Colour = Field(description="On a light page.")
    dark: Colour | None = Field(default=None, description="On a dark page. Left out: worked out from the other.")


class SiteSettings(Part):
    """A copy of the site."""

    policies: Text = Field(default="policies", description="The folder of the policies, beside mkdocs.yml.")
    as_of: date | None = Field(default=None, description="The day of which this is a preview.")
    only: list[Id] | None = Field(
        default=None, min_length=1, description="The councils that the site is about. Left out: all that there are."
    )
    official: bool = Field(default=False, description="Whether the one council in `only` publishes it as its own.")
    name: Text | None = Field(default=None, description="What the site is called.")
    address: SiteAddress | None = Field(default=None, description="Where families will find it.")
    logo: Text | None = Field(default=None, description="A picture at the top of each page, beside mkdocs.yml.")
    colours: Colours | None = None
    operator: Operator | None = Field(default=None, description="Who runs it, and how families can reach them.")

    embed_from: list[Origin] = Field(default=[], description="The sites whose pages may show the reckoner.")
    moved: dict[str, str] = Field(default={}, description="Old addresses of pages and folders, and the new ones.")

    @property
    def own(self) -> str | None:
        """The id of the one council that the site is about; None where it is about several."""
        return self.only[0] if self.only is not None and len(self.only) == 1 else None
