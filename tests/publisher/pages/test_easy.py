"""The Easy Read page has every sentence of easy.yaml, each with its picture, and what they rest on at its end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from publisher.pictures.easy_read import PICTURES
from tests.policies import HERE, REAL, councils, exampleshire
from tests.publisher.pages.written import between, links, shown, written

if TYPE_CHECKING:
    from publisher.policies.read import CouncilFiles

EASY = exampleshire().easy


def test_each_sentence_is_beside_its_picture_under_its_question() -> None:
    page = written("easy")
    assert EASY.parts[0].heading == "What is a personal budget?"
    first = between(page, "# Easy Read", "\n## ")
    assert first.count('<svg class="easy-picture" aria-hidden="true"') == len(EASY.parts[0].sentences)
    for part in EASY.parts[1:]:
        text = between(page, f"## {part.heading}", "\n## ")
        assert text.count('<svg class="easy-picture" aria-hidden="true"') == len(part.sentences)
    boxes = re.findall(
        r'<div class="easy" markdown="1">\n\n<div class="easy__picture"><svg.*?</svg></div>\n\n(.*?)\n\n</div>', page
    )
    assert len(boxes) == sum(len(part.sentences) for part in EASY.parts)
    assert "Ring the team on 01632 960001." in boxes


def test_what_it_rests_on_is_closed_at_its_end() -> None:
    page = written("easy")
    before, _, closed = page.partition("## Where this comes from")
    assert not links(before)
    assert "sources.md#fact-ex-015" in links(closed)
    assert "Who do you ask?" in shown(closed)


@pytest.mark.parametrize("files", councils(REAL), ids=lambda files: files.council.id)
def test_a_reader_is_told_all_that_easy_read_has_to_tell(files: CouncilFiles) -> None:
    headings = [part.heading for part in files.easy.parts]
    assert headings == [part.heading for part in EASY.parts]


def test_every_drawing_is_a_picture_with_a_name() -> None:
    assert {picture.id for picture in councils(REAL)[0].kinds.pictures} == PICTURES


def test_pictures_are_of_one_style() -> None:
    known = {"ground", "thin", "yes", "no", "ring", "dot", "hair", "c0", "c1", "c2", "c3", "s1", "s2"}
    folder = HERE.parents[1] / "publisher" / "pictures" / "easy_read"
    for path in folder.glob("*.svg"):
        svg = path.read_text(encoding="utf-8")
        assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96">'), path
        assert set(re.findall(r'class="([^"]*)"', svg)) <= known, path
        assert not re.search(r"style=|fill=|stroke=|<text|<title", svg), path
