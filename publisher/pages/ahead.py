"""Pages of rules that are written ahead: which pages need a second one, where it is, and what its links lead to.

A page is built again for a later day only where it differs from the one before. All other links lead to the page that
is there already. So `hertfordshire/who.md` is what holds on the day of the build, and beside it
`hertfordshire/from-2027-04-01/who.md` is what holds from that day on.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from publisher.pages.frame.page import Page

_LINK = re.compile(r"(?<=\]\()(?P<file>[^()#\s:]+\.md)(?=[#)])")


@dataclass(frozen=True, slots=True)
class Draft:
    """A page as it is on one day, at the address that it has on the day of the build.

    beside: what the theme shows on it beside its Markdown; a page with other things beside it is another page.
    """

    page: Page
    beside: object = None


@dataclass(frozen=True, slots=True)
class DatedPage:
    """A page at its own address, and the days for which it holds.

    page: with the links of its days.
    base: the address of the page that holds on the day of the build.
    from_: the first day. None: it holds on the day of the build.
    until: the day on which the next page of `base` takes its place. None: none is written yet.
    earlier, later: the addresses of the pages before and after it, where there are any.
    """

    page: Page
    base: str
    from_: date | None
    until: date | None
    earlier: str | None
    later: str | None


def dated_pages(days: Mapping[date, Sequence[Draft]]) -> tuple[list[DatedPage], dict[date, dict[str, str]]]:
    """Give every page that is needed its address, its days and its links.

    Args:
        days: the whole site as on the day of the build, and on each day on which something changes, in their order.
            Each has the same pages.

    Returns:
        The pages, and for each day the address of the page that holds then, by the address that it has on the day of
        the build.
    """
    first, *later = days
    begins: dict[str, list[date]] = {draft.page.path: [first] for draft in days[first]}
    drafts = {day: {draft.page.path: draft for draft in days[day]} for day in days}
    for day in later:
        for base, draft in drafts[day].items():
            if draft != drafts[begins[base][-1]][base]:
                begins[base].append(day)
    addresses = {
        day: {
            base: _address(base, max(start for start in starts if start <= day), first)
            for base, starts in begins.items()
        }
        for day in days
    }
    pages = []
    for base, starts in begins.items():
        places = [addresses[day][base] for day in starts]
        for number, day in enumerate(starts):
            page = drafts[day][base].page
            title = f"{page.title} (from {day:%-d %B %Y})" if number else page.title
            pages.append(
                DatedPage(
                    page=replace(
                        page,
                        path=places[number],
                        title=title,
                        markdown=_linked(page, places[number], addresses[day]),
                    ),
                    base=base,
                    from_=day if number else None,
                    until=starts[number + 1] if number + 1 < len(starts) else None,
                    earlier=places[number - 1] if number else None,
                    later=places[number + 1] if number + 1 < len(places) else None,
                )
            )
    return pages, addresses


def _address(base: str, start: date, first: date) -> str:
    folder, _, file = base.rpartition("/")
    return base if start == first else posixpath.join(folder, f"from-{start.isoformat()}", file)


@lru_cache(maxsize=4096)
def _from(folder: str, target: str) -> str:
    """The way to an address from a folder, by these two: many pages have the same links."""
    return posixpath.relpath(target, folder)


def _linked(page: Page, place: str, addresses: Mapping[str, str]) -> str:
    """The Markdown of a page at its place, with links to the pages of its days."""
    here, there = posixpath.dirname(page.path), posixpath.dirname(place)

    def link(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(here, found["file"]))
        return _from(there or ".", addresses.get(target, target))

    return _LINK.sub(link, page.markdown)
