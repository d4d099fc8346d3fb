"""What the theme's templates are given about a council. Addresses start at the root of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from publisher.pages import COUNCIL_PAGES
from publisher.pages.addresses import in_folder
from publisher.site.contact_context import contact_context

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from publisher.model.council.council import Council
    from publisher.model.england.bodies import Bodies
    from publisher.pages.addresses import UrlOf

type Context = dict[str, Any]


def council_context(council: Council, addresses: Mapping[str, str], day: date, url_of: UrlOf = in_folder) -> Context:
    """What every page of a council shows: who it is about, and how old the sources are.

    Args:
        council: the council.
        addresses: the files of the pages that hold at the time, by those that hold on the day of the build.
        day: the day that the pages are for.
        url_of: says where pages are.
    """
    return {
        "id": council.id,
        "name": council.name,
        "area": council.area,
        "version_said": f"{council.version:%-d %B %Y}",
        "review_by": council.review_by.isoformat(),
        "review_by_said": f"{council.review_by:%-d %B %Y}",
        "overdue": council.is_overdue(day),
        "law_said": f"{council.law_last_looked_at:%-d %B %Y}",
        "sources": [{"id": s.id, "title": s.title, "address": s.address, "age": s.how_old} for s in council.sources],
        "feedback": next((contact_context(one) for one in council.contacts if one.id == council.feedback), None),
        **_help(council),
        "keep_days": council.reckoner.keep_days,
        "pages": _pages(council, addresses, url_of),
    }


def _pages(council: Council, addresses: Mapping[str, str], url_of: UrlOf) -> dict[str, Context]:
    """Each page of a council by its id: its address, its title for links to it, and its heading."""
    return {
        id_: {
            "url": url_of(addresses.get(path := f"{council.id}/{page.file}", path)),
            "title": page.title,
            "heading": page.heading_in(council.area),
        }
        for id_, page in COUNCIL_PAGES.items()
        if page.is_of(council)
    }


def bodies_context(bodies: Bodies) -> dict[str, list[dict[str, str]]]:
    """The bodies that there are everywhere, by what they do."""
    found: dict[str, list[dict[str, str]]] = {}
    for body in bodies.bodies:
        found.setdefault(body.does, []).append({"name": body.name, "about": body.about or body.name, "web": body.web})
    return found


def _help(council: Council) -> Context:
    """Who families can turn to, by what it is for; when somebody looked; and what it rests on."""
    helpers = {key: contact for key in council.help.named if (contact := council.helper(key)) is not None}
    days = [contact.looked_up for contact in helpers.values() if contact.looked_up is not None]
    shown = [contact for key in ("sendiass", "switchboard") if (contact := helpers.get(key)) is not None]
    return {
        "help": {key: contact_context(contact) for key, contact in helpers.items()},
        "other_complaints": council.help.other_complaints,
        "help_looked_up": f"{min(days):%-d %B %Y}" if days else None,
        "help_cites": list(dict.fromkeys(fact for contact in shown for fact in contact.cites)),
    }
