from __future__ import annotations

import re

import pytest

from publisher.pages import TITLES
from tests.policies import exampleshire
from tests.publisher.pages.written import anchors, links, pages, written

POLICY = exampleshire().policy


def test_every_page_is_there_in_the_order_of_the_navigation() -> None:
    assert list(pages()) == list(TITLES)
    assert [page.path for page in pages().values()][:2] == ["exampleshire/index.md", "exampleshire/reckoner.md"]


def test_every_clause_has_one_place_on_all_pages_together() -> None:
    places = [anchor for id_ in TITLES for anchor in anchors(written(id_)) if anchor.startswith("clause-")]
    assert sorted(places) == sorted(f"clause-{id_}" for id_ in {clause.id for clause in POLICY.clauses})


@pytest.mark.parametrize("id_", TITLES)
def test_no_page_has_two_places_of_one_name(id_: str) -> None:
    found = anchors(written(id_))
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("id_", TITLES)
def test_every_link_leads_to_a_place_that_is_there(id_: str) -> None:
    files = {page.path.rpartition("/")[2]: page.id for page in pages().values()}
    for link in links(written(id_)):
        file, _, anchor = link.partition("#")
        assert not file or file in files
        assert not anchor or anchor in anchors(written(files[file] if file else id_))


@pytest.mark.parametrize("id_", TITLES)
def test_every_page_has_one_title(id_: str) -> None:
    assert len(re.findall(r"^# ", written(id_), re.MULTILINE)) == 1


@pytest.mark.parametrize("id_", TITLES)
def test_every_page_knows_which_file_it_is_edited_in(id_: str) -> None:
    assert pages()[id_].edited_in.is_file()


def test_front_matter_is_yaml_whatever_the_words() -> None:
    text = pages()["cases"].with_front_matter()
    assert text.startswith('---\ntitle: "Families like yours: Exampleshire"\ndescription: "')
    assert "\nsearch: {boost: 0.5}\n---\n\n# " in text
    assert '\ntemplate: "reckoner.html"\n' in pages()["reckoner"].with_front_matter()
