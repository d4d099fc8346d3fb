"""Finds what a page holds and the site's content security policy refuses.

A browser that refuses something says so only in a console that nobody reads. So the build refuses it first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from publisher.source.problems import LocalOfferError
from publisher.wording.markup import attributes, raw_text, tags

if TYPE_CHECKING:
    from pathlib import Path

_DATA_TYPES = frozenset({"application/json", "application/ld+json"})
_LOADED = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "audio": "src",
    "video": "src",
    "link": "href",
}
_LINKS_LOADED = frozenset(
    {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest"}
)

# What a page, and then a tag, has to hold before its attributes are worth a look: style=, javascript:, &# or onclick=.
# It may find more than these. It starts with a set of letters, because a search for that is six times as fast.
_SUSPECT = re.compile(r"[sSjJoO&](?:(?<!\w.)(?i:tyle|n\w+)\s*=|(?i:avascript:)|\#)")


@dataclass(frozen=True, slots=True)
class Refused:
    """Something in a page that browsers would refuse: its line, counted from 1, what it is and what to do."""

    line: int
    what: str
    do: str


class UnsafePagesError(LocalOfferError):
    """Pages hold something that the site's security policy refuses; `refused` has all of it by page."""

    def __init__(self, refused: dict[Path, tuple[Refused, ...]]) -> None:
        """Keep what was refused, and say all of it."""
        self.refused = refused
        lines = [f"{page}:{one.line}: {one.what}\n    {one.do}" for page, all_ in refused.items() for one in all_]
        super().__init__("\n".join(lines))


def refuse_unsafe_pages(site: Path) -> None:
    """Check every page of a built site.

    Args:
        site: the folder of the built site.

    Raises:
        UnsafePagesError: a page holds something that the policy refuses.
    """
    scans = {page: scan_page(page.read_text(encoding="utf-8")) for page in sorted(site.rglob("*.html"))}
    refused = {page: found for page, found in scans.items() if found}
    if refused:
        raise UnsafePagesError(refused)


def scan_page(html: str) -> tuple[Refused, ...]:
    """Find everything in a page that the policy would refuse."""
    scanner = _Scanner(html)
    scanner.scan()
    return tuple(scanner.refused)


class _Scanner:
    """Reads the tags of one page."""

    def __init__(self, html: str) -> None:
        self.refused: list[Refused] = []
        self._html = html
        self._at = 0

    def scan(self) -> None:
        """Read the page from its start to its end."""
        suspect = _SUSPECT.search(self._html) is not None
        for tag in tags(self._html):
            if tag["name"] is None or tag["closing"]:
                continue
            name, given = tag["name"].lower(), tag["attributes"]
            if name in _LOADED or name == "style" or (suspect and _SUSPECT.search(given)):
                self._at = tag.start()
                self._check_tag(name, attributes(given), raw_text(self._html, tag))

    def _check_tag(self, tag: str, given: dict[str, str], content: str) -> None:
        if tag == "script" and "src" not in given and given.get("type", "").lower() not in _DATA_TYPES:
            self._refuse(f"Inline script: {' '.join(content.split())[:60]} ...", "Move it into a file.")
        if tag == "style":
            self._refuse("The page has a <style> element.", "Put its rules into a stylesheet.")
        if "style" in given:
            do = "Use a class and a stylesheet. For the columns of a table set 'tables: {use_align_attribute: true}'."
            self._refuse(f"<{tag}> has a style attribute: {given['style']}.", do)
        for name, value in given.items():
            if name.startswith("on"):
                self._refuse(f"<{tag}> has the script attribute {name}.", "Listen to the event in a script file.")
            if value.strip().lower().startswith("javascript:"):
                self._refuse(f"<{tag} {name}> is a script.", "Use a <button>, and listen to it in a script file.")
        self._check_origin(tag, given)

    def _check_origin(self, tag: str, given: dict[str, str]) -> None:
        address = given.get(_LOADED.get(tag, ""), "")
        if tag == "link" and _LINKS_LOADED.isdisjoint(given.get("rel", "").lower().split()):
            return
        if urlsplit(address).netloc:
            self._refuse(f"<{tag}> loads from another site: {address}.", "Keep a copy of it in this site.")

    def _refuse(self, what: str, do: str) -> None:
        self.refused.append(Refused(self._html.count("\n", 0, self._at) + 1, what, do))
