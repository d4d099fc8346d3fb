"""The opening of the conversation, worked out ahead: the page goes through it before the engine has arrived.

The engine itself is asked, for each way to answer, and so the page cannot ask anything else than the engine would.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from reckoner import DONT_KNOW
from reckoner.answers import answer_in, read_answers
from reckoner.diagram import cofactors
from reckoner.next_question import next_question

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reckoner.policy import Edition, Question


class Turn(TypedDict):
    """A question of the opening, or the first one after it.

    question: its id.
    left: how many questions there are about, this one included.
    cuts: for a number, where its stretches begin, but for the first one.
    next: the turn that follows, by the answer: an option, the number of the stretch, or "I'm not sure". Where an answer
        is not here, only the engine knows what follows.
    """

    question: str
    left: int
    cuts: Sequence[int]
    next: Mapping[str, int]


def opening_turns(edition: Edition) -> list[Turn]:
    """Every turn of the opening, each before those that follow it: the first one begins it."""
    turns: list[Turn] = []
    places: dict[tuple[object, ...], int] = {}

    def turn_after(given: Mapping[str, object]) -> int | None:
        """Where the turn is that comes after some answers; None where the results come."""
        answers = read_answers(edition, given)
        following = next_question(edition, cofactors(edition, answers.cells), answers)
        if following.question is None or (following.enough and given):
            return None
        question = edition.questions[following.question]
        after: dict[str, int] = {}
        if question.turn < edition.opening:
            for key, answer in _answers(question):
                place = turn_after({**given, question.id: answer})
                if place is not None:
                    after[key] = place
        turn = Turn(question=question.id, left=len(following.left), cuts=question.cuts if after else (), next=after)
        same = question.id, len(following.left), tuple(after.items())
        if same not in places:
            places[same] = len(turns)
            turns.append(turn)
        return places[same]

    turn_after({})
    last = len(turns) - 1
    return [
        {**turn, "next": {answer: last - place for answer, place in turn["next"].items()}} for turn in reversed(turns)
    ]


def _answers(question: Question) -> list[tuple[str, str | int]]:
    """An answer of each kind, by what it is called in a turn."""
    cells = range(question.cells)
    keys = [option for option, _ in question.options] or [str(cell) for cell in cells]
    return [(DONT_KNOW, DONT_KNOW), *((keys[cell], answer_in(question, cell)) for cell in cells)]
