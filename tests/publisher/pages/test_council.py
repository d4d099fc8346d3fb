from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import publisher.pages
from publisher.pages import COUNCIL_PAGES
from publisher.pages.compare import SUBJECT_PAGES
from publisher.pages.shared import SHARED_PAGES
from tests.policies import exampleshire
from tests.publisher.pages.written import anchors, between, links, pages, written

POLICY = exampleshire().policy


def test_every_page_is_there_in_the_order_of_the_navigation() -> None:
    assert list(pages()) == [page.id for page in exampleshire().kinds.pages]
    assert [page.path for page in pages().values()][:2] == ["exampleshire/index.md", "exampleshire/reckoner.md"]


def test_every_module_of_a_page_is_among_the_pages() -> None:
    names = [module.name for module in pkgutil.iter_modules(publisher.pages.__path__)]
    modules = [importlib.import_module(f"publisher.pages.{name}") for name in names]
    found = {module.PAGE.id for module in modules if hasattr(module, "PAGE")}
    by_subject = {page.id for page in SUBJECT_PAGES.values()}
    assert found == set(COUNCIL_PAGES) | {page.id for page in SHARED_PAGES} - by_subject


def test_a_page_is_called_the_same_wherever_it_is_named() -> None:
    listed = between(written("overview"), "## Find what you need", "\n## ") + written("help")
    for id_, page in pages().items():
        title = COUNCIL_PAGES[id_].title
        assert page.menu == title
        assert page.title == f"{title}: Exampleshire"
        assert page.markdown.startswith(f"# {COUNCIL_PAGES[id_].heading or title}\n".format(area="Exampleshire"))
        assert id_ in ("overview", "easy", "reckoner", "paper", "help") or f"[{title}]({id_}.md)" in listed


def test_every_clause_has_one_place_on_all_pages_together() -> None:
    places = [anchor for id_ in COUNCIL_PAGES for anchor in anchors(written(id_)) if anchor.startswith("clause-")]
    assert sorted(places) == sorted(f"clause-{id_}" for id_ in {clause.id for clause in POLICY.clauses})


@pytest.mark.parametrize("id_", COUNCIL_PAGES)
def test_no_page_has_two_places_of_one_name(id_: str) -> None:
    found = anchors(written(id_))
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("id_", COUNCIL_PAGES)
def test_every_link_leads_to_a_place_that_is_there(id_: str) -> None:
    files = {page.path.rpartition("/")[2]: page.id for page in pages().values()}
    for link in links(written(id_)):
        file, _, anchor = link.partition("#")
        assert not file or file in files
        assert not anchor or anchor in anchors(written(files[file] if file else id_))


@pytest.mark.parametrize("id_", COUNCIL_PAGES)
def test_every_page_has_one_title(id_: str) -> None:
    assert len(re.findall(r"^# ", written(id_), re.MULTILINE)) == 1


@pytest.mark.parametrize("id_", COUNCIL_PAGES)
def test_every_page_knows_which_file_it_is_edited_in(id_: str) -> None:
    file = pages()[id_].edited_in
    assert file is not None
    assert file.is_file()


def test_front_matter_is_yaml_whatever_the_words() -> None:
    text = pages()["cases"].with_front_matter()
    assert text.startswith('---\ntitle: "Families like yours: Exampleshire"\ndescription: "')
    assert "\nsearch: {boost: 0.001}\nhide: ['toc']\n---\n\n# " in text
    assert '\ntemplate: "reckoner.html"\n' in pages()["reckoner"].with_front_matter()


def test_a_page_says_to_search_engines_what_this_council_has() -> None:
    assert pages()["who"].description.endswith(": education budget and social care budget.")
    assert pages()["managing"].description.endswith(": as a direct payment or kept and run for you.")
    assert pages()["holding"].description.endswith(": parent or carer or young person.")
