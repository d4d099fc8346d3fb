"""The short answer comes first on its page, and everything else is closed below it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import markdown
import pytest

from publisher.pages.council_build import CouncilBuild
from publisher.pages.frame.closed_part import with_closed_parts
from publisher.policies.editions import edition_on
from tests.policies import REAL, councils, exampleshire
from tests.publisher.pages.written import DAY, EXTENSIONS, real_pages, shown, written

if TYPE_CHECKING:
    from publisher.pages import Page

BUILDS = [CouncilBuild(files) for files in councils(REAL)]
GUIDANCE = [kind.id for kind in exampleshire().kinds.pages if kind.guidance]


def test_a_page_answers_first_then_in_a_table_then_by_examples_and_leads_to_the_reckoner() -> None:
    text = written("who")
    marks = [
        "For education you need an EHC plan.",
        "Ask the school if you are not sure.",
        "| **An EHC plan** | Ask &#124; for education",
        "## For example",
        "Bea is nine, and her draft plan is being written.",
        "](reckoner.md){ .button .button--start }",
        "## All the rules, with sources { #all-the-rules }",
        "## Education budget { #education }",
    ]
    places = [text.index(mark) for mark in marks]
    assert places == sorted(places)


def test_what_a_cell_says_stays_in_it() -> None:
    assert "Ask | for education EX-002" in shown(written("who"))


def test_another_answer_is_there_from_its_day_on() -> None:
    assert "Bea is nine" in written("who", day=DAY)
    assert "Bea is nine" not in written("who", day=date(2027, 4, 1))


SOURCE_WORDS = {"hampshire": 2557, "hertfordshire": 5057, "peterborough": 1385, "portsmouth": 1198}
"""The words of each council's own pages on personal budgets, in our copies."""

CORE = [*GUIDANCE, "faq"]


@pytest.mark.thorough
@pytest.mark.parametrize("build", BUILDS, ids=lambda build: build.files.council.id)
def test_a_council_is_read_sooner_here_than_on_its_own_pages(build: CouncilBuild) -> None:
    pages = real_pages(build.files.council.id)
    words = {id_: len(_open(pages[id_])) for id_ in CORE}
    assert max(words.values()) < 330
    assert sum(words.values()) <= max(2500, 1.2 * SOURCE_WORDS[build.files.council.id])


@pytest.mark.parametrize("build", BUILDS, ids=lambda build: build.files.council.id)
def test_each_page_has_a_table_and_two_examples(build: CouncilBuild) -> None:
    pages = edition_on(build.files, build.files.council.version).short.pages
    assert [page.page for page in pages if page.table is None] == []
    # A council's first page has its worked families below.
    assert [page.page for page in pages if len(page.examples) != 2] == ["overview"]


@pytest.mark.parametrize("build", BUILDS, ids=lambda build: build.files.council.id)
def test_no_sentence_is_said_twice_on_what_is_open_of_a_council(build: CouncilBuild) -> None:
    said = [
        statement.text.strip().rstrip(".")
        for page in edition_on(build.files, build.files.council.version).short.pages
        for statement in page.answer
    ]
    assert len(set(said)) == len(said)


def _open(page: Page) -> list[str]:
    """The words of a page outside its closed parts, without the numbers of facts."""
    html = with_closed_parts(markdown.markdown(page.markdown, extensions=EXTENSIONS), str(page.meta["closed"]))
    html = _CITE.sub("", html)
    while (open_ := _INNERMOST.sub(r"\1", html)) != html:
        html = open_
    return re.sub(r"<[^>]*>", " ", html).split()


_CITE = re.compile(r'<a [^>]*class="cite".*?</a>')
_INNERMOST = re.compile(
    r"<details\b[^>]*>\s*<summary>((?:(?!</summary>).)*)</summary>(?:(?!<details\b).)*?</details>", re.DOTALL
)
"""A closed part with none inside: what is seen of it is its first line."""
