"""Finds what a page holds and may not: what the site's security policy refuses, and whatever else is not known here.

A browser that refuses something says so only in a console that nobody reads. So the build refuses it first. And a text
of a policy that came into a page as HTML could lead families away: elements and kinds of links are those of a list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from publisher.source.problems import LocalOfferError, visible
from publisher.wording.markup import attributes, raw_text, tags

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.source.kept import Kept

ELEMENTS = frozenset(
    {
        *("html", "head", "title", "meta", "link", "script", "body", "main", "header", "footer", "nav", "noscript"),
        *("article", "aside", "section", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hgroup", "hr", "p", "pre"),
        *("blockquote", "figure", "figcaption", "address", "ul", "ol", "li", "dl", "dt", "dd", "details", "summary"),
        *("a", "abbr", "b", "br", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp"),
        *("small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr", "img", "picture", "source"),
        *("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td", "dialog", "template"),
        *("form", "fieldset", "legend", "label", "input", "button", "select", "optgroup", "option", "textarea"),
        *("output", "progress", "meter", "search", "svg", "g", "path", "circle", "ellipse", "line", "polyline"),
        *("polygon", "rect", "text", "tspan", "defs", "use", "symbol", "marker", "desc"),
        "style",  # It is refused for itself.
    }
)
"""All that pages are made of. Nothing in it brings in another page, or changes where all links lead."""

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""Where links lead that name a scheme."""

_FOLLOWED = ("href", "src", "action", "formaction", "xlink:href", "poster", "data")
_NAMES_A_SCHEME = re.compile(r"""[=][\s"']*[^"'/?#=>]*(?::|&)""")
_SCHEME = re.compile(r"([^/?#:]*):")
_REFRESH = re.compile(r"refresh", re.IGNORECASE)
_UNHEARD = re.compile(r"[\x00-\x20]")
"""What browsers leave out of an address."""

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

# What a tag has to hold before its attributes are worth a look: style= or onclick=, and &#.
# It may find more than these. It starts with a set of letters, because a search for that is six times as fast.
_SUSPECT = re.compile(r"[sSoO&](?:(?<!\w.)(?i:tyle|n\w+)\s*=|\#)")


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


def refuse_unsafe_pages(site: Path, kept: Kept) -> None:
    """Check every page of a built site.

    Args:
        site: the folder of the built site.
        kept: which pages were checked before.

    Raises:
        UnsafePagesError: a page holds something that the policy refuses.
    """
    texts = {page: page.read_text(encoding="utf-8") for page in sorted(site.rglob("*.html"))}
    scans = {page: kept.of(partial(scan_page, text), "refused", text) for page, text in texts.items()}
    refused = {page: found for page, found in scans.items() if found}
    if refused:
        raise UnsafePagesError(refused)


def scan_page(html: str) -> tuple[Refused, ...]:
    """Find everything in a page that the policy would refuse."""
    scanner = _Scanner(html)
    scanner.scan()
    return tuple(scanner.refused)


@lru_cache(maxsize=50_000)
def _is_harmless(text: str) -> bool:
    """Whether nothing of a tag has to be looked at, by its text: all pages have mostly the same tags."""
    (tag,) = tags(text)
    if tag["name"] is None or tag["closing"]:
        return True
    name, given = tag["name"].lower(), tag["attributes"]
    leads = _NAMES_A_SCHEME.search(given) or (name == "meta" and _REFRESH.search(given))
    return name in ELEMENTS and not leads and not _may_be_refused(name, given)


def _may_be_refused(name: str, given: str) -> bool:
    """Whether the attributes of a tag, or what is in its element, have to be looked at one by one."""
    return name in _LOADED or name == "style" or _SUSPECT.search(given) is not None


class _Scanner:
    """Reads the tags of one page."""

    def __init__(self, html: str) -> None:
        self.refused: list[Refused] = []
        self._html = html
        self._at = 0

    def scan(self) -> None:
        """Read the page from its start to its end."""
        for tag in tags(self._html):
            if _is_harmless(tag[0]):
                continue
            name, given = tag["name"].lower(), tag["attributes"]
            if name not in ELEMENTS:
                self._at = tag.start()
                self._refuse(
                    f"No page of ours has <{visible(name)}>.", "Remove it, or find out which text became HTML."
                )
            if _NAMES_A_SCHEME.search(given):
                self._at = tag.start()
                self._check_links(name, attributes(given))
            if name == "meta" and _REFRESH.search(given):
                self._at = tag.start()
                self._check_refresh(attributes(given).get("content", ""))
            if _may_be_refused(name, given):
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
        for name in given:
            if name.startswith("on"):
                self._refuse(f"<{tag}> has the script attribute {name}.", "Listen to the event in a script file.")
        self._check_origin(tag, given)

    def _check_links(self, tag: str, given: dict[str, str]) -> None:
        for name in _FOLLOWED:
            found = _SCHEME.match(_UNHEARD.sub("", given.get(name, "")))
            scheme = found[1].lower() if found else ""
            if scheme == "javascript":
                self._refuse(f"<{tag} {name}> is a script.", "Use a <button>, and listen to it in a script file.")
            elif found and scheme not in SCHEMES:
                do = f"Link to {', '.join(sorted(SCHEMES))} or a page of the site."
                self._refuse(f"<{tag} {name}> leads to '{visible(scheme)}:'.", do)

    def _check_refresh(self, content: str) -> None:
        """Pages that have moved lead on to where they are now; and none leads to another site."""
        _, _, address = _UNHEARD.sub("", content).partition("=")
        if _SCHEME.match(address) or address.startswith(("//", "/\\", "\\")):
            self._refuse("<meta> leads whoever reads the page to another site.", "Remove it.")

    def _check_origin(self, tag: str, given: dict[str, str]) -> None:
        address = given.get(_LOADED.get(tag, ""), "")
        if tag == "link" and _LINKS_LOADED.isdisjoint(given.get("rel", "").lower().split()):
            return
        if urlsplit(address).netloc:
            self._refuse(f"<{tag}> loads from another site: {address}.", "Keep a copy of it in this site.")

    def _refuse(self, what: str, do: str) -> None:
        self.refused.append(Refused(self._html.count("\n", 0, self._at) + 1, what, do))
