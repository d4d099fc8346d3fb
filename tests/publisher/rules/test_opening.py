"""The opening of the conversation, as the page goes through it without the engine."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

import reckoner
from publisher.rules.opening import opening_turns
from tests.five_families import TYPICAL, conversation
from tests.policies import GOOD, REAL, compiled, councils

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.rules.opening import Turn
    from reckoner.policy import Question

FOLDERS = [files.folder for policies in (GOOD, REAL) for files in councils(policies)]

every_council = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def answers_to(question: Question) -> list[str | int]:
    """Every option or, of a number, the first and the last of each stretch."""
    bounds = [question.least, *question.cuts, question.most + 1]
    numbers = itertools.chain.from_iterable((low, high - 1) for low, high in itertools.pairwise(bounds))
    return [reckoner.DONT_KNOW, *([option for option, _ in question.options] or numbers)]


def key_of(turn: Turn, answer: str | int) -> str:
    """By what a turn calls an answer."""
    return answer if isinstance(answer, str) else str(sum(cut <= answer for cut in turn["cuts"]))


@pytest.mark.thorough
@every_council
def test_on_every_way_through_the_opening_the_page_asks_what_the_engine_would(folder: Path) -> None:
    policy = compiled(folder)
    edition = policy.editions[0]
    questions = {question.id: question for question in edition.questions}
    turns = opening_turns(edition)
    waiting: list[tuple[dict[str, str | int], int | None]] = [({}, 0)]
    tried = 0
    while waiting:
        answers, place = waiting.pop()
        tried += 1
        result = reckoner.estimate(policy, answers, edition.from_)
        if place is None:
            assert result["enough"] or set(answers) - set(opening_of(turns)), answers
            continue
        turn = turns[place]
        assert (result["next_question"], result["about_left"]) == (turn["question"], turn["left"]), answers
        if turn["next"]:
            waiting += [
                ({**answers, turn["question"]: answer}, turn["next"].get(key_of(turn, answer)))
                for answer in answers_to(questions[turn["question"]])
            ]
    assert tried > 5


def opening_of(turns: list[Turn]) -> list[str]:
    """The questions after which the page knows what comes."""
    return [turn["question"] for turn in turns if turn["next"]]


@pytest.mark.parametrize("folder", [folder for folder in FOLDERS if folder.parent == REAL], ids=lambda f: f.name)
def test_the_page_brings_the_first_four_questions_and_the_one_after_them(folder: Path) -> None:
    turns = opening_turns(compiled(folder).editions[0])
    place: int | None = 0
    asked = []
    while place is not None:
        turn = turns[place]
        asked.append(turn["question"])
        place = turn["next"].get(key_of(turn, TYPICAL[turn["question"]]))
    assert asked[:4] == ["who_answers", "age", "ehc_plan", "ehc_review"]
    assert asked == conversation(compiled(folder), TYPICAL)[0][:5]
