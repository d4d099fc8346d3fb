from __future__ import annotations

import yaml

from publisher.pages.compare import SUBJECT_PAGES
from publisher.pages.council_build import CouncilBuild
from publisher.pages.shared import shared_pages
from tests.policies import exampleshire
from tests.publisher.pages.written import DAY

PAGES = {page.path: page for page in shared_pages([CouncilBuild(exampleshire()).logic_on(DAY)])}


def test_these_are_the_pages_of_no_council() -> None:
    compared = {page.path for page in SUBJECT_PAGES.values()}
    assert set(PAGES) - compared == {"compare.md", "law.md", "words.md", "contact.md", "council/problems.md"}
    assert compared <= PAGES.keys()


def test_each_has_one_name_and_says_what_it_is_for() -> None:
    for page in PAGES.values():
        front = yaml.safe_load(page.with_front_matter().split("---\n")[1])
        assert front["title"] == page.menu
        assert front["description"]
        assert page.markdown.startswith(f"# {page.menu}\n")


def test_a_page_that_comes_from_one_file_knows_it() -> None:
    files = [page.edited_in for page in PAGES.values() if page.edited_in]
    assert {file.name for file in files} == {"law.csv", "words.yaml"}
    assert all(file.is_file() for file in files)
