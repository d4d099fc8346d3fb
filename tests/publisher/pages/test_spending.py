from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publisher.model.england.voices.readers import TOKEN
from publisher.pages.council_build import CouncilBuild
from publisher.pages.parts.labels import SILENT, VERDICT_LABELS
from publisher.pages.spending import ASK_FIRST, SILENT_ON_SPENDING, found_items
from tests.policies import GOOD, REAL, councils
from tests.publisher.pages.written import between, real_pages, written

if TYPE_CHECKING:
    from publisher.policies.read import CouncilFiles


def test_items_stand_under_what_is_said_of_them() -> None:
    can = between(written("spending"), f"## {VERDICT_LABELS['if_agreed']}", "\n## ")
    cannot = between(written("spending"), f"## {VERDICT_LABELS['no']}", "\n*[")
    assert "**A personal assistant**</span> (Social care budget)." in can
    assert "**A family holiday**" in cannot
    assert "**What to do instead:** Ask about short breaks." in cannot


@pytest.mark.thorough
@pytest.mark.parametrize("files", [*councils(GOOD), *councils(REAL)], ids=lambda files: files.council.id)
def test_the_place_of_every_item_that_is_found_is_on_the_page(files: CouncilFiles) -> None:
    build = CouncilBuild(files)
    for edition in build.editions:
        (page,) = (page for page in build.pages_on(edition.from_).pages if page.id == "spending")
        found = found_items(edition)
        assert [item.id for item in found] == [item.id for item in files.floor.spending_items]
        assert [item.text for item in found if TOKEN.search(item.text)] == []
        assert [item.anchor for item in found if f'id="{item.anchor}"' not in page.markdown] == []


@pytest.mark.parametrize("files", councils(REAL), ids=lambda files: files.council.id)
def test_that_the_page_is_silent_is_said_by_the_heading_alone(files: CouncilFiles) -> None:
    page = real_pages(files.council.id)["spending"]
    _, silent = page.markdown.split(f"## {SILENT}\n")
    assert ASK_FIRST in silent
    assert "say" not in silent.split("\n#")[0]


def test_an_item_is_found_with_what_is_said_of_it() -> None:
    (files,) = councils(GOOD)
    said = {item.id: item.text for item in found_items(CouncilBuild(files).editions[0])}
    assert said["assistant"] == "Yes, if it is agreed. Somebody who helps at home and outside."
    assert said["gambling"] == (
        "Not from this budget. National rule: A budget does not pay for a game of chance. "
        "What to do instead: Ask about a club."
    )
    assert said["bicycle"] == SILENT_ON_SPENDING
