"""What a site has of the versions that a council has published: a page, a feed, and what the reckoner reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from publisher.check.unpublished import edited
from publisher.publishing import changes_feed, changes_page, changes_told, read_changes
from publisher.site.council_context import url_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from publisher.pages import Page
    from publisher.pages.council_build import CouncilBuild
    from publisher.source.problems import Report


class PublishedChanges(NamedTuple):
    """The page of a council, its other files by their addresses, and what templates are given."""

    page: Page
    files: dict[str, str]
    context: dict[str, str]


def published_changes(
    builds: Sequence[CouncilBuild], day: date, site_url: str, author: str, report: Report
) -> dict[str, PublishedChanges]:
    """What each council has published; those that have published nothing are left out.

    Args:
        builds: the councils.
        day: the day of the build.
        site_url: the address of the site; empty where nobody has said it.
        author: who makes the site.
        report: receives a problem for each version that cannot be read.
    """
    found = {}
    for build in builds:
        council = build.files.council
        changes = read_changes(build.files.folder, council.name, council.area, report)
        if changes is None:
            continue
        page = changes_page(changes, build.changes_after(day))
        feed, told = f"{changes.folder}changes.xml", f"{changes.folder}changes.json"
        found[council.id] = PublishedChanges(
            page,
            {feed: changes_feed(changes, site_url, author), told: changes_told(changes)},
            {"url": url_of(page.path), "title": page.menu, "about": page.title, "feed": feed, "told": told},
        )
    return found


def unpublished_context(build: CouncilBuild) -> dict[str, Any] | None:
    """What a preview says of edits that are not published; None where there are none, or nothing was published."""
    found = edited(build.files.folder)
    return None if found is None or not found[1] else {"version": found[0], "files": found[1]}
