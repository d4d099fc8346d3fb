"""The security headers of the built site, and the check that every page can live with them.

The policy lets a page load from its own site and nowhere else, and run no script that stands in the page itself. A
browser that refuses something says so only in a console that nobody reads. So the build refuses it first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from publisher.site.host_headers import FILE_NAME, HeaderRule, write_rules
from publisher.source.problems import LocalOfferError
from publisher.wording.markup import attributes, raw_text, tags

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FOR_EVER = ("/assets/theme/*", "/assets/runtime/*", "/assets/policies/*", "/assets/search/*", "/assets/minisearch/*")
"""Paths that browsers may keep: they name a content or a version, so a path never changes its meaning.

For everything else nothing is written: a rule for pages alone, such as `/*/`, fits every path on Netlify, which would
then join both values. Netlify and Cloudflare Pages let browsers ask each time whether a page is still good."""

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


def write_headers(site: Path) -> Path:
    """Check every page of a built site and write the site's `_headers` file.

    Args:
        site: the folder of the built site.

    Returns:
        The path of the file.

    Raises:
        UnsafePagesError: a page holds something that the policy refuses. Nothing is written.
    """
    scans = {page: scan_page(page.read_text(encoding="utf-8")) for page in sorted(site.rglob("*.html"))}
    refused = {page: found for page, found in scans.items() if found}
    if refused:
        raise UnsafePagesError(refused)
    file = site / FILE_NAME
    webassembly = sorted(f"/{path.relative_to(site)}" for path in site.rglob("*.wasm"))
    file.write_text(write_rules(site_rules(webassembly)), encoding="utf-8")
    return file


def site_rules(webassembly: Iterable[str] = ()) -> tuple[HeaderRule, ...]:
    """The headers of the whole site.

    Args:
        webassembly: the paths of its `.wasm` files. Only under its own type does a browser keep compiled WebAssembly.
    """
    everywhere = (
        ("Content-Security-Policy", content_security_policy()),
        ("X-Content-Type-Options", "nosniff"),
        # Not even the address of the page that a family was reading is told to the site that a link leads to.
        ("Referrer-Policy", "no-referrer"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    )
    return (
        HeaderRule("/*", everywhere),
        *(HeaderRule(pattern, (("Cache-Control", "public, max-age=31536000, immutable"),)) for pattern in FOR_EVER),
        *(HeaderRule(path, (("Content-Type", "application/wasm"),)) for path in webassembly),
    )


def content_security_policy() -> str:
    """The content security policy of every page, and of the worker, which has to have it too."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "style-src 'self'",
            "img-src 'self'",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            # A form that is really sent would put a family's answers into an address.
            "form-action 'none'",
            "base-uri 'none'",
            "frame-ancestors 'self'",
        )
    )


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
            self._refuse(f"A script stands in the page: {' '.join(content.split())[:60]} ...", "Move it into a file.")
        if tag == "style":
            self._refuse("A <style> element stands in the page.", "Put its rules into a stylesheet.")
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
