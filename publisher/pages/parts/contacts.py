"""Who to ask, on a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.parts.text import cited, plain, web_link
from publisher.wording.reach import mailto, tel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.model.council.council import Contact


def contact_line(contact: Contact) -> str:
    """Who to ask and how to reach them: each way can be pressed."""
    reach = " · ".join(ways_to_press(contact))
    return f"**{plain(contact.who)}**. {f'{reach}. ' if reach else ''}{cited(contact.how, contact.cites)}"


def ways_to_press(contact: Contact) -> Iterator[str]:
    """A contact's number, its e-mail address and its page on the web, as links."""
    if contact.phone is not None:
        yield f"[{plain(contact.phone)}]({tel(contact.phone)})"
    if contact.email is not None:
        yield f"[{plain(contact.email)}]({mailto(contact.email)})"
    if contact.web is not None:
        yield web_link("Web page", contact.web)
