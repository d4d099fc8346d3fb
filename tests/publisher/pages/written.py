"""The pages of the invented council, and what a reader sees of them."""

from __future__ import annotations

import functools
import re
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import markdown

from publisher.pages.council_build import CouncilBuild
from tests.policies import exampleshire

if TYPE_CHECKING:
    from publisher.pages import Page

DAY = date(2026, 11, 22)
EXTENSIONS = ["admonition", "attr_list", "def_list", "md_in_html", "tables", "toc"]


@functools.cache
def pages() -> dict[str, Page]:
    """Every page by its id."""
    return {page.id: page for page in CouncilBuild(exampleshire()).pages_on(DAY).pages}


def written(id_: str) -> str:
    """The Markdown of a page."""
    return pages()[id_].markdown


def shown(text: str) -> str:
    """What a reader sees of some Markdown, on one line."""
    reader = _Reader()
    reader.feed(markdown.markdown(text, extensions=EXTENSIONS))
    return " ".join("".join(reader.seen).split())


def between(text: str, start: str, end: str) -> str:
    """The part of a text from one mark up to another."""
    assert text.count(start) == 1, start
    _, _, after = text.partition(start)
    return start + after.partition(end)[0]


def links(text: str) -> list[str]:
    """Where the links of a page lead."""
    return re.findall(r"\]\(([^)]+)\)", text)


def anchors(text: str) -> list[str]:
    """The places of a page that links can lead to."""
    return re.findall(r'(?:id="|\{ #)([a-z0-9_-]+)', text)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def handle_data(self, data: str) -> None:
        self.seen.append(data)
