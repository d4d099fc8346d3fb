"""The Atom feed of what a council has published."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from publisher.publishing.changes import FEED_FILE
from publisher.publishing.page import NOT_COMPARED, PAGE, QUIET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.publishing.changes import Change, Changes

_ATOM = "http://www.w3.org/2005/Atom"


def changes_feed(changes: Changes, site_url: str, author: str, page_url: str = "") -> str:
    """The feed, as XML.

    Args:
        changes: what the council has published.
        site_url: the address of the site; empty where nobody has said it, and links then start at the feed.
        author: who makes the site.
        page_url: the page that says the same, below the site's address; left out where pages are in folders.
    """
    ET.register_namespace("", _ATOM)
    page = f"{site_url}{page_url or f'{changes.folder}changes/'}".removeprefix("" if site_url else changes.folder)
    feed = ET.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "en-GB"})
    _text(feed, "id", _id(site_url, changes.council))
    _text(feed, "title", PAGE.title_in(changes.area))
    _text(feed, "updated", _moment(changes.versions[0]))
    _text(ET.SubElement(feed, f"{{{_ATOM}}}author"), "name", author)
    if site_url:
        _link(feed, f"{site_url}{changes.folder}{FEED_FILE}", "self")
    _link(feed, page, "alternate")
    for change in changes.versions:
        entry = ET.SubElement(feed, f"{{{_ATOM}}}entry")
        _text(entry, "id", _id(site_url, f"{changes.council}/{change.id}"))
        _text(entry, "title", change.says)
        _text(entry, "updated", _moment(change))
        _link(entry, f"{page}#version-{change.id.replace('.', '-')}", "alternate")
        _text(entry, "content", "\n".join(_lines(change))).set("type", "text")
    ET.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'


def _lines(change: Change) -> Iterator[str]:
    if not change.stretches:
        yield NOT_COMPARED if change.stretches is None else QUIET
    for stretch in change.stretches or []:
        if stretch.starts is not None:
            yield f"From {stretch.starts:%-d %B %Y}:"
        for situation in stretch.situations:
            yield f"{' / '.join(situation.who)}."
            yield from (f"- {move}" for move in situation.moves)
        yield from (f"- {line}" for line in stretch.everybody)


def _text(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, f"{{{_ATOM}}}{name}")
    element.text = text
    return element


def _link(parent: ET.Element, address: str, relation: str) -> None:
    kind = "application/atom+xml" if relation == "self" else "text/html"
    ET.SubElement(parent, f"{{{_ATOM}}}link", {"href": address, "rel": relation, "type": kind})


def _id(site_url: str, name: str) -> str:
    """What never changes for the same site and version."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{site_url}{name}").urn


def _moment(change: Change) -> str:
    return f"{change.day.isoformat()}T00:00:00Z"
