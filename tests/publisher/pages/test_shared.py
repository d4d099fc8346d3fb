from __future__ import annotations

import yaml

from publisher.pages.council_build import CouncilBuild
from publisher.pages.shared import shared_pages
from tests.policies import exampleshire
from tests.publisher.pages.written import DAY


def test_pages_of_no_council_are_made_from_every_policy() -> None:
    pages = shared_pages([CouncilBuild(exampleshire())], DAY)
    assert set(pages) == {"compare.md", "law.md", "words.md", "contact.md", "council/problems.md"}
    assert "Exampleshire" in pages["compare.md"]


def test_each_says_what_it_is_for() -> None:
    for markdown in shared_pages([CouncilBuild(exampleshire())], DAY).values():
        front = yaml.safe_load(markdown.split("---\n")[1])
        assert front["title"]
        assert front["description"]
