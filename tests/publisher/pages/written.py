"""The pages of the invented council, and what a reader sees of them."""

from __future__ import annotations

import functools
import re
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING, override

import markdown

from publisher.pages.council_build import CouncilBuild
from publisher.pages.shared import shared_pages
from tests.policies import REAL, councils, exampleshire

if TYPE_CHECKING:
    from publisher.model.operator import Operator
    from publisher.pages import Page
    from publisher.policies.read import CouncilFiles

DAY = date(2026, 11, 22)
EXTENSIONS = ["attr_list", "def_list", "md_in_html", "tables", "toc"]


@functools.cache
def pages() -> dict[str, Page]:
    """Every page by its id."""
    return {page.id: page for page in CouncilBuild(exampleshire()).pages_on(DAY).pages}


@functools.cache
def real_pages(council: str) -> dict[str, Page]:
    """Every page of a real council by its id, as on the day of its version."""
    files = next(files for files in councils(REAL) if files.council.id == council)
    return {page.id: page for page in CouncilBuild(files).pages_on(files.council.version).pages}


def written(id_: str, files: CouncilFiles | None = None, day: date = DAY) -> str:
    """The Markdown of a page of the invented council, or of a changed copy of it, as on a day."""
    if files is None and day == DAY:
        return pages()[id_].markdown
    return next(page.markdown for page in CouncilBuild(files or exampleshire()).pages_on(day).pages if page.id == id_)


def shared(id_: str, operator: Operator | None = None) -> str:
    """The Markdown of a page of no council, where the invented council is the only one."""
    logics = [CouncilBuild(exampleshire()).logic_on(DAY)]
    return next(page.markdown for page in shared_pages(logics, operator) if page.id == id_)


def shown(text: str) -> str:
    """What a reader sees of some Markdown, on one line; without what only a screen reader says."""
    reader = _Reader()
    reader.feed(markdown.markdown(text, extensions=EXTENSIONS))
    return " ".join("".join(reader.seen).split())


def between(text: str, start: str, end: str) -> str:
    """The part of a text from one mark up to another."""
    assert text.count(start) == 1, start
    _, _, after = text.partition(start)
    return start + after.partition(end)[0]


def links(text: str) -> list[str]:
    """Where the links of a page lead that stay within the site."""
    return [link for link in ways_out(text) if not link.startswith(_OUT)]


def ways_out(text: str) -> list[str]:
    """Where all the links of a page lead: within the site, to another, or to a phone."""
    return re.findall(r"\]\(([^)]+)\)", text)


_OUT = ("https:", "tel:", "mailto:")


def anchors(text: str) -> list[str]:
    """The places of a page that links can lead to."""
    return re.findall(r'(?:id="|\{ #)([a-z0-9_-]+)', text)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self._is_hidden = False

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_hidden = dict(attrs).get("class") == "visually-hidden"

    @override
    def handle_endtag(self, tag: str) -> None:
        self._is_hidden = False

    @override
    def handle_data(self, data: str) -> None:
        if not self._is_hidden:
            self.seen.append(data)
