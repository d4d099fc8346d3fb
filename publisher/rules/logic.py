"""The logic of an edition: its questions cut into cells, and a decision diagram for every result.

This is what the checks prove things about and what the compiler writes out. It expects references that exist.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from publisher.model.council.steps_for_some import conditions_as_written
from publisher.model.formulas import Test, walk
from publisher.rules.diagram import Assignment, Diagrams, TooIntricateError
from publisher.rules.formulas import (
    AnswerIn,
    AnswerTree,
    ClauseTree,
    Compound,
    cells_of,
    over_answers,
    over_clauses,
    over_tests,
)
from publisher.source.problems import Code, ProblemsFound, Report

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from publisher.model.base import Part
    from publisher.model.council.clauses import Clause
    from publisher.model.council.outcomes import Holder, Outcome, Way
    from publisher.model.england.questions import Question
    from publisher.model.formulas import Formula
    from publisher.policies.editions import Edition

SHOWN, HIDDEN = 0, 1
"""The two outcomes of a note, and of whether a question is asked."""


type Kind = Literal["strand", "way", "holder", "note"]


class About(NamedTuple):
    """What a decision is about: the kind, the id of that, and the strand where the decision is for one strand alone."""

    kind: Kind
    id: str
    strand: str | None = None


@dataclass(frozen=True, slots=True)
class DecisionLogic:
    """One result that the rules decide: what it is about, its outcomes in order, and its diagram.

    trees: the condition of each outcome over clauses, rules written out; None for the last.
    reasons: the same without the conditions of steps for some: what an outcome is told to rest on. Those of outcomes to
        ask now keep them: one that is surely there is told before all else is known.
    """

    about: About
    part: Part
    outcomes: Sequence[Outcome]
    trees: list[ClauseTree | None]
    reasons: list[ClauseTree | None]
    root: int

    @property
    def name(self) -> str:
        """The decision in words, for messages."""
        kind, id_, strand = self.about
        return f"the {kind} '{id_}'" + (f" in the strand '{strand}'" if strand else "")


@dataclass(frozen=True, slots=True)
class Logic:
    """Everything that decides in one edition."""

    edition: Edition
    questions: list[Question]
    numbers: dict[str, int]
    cuts: list[tuple[int, ...]]
    clauses: dict[str, Clause]
    diagrams: Diagrams
    by_about: dict[About, DecisionLogic]
    asked: dict[str, int]
    """For each question with `asked_if` the node that says whether it is asked (terminal SHOWN) or not (HIDDEN)."""

    @property
    def decisions(self) -> Collection[DecisionLogic]:
        """Every decision: strands, ways, holders and notes, in the order of the policy."""
        return self.by_about.values()

    def decision_for(self, kind: Kind, id_: str, strand: str | None = None) -> DecisionLogic:
        """The decision that holds for something in a strand: the strand's own, or else the general one.

        Raises:
            KeyError: nothing of this kind has that id.
        """
        return self.by_about.get(About(kind, id_, strand)) or self.by_about[About(kind, id_)]

    def cells(self, test: Test) -> frozenset[int]:
        """The cells that make a test true."""
        number = self.numbers[test.question]
        return cells_of(test, self.questions[number], self.cuts[number])

    def leaf(self, test: Test) -> AnswerIn:
        """A test as a condition over answers."""
        return AnswerIn(self.numbers[test.question], self.cells(test))

    def condition(self, tree: ClauseTree | None, fixed: Mapping[str, bool] | None = None) -> AnswerTree:
        """A condition over answers; `fixed` clauses are taken as true or false."""
        if tree is None:
            return True
        known = fixed or {}

        def leaf(clause: str) -> AnswerTree:
            if clause in known:
                return known[clause]
            test = self.clauses[clause].test
            if test is None:
                raise ValueError(f"the clause {clause} is a matter of discretion")
            return self.leaf(test)

        return over_answers(tree, leaf)

    def surely(self, formula: Formula | None) -> AnswerTree:
        """A condition that tests answers directly, over answers. That a question is asked is a part of each test."""
        asked_if = {question.id: question.asked_if for question in self.questions}

        def leaf(test: Test) -> AnswerTree:
            guard = asked_if[test.question]
            return self.leaf(test) if guard is None else Compound("all", (over_tests(guard, leaf), self.leaf(test)))

        return True if formula is None else over_tests(formula, leaf)

    def answers(self, some: Assignment) -> dict[str, str | int]:
        """Some cells as answers that a family could give."""
        return {self.questions[number].id: self._answer(number, cell) for number, cell in sorted(some.items())}

    def _answer(self, number: int, cell: int) -> str | int:
        question = self.questions[number]
        if question.options is not None:
            return question.options[cell].id
        least = question.number.least if question.number else 0
        return self.cuts[number][cell - 1] if cell else least

    def in_words(self, some: Assignment) -> str:
        """Some cells as the words of a message."""
        said = [f"{question} is {answer}" for question, answer in self.answers(some).items()]
        return " and ".join(said) or "whatever the answers are"


def build_logic(edition: Edition, also: Collection[Test] = ()) -> Logic:
    """Work out the logic of an edition whose references have been checked.

    Args:
        edition: the edition.
        also: tests that none of its clauses makes, for a proof about them: their questions are asked and their numbers
            are cuts as well. What families are sent has none of these.
    """
    clauses = {clause.id: clause for clause in edition.policy.clauses}
    questions = used_questions(edition, also)
    numbers = {question.id: number for number, question in enumerate(questions)}
    cuts = _cuts(edition, questions, also)
    diagrams = Diagrams([_cell_count(q, c) for q, c in zip(questions, cuts, strict=True)], _most_outcomes(edition))
    logic = Logic(edition, questions, numbers, cuts, clauses, diagrams, {}, {})
    for question in questions:
        if question.asked_if is not None:
            logic.asked[question.id] = diagrams.decide([over_tests(question.asked_if, logic.leaf), True])
    rules = {rule.id: rule for rule in edition.policy.rules}
    for about, part, outcomes in decisions_of(edition):
        trees, reasons = (
            [None if formula is None else over_clauses(formula, rules) for formula in formulas]
            for formulas in ([outcome.if_ for outcome in outcomes], conditions_as_written(outcomes))
        )
        root = _decided(diagrams, [logic.condition(tree) for tree in trees], part)
        logic.by_about[about] = DecisionLogic(about, part, outcomes, trees, reasons, root)
    for note in edition.policy.notes:
        tree = over_clauses(note.if_, rules)
        root = _decided(diagrams, [logic.condition(tree), True], note)
        about = About("note", note.id)
        logic.by_about[about] = DecisionLogic(about, note, [], [tree, None], [tree, None], root)
    return logic


def _decided(diagrams: Diagrams, conditions: Sequence[AnswerTree], part: Part) -> int:
    """The node of a decision.

    Raises:
        ProblemsFound: it turns on too many combinations of answers (LO218), so nothing can be said of the policy.
    """
    try:
        return diagrams.decide(conditions)
    except TooIntricateError as error:
        report = Report()
        do = "Let each outcome rest on fewer clauses, or put questions that go together next to each other."
        report.add(part.place(), Code.TOO_INTRICATE, str(error), do)
        raise ProblemsFound(report) from error


def decisions_of(edition: Edition) -> list[tuple[About, Part, Sequence[Outcome]]]:
    """Every list of outcomes of an edition: what it is about, the part it belongs to, and the outcomes."""
    policy = edition.policy
    found: list[tuple[About, Part, Sequence[Outcome]]] = []
    found.extend((About("strand", strand.id), strand, strand.outcomes) for strand in policy.strands)
    items: list[tuple[Kind, Holder | Way]] = [("way", way) for way in policy.ways]
    items += [("holder", holder) for holder in policy.holders]
    for kind, item in items:
        found.append((About(kind, item.id), item, item.outcomes))
        found.extend((About(kind, item.id, strand), item, outcomes) for strand, outcomes in item.strands.items())
    return found


def used_questions(edition: Edition, also: Collection[Test] = ()) -> list[Question]:
    """The questions that an edition's clauses test, and those that decide whether these are asked, in their order.

    Args:
        edition: the edition.
        also: tests whose questions count as well.
    """
    known = {question.id: question for question in edition.files.questions.questions}
    waiting = {test.question for test in _tests(edition, also)}
    used: set[str] = set()
    while waiting:
        question = waiting.pop()
        used.add(question)
        guard = known[question].asked_if
        if guard is not None:
            waiting |= {found.question for _, found in walk(guard) if isinstance(found, Test)} - used
    return [question for question in known.values() if question.id in used]


def _tests(edition: Edition, also: Collection[Test]) -> list[Test]:
    return [*also, *(clause.test for clause in edition.policy.clauses if clause.test is not None)]


def _cuts(edition: Edition, questions: list[Question], also: Collection[Test]) -> list[tuple[int, ...]]:
    tests = _tests(edition, also)
    for question in questions:
        if question.asked_if is not None:
            tests.extend(found for _, found in walk(question.asked_if) if isinstance(found, Test))
    found: dict[str, set[int]] = {question.id: set() for question in questions}
    for test in tests:
        found[test.question].update(bound for bound in (test.at_least, test.below) if bound is not None)
    return [
        tuple(sorted(cut for cut in found[q.id] if q.number and q.number.least < cut <= q.number.most))
        for q in questions
    ]


def _cell_count(question: Question, cuts: tuple[int, ...]) -> int:
    return len(question.options) if question.options is not None else len(cuts) + 1


def _most_outcomes(edition: Edition) -> int:
    moments = len(edition.files.questions.life) + 1
    return max([2, moments, *(len(outcomes) for _, _, outcomes in decisions_of(edition))])
