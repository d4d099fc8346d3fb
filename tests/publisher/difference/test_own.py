"""A council's own families are counted in each sentence: those who are surely meant, and those who may be."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from publisher.difference.compare import compare
from publisher.difference.exact.moves import all_moves
from publisher.difference.own import OwnFamilies
from publisher.difference.shown.outline import Line, outline, own_line
from tests.publisher.caseload.families import csv_of
from tests.publisher.difference.edited import EDITS, Pair, build, plain_place
from tests.publisher.difference.exact.test_moves import DAYS, FROM_APRIL

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.difference.exact.space import Space
    from publisher.rules.diagram import Assignment

ROWS = 40


def some_answers(space: Space, family: Assignment, drawn: random.Random) -> Assignment:
    """Some of what a family answers; of what it is not asked it says nothing."""
    return {
        place: cell for place, cell in family.items() if cell in space.questions[place].asked and drawn.random() < 0.7
    }


def judged(pair: Pair, families: int, known: Assignment, everybody: list[Assignment]) -> tuple[bool, bool]:
    """Whether all families with some answers are in a set, and whether some are, by trying each."""
    them = [pair.has(families, each) for each in everybody if all(each[at] == cell for at, cell in known.items())]
    return all(them), any(them)


@pytest.mark.thorough
@pytest.mark.parametrize("name", EDITS)
def test_each_family_is_counted_as_all_its_completions_say(name: str, tmp_path: Path) -> None:
    pair = Pair(build(), build(name), DAYS[name in FROM_APRIL])
    space = pair.space
    everybody = list(pair.families())
    drawn = random.Random(name)  # noqa: S311 - the same every time
    rows = [some_answers(space, drawn.choice(everybody), drawn) for _ in range(ROWS)]
    written = [
        {space.questions[place].id: space.questions[place].answer(cell) for place, cell in row.items()} for row in rows
    ]
    file = csv_of(tmp_path / "own.csv", written, [question.id for question in space.questions])
    sets = list({move.families for move in all_moves(space, *pair.versions).moves})
    found = OwnFamilies(file).among(space, sets)
    assert (found.families, found.apart) == (ROWS, 0)
    for each, counted in zip(sets, found.found, strict=True):
        judgements = [judged(pair, each, row, everybody) for row in rows]
        assert counted.surely == sum(surely for surely, _ in judgements)
        assert counted.perhaps == sum(some and not surely for surely, some in judgements)


@pytest.mark.thorough
def test_every_sentence_says_how_many_of_ours_it_is_about(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text("case,age,ehc_plan\nA1,16,final\nA2,16,none\nA3,,final\nA4,9,final\nA5,sixteen,final\n")
    found = compare(build(), build("a number is cut elsewhere"), plain_place, own=OwnFamilies(file, ["case"]))
    period = found["periods"][0]
    assert period["own"] == {
        "families": 4,
        "apart": 1,
        "surely": 2,
        "perhaps": 1,
        "otherwise": {"surely": 0, "perhaps": 0},
    }
    aged_16 = next(
        sentence
        for group in period["groups"]
        for sentence in group["sentences"]
        if sentence["words"] == "Young people aged 16"
    )
    assert aged_16["own"] == {"surely": 2, "perhaps": 1}
    told = [
        line.text
        for line in outline(
            {
                "format": 1,
                "old": "HEAD",
                "new": "the working files",
                "added": [],
                "removed": [],
                "national": [],
                "councils": [found],
            }
        )
        if isinstance(line, Line)
    ]
    assert (
        "Of the 4 families in your file, 2 are told another answer, and 1 more may be. "
        "1 row could not be read, or had something that is no answer."
    ) in told
    assert "Young people aged 16 (2 of yours, perhaps 1 more):" in told


def test_who_is_told_something_else_with_the_same_answers_is_counted_apart(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text("age,care_plan\n16,no\n17,no\n16,\n16,yes\n9,no\n")
    found = compare(build(), build("another headline"), plain_place, own=OwnFamilies(file))
    own = found["periods"][0]["own"]
    assert own == {"families": 5, "apart": 0, "surely": 0, "perhaps": 0, "otherwise": {"surely": 2, "perhaps": 1}}
    assert own_line(own) == (
        "Of the 5 families in your file, none is told another answer. "
        "With the same answers, 2 are told something else, and 1 more may be."
    )


def test_without_a_caseload_nothing_is_counted() -> None:
    found = compare(build(), build("a number is cut elsewhere"), plain_place)
    assert "own" not in found["periods"][0]
