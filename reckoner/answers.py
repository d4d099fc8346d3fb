"""A family's answers, checked and turned into the cells that the diagrams know."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Final

    from reckoner.policy import Edition, Question
    from reckoner.result import DontKnow

DONT_KNOW: Final[DontKnow] = "dont_know"
"""The answer of a family that was asked and is not sure: still unknown, and not asked again."""

UNKNOWN_QUESTION = "LO202"
UNKNOWN_ANSWER = "LO203"
DATE_OUTSIDE = "LO304"
REQUEST_UNREADABLE = "LO701"
"""The codes of what the engine refuses; publisher/source/problems.py has them among all others, with their meaning."""

OPEN = -1
"""The cell of a question whose answer is not known."""


@dataclass(frozen=True, slots=True)
class AnswerProblem:
    """What is wrong with one answer, or with the request where `question` is None: a stable code, and what to do."""

    question: str | None
    code: str
    what: str
    do: str


class AnswersError(ValueError):
    """The answers cannot be used; carries every problem at once."""

    def __init__(self, problems: list[AnswerProblem]) -> None:
        """Keep the problems."""
        super().__init__(" ".join(problem.what for problem in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers by the number of the question.

    cells: for each question the cell of its answer, or OPEN.
    asked: for each question whether it was answered, "I'm not sure" included.
    numbers: for each question the number that was given; None for an option, and where the answer is not known.
    """

    cells: list[int]
    asked: list[bool]
    numbers: list[int | None]


def read_answers(edition: Edition, given: Mapping[str, object]) -> Answers:
    """Check answers against an edition's questions.

    Args:
        edition: the policy in force.
        given: question names to an option's id, a whole number, or `dont_know`.

    Raises:
        AnswersError: a question, option or number is not one that the policy knows.
    """
    problems: list[AnswerProblem] = []
    cells = [OPEN] * len(edition.questions)
    asked = [False] * len(edition.questions)
    whole: list[int | None] = [None] * len(edition.questions)
    numbers = {question.id: number for number, question in enumerate(edition.questions)}
    for name, value in given.items():
        number = numbers.get(name)
        if number is None:
            what = f"There is no question '{name}'."
            do = f"Use one of: {', '.join(numbers)}."
            problems.append(AnswerProblem(name, UNKNOWN_QUESTION, what, do))
            continue
        asked[number] = True
        if value == DONT_KNOW:
            continue
        question = edition.questions[number]
        cell = cell_of(question, value)
        if cell is None:
            what = f"'{value}' is not an answer to '{name}'."
            do = f"{_allowed(question)} Or say {DONT_KNOW}."
            problems.append(AnswerProblem(name, UNKNOWN_ANSWER, what, do))
            continue
        cells[number] = cell
        whole[number] = value if isinstance(value, int) else None
    if problems:
        raise AnswersError(problems)
    return Answers(cells, asked, whole)


def cell_of(question: Question, value: object) -> int | None:
    """The cell that an answer falls into, or None where it is no answer to the question."""
    if question.options:
        return next((cell for cell, (option, _) in enumerate(question.options) if option == value), None)
    if type(value) is int and question.least <= value <= question.most:
        return bisect_right(question.cuts, value)
    return None


def answer_in(question: Question, cell: int) -> str | int:
    """An answer that falls into a cell: the option, or the smallest number of the stretch."""
    if question.options:
        return question.options[cell][0]
    return question.cuts[cell - 1] if cell else question.least


def words_for(question: Question, cell: int) -> str:
    """A cell in words, to follow the question's short name."""
    if question.options:
        return question.options[cell][1]
    if cell == 0:
        return f"under {question.cuts[0]}" if question.cuts else "any number"
    low = question.cuts[cell - 1]
    if cell == len(question.cuts):
        return f"{low} or over"
    high = question.cuts[cell] - 1
    return str(low) if low == high else f"{low} to {high}"


def _allowed(question: Question) -> str:
    if question.options:
        return f"Use one of: {', '.join(option for option, _ in question.options)}."
    return f"Use a whole number from {question.least} to {question.most}."
