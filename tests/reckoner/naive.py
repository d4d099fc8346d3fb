"""Judges families one at a time, straight from what a policy's author wrote, to compare the engine with.

Slow and simple on purpose: it knows nothing of cells or diagrams. What is unknown it tries out in every way.
"""

from __future__ import annotations

import itertools
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from publisher.model.formulas import All, Any_, Not, Test

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from publisher.model.council.outcomes import Outcome
    from publisher.model.england.questions import Question
    from publisher.model.formulas import Formula
    from publisher.policies.editions import Edition

type Answer = str | int
type Family = dict[str, Answer]
type About = tuple[str, str, str | None]
"""The kind of a decision, its id, and the strand where it differs by strand."""

HOPED_FOR = {"strand": ("ask_now", "ask_later"), "way": ("open", "depends"), "holder": ("yes", "depends")}
"""The statuses that families hope for; the first one that a decision has is the one to get to."""

SHOWN, HIDDEN = 0, 1


class Naive:
    """An edition of a policy, and what it decides for any family."""

    def __init__(self, edition: Edition) -> None:
        policy = edition.policy
        self.edition = edition
        self.clauses = {clause.id: clause for clause in policy.clauses}
        self.rules = {rule.id: rule for rule in policy.rules}
        self.outcomes: dict[About, list[Outcome]] = {
            ("strand", strand.id, None): list(strand.outcomes) for strand in policy.strands
        }
        for kind, items in (("way", policy.ways), ("holder", policy.holders)):
            for item in items:
                self.outcomes[kind, item.id, None] = list(item.outcomes)
                self.outcomes.update({(kind, item.id, strand): list(found) for strand, found in item.strands.items()})
        self.conditions: dict[About, list[Formula | None]] = {
            about: [outcome.if_ for outcome in outcomes] for about, outcomes in self.outcomes.items()
        }
        self.conditions.update({("note", note.id, None): [note.if_, None] for note in policy.notes})
        written = {question.id: question for question in edition.files.questions.questions}
        asked = {clause.test.question for clause in policy.clauses if clause.test is not None}
        for question in reversed(written.values()):
            if question.id in asked and question.asked_if is not None:
                asked |= {test.question for test in self.tests(question.asked_if)}
        self.questions = {id_: question for id_, question in written.items() if id_ in asked}
        self.values = {id_: self._values(question) for id_, question in self.questions.items()}
        self.mentioned = {about: self._mentioned(about) for about in self.conditions}
        self._known: dict[tuple[object, ...], int] = {}
        self._sure: dict[tuple[object, ...], bool] = {}
        self._tried: dict[tuple[About, tuple[tuple[str, Answer], ...]], frozenset[int]] = {}

    def tests(self, formula: Formula) -> Iterator[Test]:
        """Every test of an answer that a condition comes down to."""
        match formula:
            case All():
                for part in formula.all:
                    yield from self.tests(part)
            case Any_():
                for part in formula.any:
                    yield from self.tests(part)
            case Not():
                yield from self.tests(formula.not_)
            case Test():
                yield formula
            case name if name in self.rules:
                yield from self.tests(self.rules[name].if_)
            case name:
                test = self.clauses[name].test
                assert test is not None
                yield test

    def holds(self, formula: Formula | None, family: Mapping[str, Answer]) -> bool:
        """Whether a condition holds for a family; the last outcome's, which is none, always does."""
        match formula:
            case None:
                return True
            case All():
                return all(self.holds(part, family) for part in formula.all)
            case Any_():
                return any(self.holds(part, family) for part in formula.any)
            case Not():
                return not self.holds(formula.not_, family)
            case Test():
                return met(formula, family[formula.question])
            case name if name in self.rules:
                return self.holds(self.rules[name].if_, family)
            case name:
                return self.holds(self.clauses[name].test, family)

    def outcome(self, about: About, family: Mapping[str, Answer]) -> int:
        """The first outcome whose condition holds."""
        key = about, *(family[name] for name in self.mentioned[about])
        if key not in self._known:
            conditions = enumerate(self.conditions[about])
            self._known[key] = next(k for k, condition in conditions if self.holds(condition, family))
        return self._known[key]

    def completions(self, questions: Iterable[str], given: Mapping[str, Answer]) -> Iterator[Family]:
        """Every way to answer some questions that keeps to what is given."""
        names = list(questions)
        choices = [[given[name]] if name in given else self.values[name] for name in names]
        return (dict(zip(names, chosen, strict=True)) for chosen in itertools.product(*choices))

    def possible(self, about: About, given: Mapping[str, Answer]) -> set[int]:
        """The outcomes that some completion of what is given leads to."""
        return set(self._possible(about, tuple((name, given[name]) for name in self.mentioned[about] if name in given)))

    def heard(self, about: About, given: Mapping[str, Answer]) -> set[int]:
        """Those of the possible outcomes that a family hears of.

        One for families that want no change is not among them, unless it is the only one, or the family chose it: by
        another choice it would not be possible.
        """
        possible = self.possible(about, given)
        statuses = [outcome.status for outcome in self.outcomes.get(about, [])]
        alone = {k for k in possible if statuses and statuses[k] == "as_it_is"}
        others = (
            {**given, name: value}
            for name in self.mentioned[about] & given.keys()
            if self.is_chosen(name)
            for value in self.values[name]
        )
        if alone and any(not alone & self.possible(about, family) for family in others):
            return possible
        return possible - alone or possible

    def _possible(self, about: About, known: tuple[tuple[str, Answer], ...]) -> frozenset[int]:
        if (about, known) not in self._tried:
            answers = dict(known)
            still_open = next((name for name in self.mentioned[about] if name not in answers), None)
            if still_open is None:
                found = frozenset([self.outcome(about, answers)])
            else:
                tried = ({**answers, still_open: value} for value in self.values[still_open])
                found = frozenset().union(*(self.possible(about, family) for family in tried))
            self._tried[about, known] = found
        return self._tried[about, known]

    def surely_asked(self, question: str, given: Mapping[str, Answer]) -> bool | None:
        """Whether a question is asked of a family: None where what is open decides it."""
        guard = self.questions[question].asked_if
        if guard is None:
            return True
        found = self._truths(guard, given)
        return found.pop() if len(found) == 1 else None

    def surely_holds(self, formula: Formula, given: Mapping[str, Answer]) -> bool:
        """Whether a condition holds however what is open is answered."""
        needed = {test.question for test in self.tests(formula)}
        key = id(formula), *((name, given[name]) for name in sorted(needed & given.keys()))
        if key not in self._sure:
            self._sure[key] = self._truths(formula, given) == {True}
        return self._sure[key]

    def _truths(self, formula: Formula, given: Mapping[str, Answer]) -> set[bool]:
        needed = {test.question for test in self.tests(formula)}
        return {self.holds(formula, family) for family in self.completions(needed, given)}

    def matters(self, about: About, given: Mapping[str, Answer]) -> set[str]:
        """The open questions of which another answer can change a decision, everything else being the same."""
        found = set()
        for question in self.mentioned[about] - set(given):
            for family in self.completions(self.mentioned[about] - {question}, given):
                if len({self.outcome(about, family | {question: value}) for value in self.values[question]}) > 1:
                    found.add(question)
                    break
        return found

    def settling(self, about: About, question: str, given: Mapping[str, Answer]) -> Fraction:
        """The share of a question's answers that leave a decision with one outcome."""
        values = self.values[question]
        settled = sum(len(self.possible(about, {**given, question: value})) == 1 for value in values)
        return Fraction(settled, len(values))

    def hoped_for(self, about: About) -> set[int]:
        """The outcomes with the best status that a decision has."""
        statuses = [outcome.status for outcome in self.outcomes[about]]
        best = next((status for status in HOPED_FOR[about[0]] if status in statuses), None)
        return {k for k, status in enumerate(statuses) if status == best}

    def fewest_changes(self, about: About, given: Mapping[str, Answer]) -> tuple[int, int] | None:
        """How many choices of a family have to be others, at least, for the best status, and how many open ones made.

        None where no choice of theirs makes it sure.
        """
        wanted = self.hoped_for(about)
        chosen = [name for name in self.mentioned[about] if self.is_chosen(name)]
        kept = {name: value for name, value in given.items() if name not in chosen}
        counts = [
            (
                sum(name in given and given[name] != value for name, value in choice.items()),
                sum(name not in given for name in choice),
            )
            for choice in self._choices(chosen, given)
            if self.possible(about, {**kept, **choice}) <= wanted
        ]
        return min(counts, default=None)

    def is_chosen(self, question: str) -> bool:
        """Whether a family itself chooses the answer to a question."""
        change = self.questions[question].change
        return change is not None and change.by == "family"

    def _choices(self, questions: Iterable[str], given: Mapping[str, Answer]) -> Iterator[Family]:
        """Every way to answer some questions, of which those that are not given may also be left open."""
        names = list(questions)
        tried = itertools.product(*(self.values[n] if n in given else [None, *self.values[n]] for n in names))
        return ({name: value for name, value in zip(names, row, strict=True) if value is not None} for row in tried)

    def _mentioned(self, about: About) -> frozenset[str]:
        formulas = [condition for condition in self.conditions[about] if condition is not None]
        return frozenset(test.question for formula in formulas for test in self.tests(formula))

    def _values(self, question: Question) -> list[Answer]:
        """An answer of each kind: every option, and of the numbers that all tests take for the same, the largest."""
        if question.options is not None:
            return [option.id for option in question.options]
        assert question.number is not None
        tests = [clause.test for clause in self.clauses.values() if clause.test is not None]
        guards = [other.asked_if for other in self.questions.values() if other.asked_if is not None]
        tests += [test for guard in guards for test in self.tests(guard)]
        alike: dict[tuple[bool, ...], Answer] = {}
        for number in range(question.number.least, question.number.most + 1):
            alike[tuple(met(test, number) for test in tests if test.question == question.id)] = number
        return list(alike.values())


def met(test: Test, answer: Answer) -> bool:
    """Whether an answer meets a test."""
    if test.is_ is not None:
        return answer in test.is_
    assert isinstance(answer, int)
    return (test.at_least is None or answer >= test.at_least) and (test.below is None or answer < test.below)


@cache
def partial_answers(choices: tuple[tuple[str, tuple[Answer, ...]], ...]) -> list[Family]:
    """Every way to answer some questions and to leave the others open."""
    names = [name for name, _ in choices]
    tried = itertools.product(*([None, *values] for _, values in choices))
    return [{name: value for name, value in zip(names, row, strict=True) if value is not None} for row in tried]
