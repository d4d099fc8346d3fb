"""Compiles letters for a council, and says which goes with which outcome.

A letter goes to any council, so its conditions go by the tests of what all councils share (england/floor.yaml and
clauses.yaml), whatever a council means by a clause of the same id. What it asks no family cannot be surely met, and so
a sentence on it is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from publisher.model.england.voices.letters import Letter, LetterSentence
from publisher.model.formulas import All, Any_, Formula, Not, Test
from publisher.rules.formulas import AnswerIn, Compound
from publisher.rules.logic import HIDDEN, SHOWN
from publisher.rules.tests import test_of
from publisher.rules.voices import compile_voices
from reckoner import policy as engine

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from publisher.model.council.outcomes import Strand, StrandOutcome
    from publisher.model.england.clauses import SharedClauses
    from publisher.model.england.floor import Floor
    from publisher.model.england.voices.letters import Letters, NamedLaw
    from publisher.policies.read import CouncilFiles
    from publisher.rules.formulas import AnswerTree
    from publisher.rules.logic import Logic


def tests_of_clauses(floor: Floor, clauses: SharedClauses) -> dict[str, Test]:
    """The test of every clause that all councils share, by the clause's id."""
    tests = {clause.id: clause.test for clause in clauses.clauses if clause.test is not None}
    return tests | {clause.id: clause.test for clause in floor.clauses if clause.test is not None}


def named_conditions(files: CouncilFiles) -> dict[str, Formula]:
    """What each name in a condition of a letter stands for, over tests alone."""
    named: dict[str, Formula] = {**tests_of_clauses(files.floor, files.clauses)}
    for condition in files.letters.conditions:  # Each may name those before it, so there is no circle.
        named[condition.id] = over_tests_alone(condition.if_, named)
    return named


def over_tests_alone(formula: Formula, named: Mapping[str, Formula]) -> Formula:
    """A condition with everything that it names written out."""
    match formula:
        case All():
            return All(all=[over_tests_alone(part, named) for part in formula.all])
        case Any_():
            return Any_(any=[over_tests_alone(part, named) for part in formula.any])
        case Not():
            return Not.model_validate({"not": over_tests_alone(formula.not_, named)})
        case str():
            return named[formula]
        case _:
            return formula


def letter_of(letters: Letters, strand: str, outcome: StrandOutcome) -> Letter:
    """The letter for an outcome: the one that it names, or that of its status."""
    if outcome.letter is not None:
        return next(letter for letter in letters.letters if letter.id == outcome.letter)
    return default_letter(letters, strand, outcome.status)


def default_letter(letters: Letters, strand: str, status: str) -> Letter:
    """The letter of a strand for a status."""
    return next(letter for letter in letters.letters if letter.strand == strand and status in letter.for_)


def compile_letters(letters: Iterable[Letter], logic: Logic) -> Iterator[engine.Letter]:
    """Compile letters."""
    files = logic.edition.files
    named = named_conditions(files)
    law = {rule.id: rule for rule in files.letters.law}

    def compiled(parts: Iterable[LetterSentence | NamedLaw]) -> tuple[engine.Sentence, ...]:
        return tuple(_sentences(parts, named, logic))

    for letter in letters:
        yield engine.Letter(
            id=letter.id,
            tells=compiled(one for one in files.letters.tells if one.strand == letter.strand),
            still=letter.still,
            subject=letter.subject,
            paragraphs=tuple(compiled(paragraph) for paragraph in letter.paragraphs),
            law=compiled(law[id_] for id_ in letter.law),
            signs=compiled(one for one in files.letters.signs if letter.others_sign and one.strand == letter.strand),
        )


def compile_paper(logic: Logic) -> engine.LetterPaper:
    """Compile what all letters have in common."""
    letters = logic.edition.files.letters
    return engine.LetterPaper(
        opening=letters.opening,
        relies_on=letters.relies_on,
        closing=tuple(letters.closing),
        writers=compile_voices(letters.writers, logic),
    )


def _sentences(
    sentences: Iterable[LetterSentence | NamedLaw], named: Mapping[str, Formula], logic: Logic
) -> Iterator[engine.Sentence]:
    for sentence in sentences:
        text = sentence.text if isinstance(sentence, LetterSentence) else sentence.name
        for_, unless = (_condition(formula, named, logic) for formula in (sentence.if_, sentence.unless))
        if sentence.if_ is None or for_ is not None:
            yield engine.Sentence(text, for_, unless, tuple(sentence.cites))


def _condition(
    formula: Formula | None, named: Mapping[str, Formula], logic: Logic
) -> engine.AnswerTest | engine.Combined | None:
    """A condition as the engine tests it; None where there is none, or no family of the council can surely meet it."""
    return None if formula is None else _tests(over_tests_alone(formula, named), logic, wanted=True)


def _tests(formula: Formula, logic: Logic, *, wanted: bool) -> engine.AnswerTest | engine.Combined | None:
    """What is left of a condition without the questions that a council does not ask, which are open to everybody.

    None: it cannot be sure that the condition is met or, where that is not `wanted`, that it is not.
    """
    match formula:
        case All(all=parts) | Any_(any=parts):
            asked = [test for part in parts if (test := _tests(part, logic, wanted=wanted)) is not None]
            takes_all = isinstance(formula, All) == wanted
            if not asked or (takes_all and len(asked) < len(parts)):
                return None
            return engine.Combined("all" if isinstance(formula, All) else "any", tuple(asked))
        case Not(not_=part):
            test = _tests(part, logic, wanted=not wanted)
            return None if test is None else engine.Combined("not", (test,))
        case Test():
            return test_of(formula, logic) if formula.question in logic.numbers else None
        case _:
            raise ValueError(f"'{formula}' is not written out")


class Route(NamedTuple):
    """A letter of a strand, and the outcomes that go with it, by their places in the strand's list."""

    letter: Letter
    outcomes: frozenset[int]


def routes(logic: Logic, strand: Strand) -> list[Route]:
    """The letters that go with a strand's outcomes, in the order of england/letters.yaml."""
    letters = logic.edition.files.letters
    going: dict[str, set[int]] = {}
    for place, outcome in enumerate(strand.outcomes):
        going.setdefault(letter_of(letters, strand.id, outcome).id, set()).add(place)
    return [Route(letter, frozenset(going[letter.id])) for letter in letters.letters if letter.id in going]


def is_for_all(sentence: engine.Sentence, logic: Logic, strand: Strand, outcomes: frozenset[int]) -> bool:
    """Whether a sentence of a letter is for every family that has one of some outcomes of a strand.

    What is left out for some (`unless`) is in: they have to have said so, and on a page nobody has said anything.
    """
    if sentence.for_ is None:
        return True
    diagrams = logic.diagrams
    families = diagrams.leading_to(logic.decision_for("strand", strand.id).root, outcomes)
    meeting = diagrams.decide([_over_cells(sentence.for_, logic, wanted=True), True])
    return diagrams.witness_of_both(families, SHOWN, meeting, HIDDEN) is None


def _over_cells(test: engine.AnswerTest | engine.Combined, logic: Logic, *, wanted: bool) -> AnswerTree:
    """A condition over cells. Where they are too coarse for it, no family meets more of it than surely does."""
    if isinstance(test, engine.Combined):
        wanted_of_parts = wanted if test.kind != "not" else not wanted
        return Compound(test.kind, tuple(_over_cells(part, logic, wanted=wanted_of_parts) for part in test.parts))
    number = logic.questions[test.question].number
    if number is None:
        return AnswerIn(test.question, test.cells)
    starts = [number.least, *logic.cuts[test.question]]
    ends = [*logic.cuts[test.question], number.most + 1]
    cells = (
        cell
        for cell, (start, end) in enumerate(zip(starts, ends, strict=True))
        if (test.least <= start and end <= test.below if wanted else start < test.below and test.least < end)
    )
    return AnswerIn(test.question, frozenset(cells))
