"""A council's rules as plain data that any rule engine can be given: conditions over answers, the first met counts.

What peers cannot say is left out: answers that are not known, reasons, steps and questions. So they are given families
that have answered everything, and have to find one status for each result.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Literal, TypedDict, final

from publisher.caseload.results import result_columns
from publisher.rules.formulas import AnswerIn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publisher.rules.formulas import AnswerTree
    from publisher.rules.logic import Logic
    from reckoner.policy import Edition, Question


@final
class OneOf(TypedDict):
    """That the answer to a question is one of some options."""

    question: str
    options: list[str]


@final
class Between(TypedDict):
    """That the number which answers a question is in some bounds, both of them included."""

    question: str
    least: int
    most: int


@final
class AllOf(TypedDict):
    """That all of some conditions are met."""

    all: list[Condition]


@final
class AnyOf(TypedDict):
    """That any of some conditions is met."""

    any: list[Condition]


type Condition = bool | OneOf | Between | AllOf | AnyOf


class Case(TypedDict):
    """A status, and the condition on which it is the result."""

    condition: Condition
    status: str


class Decision(TypedDict):
    """A result: the first of its cases whose condition is met."""

    name: str
    cases: list[Case]


class RuleSet(TypedDict):
    """All results of a policy: those of a row in a caseload.

    options: of each question, in their order; None where the answer is a number.
    """

    options: dict[str, list[str] | None]
    decisions: list[Decision]


def rule_set(logic: Logic, edition: Edition) -> RuleSet:
    """The rules of an edition.

    Args:
        logic: the logic of the edition.
        edition: the same as it was compiled.
    """
    decisions = list(logic.decisions)
    written = _Conditions(edition.questions)
    return {
        "options": {q.id: [option for option, _ in q.options] or None for q in edition.questions},
        "decisions": [
            {
                "name": name,
                "cases": [
                    {"condition": written.of(logic.condition(tree)), "status": outcome.status}
                    for tree, outcome in zip(decisions[at].trees, edition.decisions[at].outcomes, strict=True)
                ],
            }
            for name, at in result_columns(edition)
        ],
    }


class _Conditions:
    """Writes conditions down. None has a "not", which is drawn in to the answers."""

    def __init__(self, questions: Sequence[Question]) -> None:
        self._questions = questions

    def of(self, tree: AnswerTree, *, wanted: bool = True) -> Condition:
        if isinstance(tree, bool):
            return tree is wanted
        if isinstance(tree, AnswerIn):
            return self._of_answer(tree, wanted=wanted)
        if tree.connective == "not":
            return self.of(tree.parts[0], wanted=not wanted)
        parts = [self.of(part, wanted=wanted) for part in tree.parts]
        return {"all": parts} if _connective(tree.connective, wanted=wanted) == "all" else {"any": parts}

    def _of_answer(self, test: AnswerIn, *, wanted: bool) -> Condition:
        question = self._questions[test.question]
        cells = [cell for cell in range(question.cells) if (cell in test.cells) is wanted]
        if question.options:
            return {"question": question.id, "options": [question.options[cell][0] for cell in cells]}
        bounds = list(pairwise([question.least, *question.cuts, question.most + 1]))
        ranges: list[Condition] = [
            {"question": question.id, "least": bounds[first][0], "most": bounds[last][1] - 1}
            for first, last in _runs(cells)
        ]
        return ranges[0] if len(ranges) == 1 else {"any": ranges}


def _connective(connective: Literal["all", "any", "not"], *, wanted: bool) -> Literal["all", "any"]:
    """What a connective comes to where the whole is wanted, or not."""
    return "all" if (connective == "all") is wanted else "any"


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of numbers that follow each other."""
    for _, group in groupby(enumerate(numbers), key=lambda one: one[1] - one[0]):
        run = [number for _, number in group]
        yield run[0], run[-1]
