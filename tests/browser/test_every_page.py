"""Every built page: self-contained, honest about what it is, and readable on a small screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from publisher.pages import COUNCIL_PAGES
from tests.browser.conftest import be_idle
from tests.browser.family import SAVE_DATA
from tests.policies import REAL, councils

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from publisher.policies.read import CouncilFiles
    from tests.browser.browsers import WatchedBrowser

FACTS = {"hampshire": 131, "hertfordshire": 226, "peterborough": 81, "portsmouth": 67}
"""The councils of the site, and how many facts the register of each has."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page was seen to be, on the smallest screen. `text` can be read; `everything` also with its folds open."""

    text: str
    main: str
    too_wide: bool
    stored: list[object]
    everything: str
    cited: list[str]
    facts: list[str]


_LOOK = """() => ({
  text: document.body.innerText,
  main: document.querySelector("main").innerText,
  too_wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  stored: [document.cookie, localStorage.length, sessionStorage.length],
  everything: document.body.textContent.replace(/\\s+/g, " "),
  cited: [...document.querySelectorAll("a.cite")].map((link) => new URL(link.href).pathname + link.hash),
  facts: [...document.querySelectorAll(".fact")].map((fact) => fact.id),
})"""


@pytest.fixture(scope="module")
def seen(browser: WatchedBrowser, address: str, addresses: list[str]) -> dict[str, Seen]:
    """Every page, looked at once."""
    found = {}
    with browser.new_context(viewport={"width": 320, "height": 640}) as context:
        page = context.new_page()
        for path in addresses:
            page.goto(f"{address}/{path}/")
            found[path] = Seen(**page.evaluate(_LOOK))
    return found


def test_no_page_scrolls_sideways_on_the_smallest_screen(seen: dict[str, Seen]) -> None:
    assert [path for path, page in seen.items() if page.too_wide] == []


def test_every_page_says_that_it_is_not_the_councils(seen: dict[str, Seen]) -> None:
    assert [path for path, page in seen.items() if "Not an official council site" not in page.text] == []


@pytest.mark.parametrize("files", councils(REAL), ids=lambda files: files.council.id)
def test_every_page_of_a_council_says_how_old_each_source_is(seen: dict[str, Seen], files: CouncilFiles) -> None:
    pages = {path: page for path, page in seen.items() if path.split("/")[0] == files.council.id}
    assert len(pages) == sum(page.is_of(files.council) for page in COUNCIL_PAGES.values())
    for path, page in pages.items():
        assert "How old is this information?" in page.everything, path
        assert [source.id for source in files.council.sources if source.how_old not in page.everything] == [], path


def test_every_citation_leads_to_its_fact(seen: dict[str, Seen]) -> None:
    there = {f"/{path}/#{fact}" for path, page in seen.items() for fact in page.facts}
    for path, page in seen.items():
        assert set(page.cited) <= there, path
    assert all(page.cited for path, page in seen.items() if path.endswith(("who", "spending")))


@pytest.mark.parametrize(("council", "facts"), FACTS.items())
def test_the_sources_page_has_the_whole_register(seen: dict[str, Seen], council: str, facts: int) -> None:
    prefixes = {"hampshire": "hants", "hertfordshire": "herts", "peterborough": "peter", "portsmouth": "ports"}
    own = [fact for fact in seen[f"{council}/sources"].facts if fact.startswith(f"fact-{prefixes[council]}-")]
    assert len(own) == facts


@pytest.mark.parametrize("word", ["CCG", "Clinical Commissioning", "over the next year", "click here"])
def test_only_the_registers_and_the_words_explained_have_retired_words(seen: dict[str, Seen], word: str) -> None:
    having = {path for path, page in seen.items() if word.lower() in page.text.lower()}
    assert having <= {"words", *(f"{council}/sources" for council in FACTS)}


def test_nothing_is_stored_by_reading(seen: dict[str, Seen]) -> None:
    assert [path for path, page in seen.items() if page.stored != ["", 0, 0]] == []


def test_pages_can_be_read_without_a_script(browser: WatchedBrowser, address: str, addresses: list[str]) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        # The pages of a council are made as those of any other.
        for path in (one for one in addresses if not one.startswith(("hampshire", "peterborough", "portsmouth"))):
            page.goto(f"{address}/{path}/")
            assert page.locator("h1").first.is_visible(), path
            assert len(page.inner_text("main")) > 200, path


@pytest.mark.parametrize("path", ["", "hertfordshire/", "hertfordshire/who/", "hertfordshire/reckoner/", "privacy/"])
def test_a_page_loads_the_modules_that_it_names_and_no_others(page: Page, address: str, path: str) -> None:
    page.add_init_script(SAVE_DATA)  # Otherwise the reckoner's page begins to fetch Python, and its worker with it.
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(f"{address}/{path}")
    be_idle(page)
    named = page.evaluate("[...document.querySelectorAll('link[rel=modulepreload]')].map((link) => link.href)")
    scripts = page.evaluate("[...document.querySelectorAll('script[src]')].map((script) => script.src)")
    assert sorted(url for url in fetched if url.endswith(".js")) == sorted({*named, *scripts})
    assert len(named) == len(set(named)) > len(scripts)


def test_the_engine_is_not_fetched_before_it_is_wanted_where_data_is_to_be_saved(page: Page, address: str) -> None:
    page.add_init_script(SAVE_DATA)
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(f"{address}/hertfordshire/reckoner/")
    be_idle(page)
    assert not [url for url in fetched if "/runtime/" in url or "/policies/" in url]
