"""Works on conditions: walks them, names what they refer to, and turns them into trees over clauses or over answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from publisher.model.formulas import All, Any_, Formula, Not, Test

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from publisher.model.council.clauses import Rule
    from publisher.model.england.questions import Question


class Compound[Tree](NamedTuple):
    """A condition put together from others: all of them, any of them, or not the one."""

    connective: Literal["all", "any", "not"]
    parts: tuple[Tree, ...]


class AnswerIn(NamedTuple):
    """That the answer to a question is in some of its cells; the question is a number."""

    question: int
    cells: frozenset[int]


type ClauseTree = str | Compound[ClauseTree]
"""A condition over clauses, of which each is its id. Rules are written out."""

type AnswerTree = bool | AnswerIn | Compound[AnswerTree]
"""A condition over answers."""


def over_clauses(formula: Formula, rules: Mapping[str, Rule]) -> ClauseTree:
    """A condition with its rules written out, so that only clauses are left."""
    match formula:
        case All():
            return Compound("all", tuple(over_clauses(part, rules) for part in formula.all))
        case Any_():
            return Compound("any", tuple(over_clauses(part, rules) for part in formula.any))
        case Not():
            return Compound("not", (over_clauses(formula.not_, rules),))
        case Test():
            raise ValueError("a rule tests answers through clauses")
        case _:
            return over_clauses(rules[formula].if_, rules) if formula in rules else formula


def clauses_in(tree: ClauseTree) -> Iterator[str]:
    """The clauses of a tree, in their order."""
    if isinstance(tree, str):
        yield tree
    else:
        for part in tree.parts:
            yield from clauses_in(part)


def over_answers(tree: ClauseTree, leaf: Callable[[str], AnswerTree]) -> AnswerTree:
    """A condition over clauses as one over answers."""
    if isinstance(tree, str):
        return leaf(tree)
    return Compound(tree.connective, tuple(over_answers(part, leaf) for part in tree.parts))


def over_tests(formula: Formula, leaf: Callable[[Test], AnswerTree]) -> AnswerTree:
    """A condition that tests answers directly, as that of a question or of a limit does, over answers."""
    match formula:
        case All():
            return Compound("all", tuple(over_tests(part, leaf) for part in formula.all))
        case Any_():
            return Compound("any", tuple(over_tests(part, leaf) for part in formula.any))
        case Not():
            return Compound("not", (over_tests(formula.not_, leaf),))
        case Test():
            return leaf(formula)
        case _:
            raise ValueError("'asked_if', and the 'if' of a limit, test answers directly")


def cells_of(test: Test, question: Question, cuts: tuple[int, ...]) -> frozenset[int]:
    """The cells of a question's answers that make a test true."""
    if question.options is not None:
        wanted = set(test.is_ or ())
        return frozenset(cell for cell, option in enumerate(question.options) if option.id in wanted)
    low = 0 if test.at_least is None else _cell_from(test.at_least, cuts)
    high = len(cuts) + 1 if test.below is None else _cell_from(test.below, cuts)
    return frozenset(range(low, high))


def _cell_from(bound: int, cuts: tuple[int, ...]) -> int:
    """The first cell that starts at `bound` or above."""
    return sum(cut <= bound for cut in cuts)
