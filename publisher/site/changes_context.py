"""What a site has of the versions that a council has published: a page, a feed, and what the reckoner reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from publisher.check.unpublished import edited
from publisher.publishing import FEED_FILE, changes_feed, changes_page, changes_told, read_changes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from publisher.pages import Page
    from publisher.pages.addresses import UrlOf
    from publisher.pages.council_build import CouncilBuild
    from publisher.publishing import Changes
    from publisher.source.problems import Report


class PublishedBy(NamedTuple):
    """Where a site is and who makes it.

    address: that of the site; empty where nobody has said it.
    author: who makes it.
    url_of: says where its pages are.
    """

    address: str
    author: str
    url_of: UrlOf


class PublishedChanges(NamedTuple):
    """The page of a council, what it is made from, its other files by their addresses, and what templates are given."""

    page: Page
    changes: Changes
    files: dict[str, str]
    context: dict[str, str]


def published_changes(
    builds: Sequence[CouncilBuild], day: date, site: PublishedBy, report: Report
) -> dict[str, PublishedChanges]:
    """What each council has published; those that have published nothing are left out.

    Args:
        builds: the councils.
        day: the day of the build.
        site: where the site is, and who makes it.
        report: receives a problem for each version that cannot be read.
    """
    found = {}
    for build in builds:
        council = build.files.council
        changes = read_changes(build.files.folder, council.name, council.area, report)
        if changes is None:
            continue
        page = changes_page(changes, build.changes_after(day), build.files.readers)
        url = site.url_of(page.path)
        feed, told = f"{changes.folder}{FEED_FILE}", f"{changes.folder}changes.json"
        found[council.id] = PublishedChanges(
            page,
            changes,
            {feed: changes_feed(changes, site.address, site.author, url), told: changes_told(changes)},
            {
                "url": url,
                "title": page.menu,
                "about": page.title,
                "feed": feed,
                "told": told,
                "version": _version(council.version, changes),
            },
        )
    return found


def _version(day: date, changes: Changes) -> str:
    """What the version of the files is called: as it was published; or its day, if they have another one."""
    last = changes.versions[0]
    return last.id if last.day == day else day.isoformat()


def unpublished_context(build: CouncilBuild) -> dict[str, Any] | None:
    """What a preview says of edits that are not published; None where there are none, or nothing was published."""
    found = edited(build.files.folder)
    return None if found is None or not found[1] else {"version": found[0], "files": found[1]}
