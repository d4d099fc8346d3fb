"""Somebody to turn to, as the theme's templates are given it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from publisher.wording.reach import tel

if TYPE_CHECKING:
    from publisher.model.council.council import Contact


class ContactContext(TypedDict):
    """Who it is, every way to reach them, the year of the page that says so, and what it rests on."""

    who: str
    how: str
    phone: str | None
    tel: str | None
    email: str | None
    web: str | None
    page_year: int | None
    cites: list[str]


def contact_context(contact: Contact) -> ContactContext:
    """A contact for the templates."""
    return {
        "who": contact.who,
        "how": contact.how,
        "phone": contact.phone,
        "tel": tel(contact.phone) if contact.phone else None,
        "email": contact.email,
        "web": contact.web,
        "page_year": contact.page_year,
        "cites": contact.cites,
    }
