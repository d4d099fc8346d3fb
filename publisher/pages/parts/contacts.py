"""Whom to ask, on a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.parts.text import cited, plain

if TYPE_CHECKING:
    from publisher.model.council.council import Contact


def contact_line(contact: Contact) -> str:
    """Whom to ask and how to reach them."""
    reach = " · ".join(plain(way) for way in (contact.phone, contact.email) if way)
    return f"**{plain(contact.who)}**. {f'{reach}. ' if reach else ''}{cited(contact.how, contact.cites)}"
