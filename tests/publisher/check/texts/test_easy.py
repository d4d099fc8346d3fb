from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from publisher.check.texts.easy import check_easy
from publisher.policies.editions import edition_on
from publisher.rules.logic import build_logic
from publisher.source.problems import Code, Report
from tests.policies import changed, exampleshire

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 11, 22)
EASY = "exampleshire/easy.yaml"
FIRST = "{do: Think about what would help you most.}"


def found(folder: Path, *edits: tuple[str, str]) -> list[Code]:
    report = Report()
    check_easy(build_logic(edition_on(exampleshire(changed(folder, EASY, *edits)), DAY)), report)
    return [problem.code for problem in report.problems]


@pytest.mark.parametrize(
    ("sentence", "problems"),
    [
        ("One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen.", 0),
        ("One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen.", 1),
        ("Ask at the school or the council, or ring them all on 01632 960 001 now.", 0),
        ("Ask the SENCO.", 1),
        ("Ask for a plan, e.g. by phone.", 1),
        ("Ask Ms McAllister in the 0-25 team, or look on council.example.", 0),
        ("Ask first. Then wait.", 1),
        ("Ask the Education, Health and Care team in Exampleshire.", 0),
    ],
)
def test_a_sentence_is_short_and_one_and_has_no_abbreviation(tmp_path: Path, sentence: str, problems: int) -> None:
    codes = [code for code in found(tmp_path, (FIRST, f'{{do: "{sentence}"}}')) if code is Code.EASY_TOO_HARD]
    assert len(codes) == problems


def test_a_page_has_no_more_sentences_than_two_sides_hold(tmp_path: Path) -> None:
    more = f'\n        picture: choose\n        was: "aec8c902"\n      - says: {FIRST}'
    assert Code.EASY_TOO_LONG not in found(tmp_path / "sixteen", (FIRST, FIRST + more * 4))
    assert Code.EASY_TOO_LONG in found(tmp_path / "seventeen", (FIRST, FIRST + more * 5))
