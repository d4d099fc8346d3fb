"""The menu of a council has few entries, and all of its pages."""

from __future__ import annotations

import pytest

from publisher.site.menu import menu
from tests.policies import REAL, councils, exampleshire
from tests.publisher.pages import written

SEVEN = [
    "Start here",
    "Who can have one",
    "How to ask",
    "The money",
    "What you can spend it on",
    "If they say no",
    "Help",
]


@pytest.mark.thorough
def test_a_family_has_seven_entries_to_choose_from() -> None:
    for files in councils(REAL):
        assert [name for entry in menu(files.kinds, written.real_pages(files.council.id)) for name in entry] == SEVEN


@pytest.mark.parametrize(
    ("name", "pages"),
    [
        ("Start here", ["index", "reckoner", "paper"]),
        ("The money", ["managing", "holding", "amount", "review"]),
        ("Help", ["help", "faq", "cases", "heard", "easy", "sources"]),
    ],
)
def test_an_entry_of_several_pages_has_each_under_its_title(name: str, pages: list[str]) -> None:
    files = exampleshire()
    by_id = written.pages()
    (under,) = (entry[name] for entry in menu(files.kinds, by_id) if name in entry)
    assert [path for page in under for path in page.values()] == [f"exampleshire/{id_}.md" for id_ in pages]
    titles = {page.path: page.menu for page in by_id.values()}
    assert all(titles[path] == title for page in under for title, path in page.items())
