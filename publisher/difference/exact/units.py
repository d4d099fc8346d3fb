"""What decides in a version of a policy, in pieces that are edited one at a time, and so that two can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from publisher.difference.exact.told import formula_content
from publisher.model.formulas import All, Any_, Not, Test, references
from publisher.policies.editions import strands_missing
from publisher.policies.shared import lent_clauses
from publisher.rules.formulas import AnswerIn

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from publisher.difference.exact.space import Space
    from publisher.difference.exact.told import Outcome, Version
    from publisher.model.base import Dated
    from publisher.model.council.clauses import Clause
    from publisher.model.england.questions import Question
    from publisher.model.formulas import Formula
    from publisher.rules.logic import About
    from publisher.source.problems import Place


class Unit(NamedTuple):
    """Something that is edited as one: a clause, a rule, a list of outcomes, a note's condition, or a question."""

    kind: Literal["clause", "rule", "outcomes", "note", "question"]
    about: str | About

    @property
    def id(self) -> str:
        """A name for it that stays the same."""
        named = [self.about] if isinstance(self.about, str) else [part for part in self.about if part]
        return " ".join([self.kind, *named])

    @property
    def words(self) -> str:
        """What it is, for whoever edits it."""
        if isinstance(self.about, str):
            return self.id
        return f"what is said of {self.about.id}{f' for {self.about.strand}' if self.about.strand else ''}"


class Item(NamedTuple):
    """A unit as one version has it.

    content: what it comes to in the space of both versions. words: as it is written. It is edited where both differ: by
    another name of a question the words of a test do alone, and by more answers to it what the test comes to.
    outcomes: those of a list. named: where the council names a clause, whose test may be one that all councils share.
    uses: the ids of the clauses and rules in it.
    """

    content: object
    words: str
    place: Place
    outcomes: Sequence[Outcome] = ()
    named: Place | None = None
    uses: frozenset[str] = frozenset()

    def place_beside(self, other: Item | None) -> Place:
        """Where it was edited: in its own words, unless there is no such thing in the other version.

        Nobody edited the test that all councils share where a council names it now, or did until now.
        """
        if self.named is None or self.named.path == self.place.path:
            return self.place
        lent_alike = other is not None and other.place.path.parent.name == self.place.path.parent.name
        return self.place if lent_alike else self.named


def units_of(space: Space, side: int, version: Version) -> dict[Unit, Item]:
    """Everything that decides in a version."""
    logic = version.logic
    found: dict[Unit, Item] = {}
    content: object
    for id_, clause in logic.clauses.items():
        key = "discretion" if clause.test is None else "test"
        content = clause.discretion.by if clause.discretion else test_in(space, side, version, clause)
        found[Unit("clause", id_)] = Item(content, _clause_words(clause), clause.place(key), named=clause.place("id"))
    formulas = [(Unit("rule", rule.id), rule.if_, rule.place("if")) for rule in version.policy.rules]
    formulas += [(Unit("note", note.id), note.if_, note.place("if")) for note in version.policy.notes]
    for unit, formula, place in formulas:
        uses = frozenset(references(formula))
        found[unit] = Item(formula_content(formula), formula_words(formula), place, uses=uses)
    for about, decision in logic.by_about.items():
        if about.kind != "note":
            outcomes = version.outcomes(decision)
            content = [outcome_content(each) for each in outcomes]
            uses = frozenset(name for each in outcomes for name in each.uses)
            found[Unit("outcomes", about)] = Item(content, str(content), decision.part.place(), outcomes, uses=uses)
    for question in logic.questions:
        at = space.place_of(side, question.id)
        content = (space.asked_by[side][at], space.answers_of(side, question.id))
        where = question.place("asked_if" if question.asked_if is not None else "id")
        found[Unit("question", space.questions[at].id)] = Item(content, _question_words(question), where)
    return found


def not_in_force(version: Version, unit: Unit) -> Place | None:
    """Where a version says that something is not in force on the days that are compared; None where it has no such."""
    policy = version.logic.edition.files.policy
    kind, id_ = (unit.kind, unit.about) if isinstance(unit.about, str) else (unit.about.kind, unit.about.id)
    parts: list[Dated] = getattr(policy, f"{kind}s", [])
    day = version.logic.edition.from_
    for part in parts:
        if getattr(part, "id", None) == id_ and not part.in_force(day):
            return _end_of(part, day)
    # It has left with a kind of budget.
    missing = strands_missing(version.policy, policy)
    gone = any(getattr(part, "id", None) == id_ for part in parts)
    return next((_end_of(strand, day) for strand in policy.strands if gone and strand.id in missing), None)


def _end_of(part: Dated, day: date) -> Place:
    """Where it is said that a part is not in force on a day."""
    return part.place("from" if part.from_ is not None and part.from_ > day else "until")


def goes_with_another(version: Version, unit: Unit, item: Item) -> bool:
    """Whether a version is without something because of another edit, though its files have it as it is elsewhere.

    What all councils share comes to an edition where something names it. What is said of a way or a holder in a strand
    is over with the strand, and so are clauses and rules that only the strand used.
    """
    if not isinstance(unit.about, str):
        return unit.about.strand is not None and unit.about.strand not in version.strands
    edition = version.logic.edition
    files, day = edition.files, edition.from_
    if unit.kind == "rule":
        return any(
            rule.id == unit.about and rule.in_force(day) and formula_words(rule.if_) == item.words
            for rule in files.policy.rules
        )
    clauses = [*files.floor.clauses, *lent_clauses(files.floor, files.clauses), *files.policy.clauses]
    return unit.kind == "clause" and any(
        clause.id == unit.about and clause.in_force(day) and _clause_words(clause) == item.words for clause in clauses
    )


def test_in(space: Space, side: int, version: Version, clause: Clause) -> AnswerIn | None:
    """The test of a clause over the space; None for a matter of discretion."""
    if clause.test is None:
        return None
    question = clause.test.question
    cells = space.cells_of(side, question, version.logic.cells(clause.test))
    return AnswerIn(space.place_of(side, question), cells)


def outcome_content(outcome: Outcome) -> list[object]:
    """All of an outcome that decides, or that a family is told to do."""
    return [outcome.condition, outcome.told.status, outcome.told.when, *outcome[3:]]


def outcome_words(outcome: Outcome, respects: Collection[str]) -> str:
    """An outcome in one line, with more of it in the respects in which it is edited."""
    formula = outcome.part.if_
    condition = "otherwise" if formula is None else f"if {formula_words(formula)}"
    moment = f", {outcome.told.when}" if outcome.told.when else ""
    more = [
        f"{name}: {' | '.join(things)}" for name, things in zip(_THINGS, outcome[3:], strict=True) if name in respects
    ]
    return "; ".join([f"'{outcome.told.headline}' ({outcome.told.status}{moment}) {condition}", *more])


_THINGS = ("steps", "contacts", "decisions left open", "letter")

RESPECTS = ("condition", "status", "moment", *_THINGS)
"""In what an outcome can be edited: what the entries of its content are."""


def formula_words(formula: Formula, *, inside: bool = False) -> str:
    """A condition in one line, by the ids of what it names."""
    match formula:
        case All() | Any_():
            parts, word = (formula.all, " and ") if isinstance(formula, All) else (formula.any, " or ")
            said = word.join(formula_words(part, inside=True) for part in parts)
            return f"({said})" if inside and len(parts) > 1 else said
        case Not():
            return f"not {formula_words(formula.not_, inside=True)}"
        case Test():
            return test_words(formula)
        case _:
            return formula


def test_words(test: Test) -> str:
    """A test in one line."""
    if test.is_ is not None:
        return f"{test.question} is {' or '.join(test.is_)}"
    bounds = [f"at least {test.at_least}"] * (test.at_least is not None) + [f"below {test.below}"] * (
        test.below is not None
    )
    return f"{test.question} {' and '.join(bounds)}"


def _clause_words(clause: Clause) -> str:
    if clause.test is not None:
        return test_words(clause.test)
    return f"decided by the {clause.discretion.by}" if clause.discretion else ""


def _question_words(question: Question) -> str:
    answers = " or ".join(option.id for option in question.options or ())
    if question.number is not None:
        answers = f"{question.number.least} to {question.number.most}"
    return f"{answers}; asked {'always' if question.asked_if is None else f'if {formula_words(question.asked_if)}'}"
