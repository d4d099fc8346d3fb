"""A page is called what its module says, or its own file: a new title is in every link that names the page."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

import pytest

from publisher.pages import compare, council, shared
from publisher.site.build import build_site
from tests.site_project import change, site_project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from publisher.pages.frame.shared_page import SharedPage

BY_HAND = {
    "about": "# About this site",
    "accessibility": "title: Accessibility statement",
    "privacy": "# Cookies and privacy",
    "saved": "# Saved pages",
}
"""The pages for families that are written by hand, and where each says its title."""

pytestmark = pytest.mark.thorough

SITE = "http://site.example/"


class Link(NamedTuple):
    """A link to another page of the site."""

    on: str
    to: str
    text: str


class LinkReader(HTMLParser):
    """Reads the links of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self._page = page
        self._open: list[str] | None = None
        self._to = ""
        self.found: list[Link] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._open, self._to = [], urljoin(SITE + self._page, dict(attrs).get("href") or "")

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self._open.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._open is not None:
            text = re.sub(r"\s+", " ", "".join(self._open)).strip()
            to = self._to.removeprefix(SITE).partition("#")[0]
            if to != self._page:
                self.found.append(Link(self._page, to, text.removesuffix(" (new tab)")))
            self._open = None


def addresses() -> dict[str, tuple[str, ...]]:
    """Every page that is renamed, by its address, with what it was called before."""
    titles: dict[str, tuple[str, ...]] = {
        f"exampleshire/{'' if id_ == 'overview' else id_ + '/'}": (page.title, page.heading_in("Exampleshire"))
        for id_, page in council.COUNCIL_PAGES.items()
    }
    titles |= {f"{page.path.removesuffix('.md')}/": (page.title,) for page in shared.SHARED_PAGES if _is_named(page)}
    return titles | {f"{id_}/": (re.sub(r"^(#|title:) ", "", line),) for id_, line in BY_HAND.items()}


def _is_named(page: SharedPage) -> bool:
    """Whether a page has a name of its own: one on which councils are compared is called as their page is."""
    return page not in compare.SUBJECT_PAGES.values()


BEFORE = addresses()


def new_title(address: str) -> str:
    return f"Renamed {address.strip('/').replace('/', ' ')}"


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> list[Link]:
    """The links between the pages of a site of which every page was renamed."""
    project = site_project(tmp_path_factory.mktemp("renamed"))
    for id_, line in BY_HAND.items():
        start = line.partition(" ")[0]
        change(project / "docs" / f"{id_}.md", f"\n{line}\n", f"\n{start} {new_title(id_)}\n")
    with pytest.MonkeyPatch.context() as patch:
        for id_, page in council.COUNCIL_PAGES.items():
            title = new_title(f"exampleshire/{'' if id_ == 'overview' else id_}")
            renamed = replace(page, title=title, heading=f"{title} in {{area}}" if page.heading else "")
            patch.setitem(council.COUNCIL_PAGES, id_, renamed)
        renamed_too = [
            replace(page, title=new_title(page.path.removesuffix(".md"))) if _is_named(page) else page
            for page in shared.SHARED_PAGES
        ]
        patch.setattr(shared, "SHARED_PAGES", tuple(renamed_too))
        build_site(project, project / "site")
    return list(links_of(project / "site"))


def links_of(site: Path) -> Iterator[Link]:
    for file in sorted(site.rglob("*.html")):
        reader = LinkReader(file.relative_to(site).as_posix().removesuffix("index.html"))
        reader.feed(file.read_text(encoding="utf-8"))
        yield from reader.found


def names(text: str, title: str) -> bool:
    """Whether a link says a title: as a whole, or as a name among other words."""
    return text.lower() == title.lower() or title in text


def test_no_link_calls_a_page_what_it_was_called_before(links: list[Link]) -> None:
    old = [link for link in links for title in BEFORE.get(link.to, ()) if names(link.text, title)]
    assert old == [], "\n".join(map(str, old))


@pytest.mark.parametrize("address", sorted(BEFORE.keys() - {"council/problems/"}))  # that is in no menu
def test_a_page_is_linked_to_under_its_new_title(address: str, links: list[Link]) -> None:
    assert any(link.to == address and names(link.text, new_title(address)) for link in links)


def test_a_link_under_an_old_title_would_be_found() -> None:
    reader = LinkReader("exampleshire/")
    reader.feed('<a href="who/">Who can <b>have\none</b> (new tab)</a><a href="#top">Up</a>')
    assert reader.found == [Link("exampleshire/", "exampleshire/who/", "Who can have one")]
    assert names("Who can have one", BEFORE["exampleshire/who/"][0])
