"""Who runs a copy of the site: the operator named in mkdocs.yml, if any."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pydantic import Field

from publisher.model.base import Part, Text

if TYPE_CHECKING:
    from collections.abc import Iterator


class Operator(Part):
    """An organisation that runs a copy, and how families reach it: a team's address, never a private person's."""

    name: Text
    email: Text | None = None
    phone: Text | None = None
    post: Text | None = Field(default=None, description="The postal address, on one line.")

    @property
    def can_be_reached(self) -> bool:
        """Whether there is any way to reach the organisation."""
        return bool(self.email or self.phone or self.post)


def left_to_fill_in(operator: Operator | None, site_url: str | None) -> Iterator[str]:
    """What has to be filled in before families use a copy: one sentence each, for its builder."""
    if operator is None:
        yield "This copy of the site names no operator. Fill in 'operator' under 'local-offer' in mkdocs.yml."
    elif not operator.can_be_reached:
        yield f"Families cannot reach {operator.name}. Give 'operator' in mkdocs.yml an 'email', 'phone' or 'post'."
    if told := address_to_fill_in(site_url):
        yield told


def address_to_fill_in(site_url: str | None) -> str | None:
    """What to do where nobody has said yet at which address families find the site; None where somebody has."""
    if urlsplit(site_url or "").hostname not in (None, "127.0.0.1", "localhost"):
        return None
    return (
        "The site's own address is not known yet. Set 'address' under 'local-offer' in mkdocs.yml to the one that "
        "families will use."
    )
