"""Conditions of letters, compiled for one council: never surer than they are over all the questions there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.model import formulas
from publisher.model.england.voices.letters import LetterSentence, NamedLaw
from publisher.model.formulas import All, Any_, Not
from publisher.rules.letters import named_conditions, over_tests_alone
from reckoner.answers import read_answers
from reckoner.conditions import is_met
from tests.examples import examples
from tests.policies import REAL, compiled, councils
from tests.reckoner.naive import met

if TYPE_CHECKING:
    from collections.abc import Mapping

    from publisher.model.england.questions import Question
    from publisher.model.formulas import Formula
    from publisher.policies.read import CouncilFiles
    from reckoner.policy import Letter, Sentence

real_council = pytest.mark.parametrize("files", councils(REAL), ids=lambda files: files.council.id)

HERTFORDSHIRE = next(files for files in councils(REAL) if files.council.id == "hertfordshire")


def holds(formula: Formula, answers: Mapping[str, Any]) -> bool:
    match formula:
        case All():
            return all(holds(part, answers) for part in formula.all)
        case Any_():
            return any(holds(part, answers) for part in formula.any)
        case Not():
            return not holds(formula.not_, answers)
        case formulas.Test():
            return met(formula, answers[formula.question])
        case _:
            raise AssertionError(formula)


def value(question: Question) -> st.SearchStrategy[Any]:
    if question.options is None:
        return st.integers(0, 30)
    return st.sampled_from([option.id for option in question.options])


def parts_of(letter: Letter) -> dict[tuple[str, tuple[str, ...]], Sentence]:
    """The sentences and rules of a compiled letter by their words and what they cite."""
    parts = [*letter.tells, *(one for some in letter.paragraphs for one in some), *letter.law, *letter.signs]
    return {(part.text, part.cites): part for part in parts}


def texts_of(letter: Letter) -> set[str]:
    return {text for text, _ in parts_of(letter)}


@pytest.mark.thorough
@real_council
@given(data=st.data())
@examples(100)
def test_what_a_family_surely_meets_it_meets_whatever_it_is_not_asked(files: CouncilFiles, data: st.DataObject) -> None:
    edition = compiled(files.folder).editions[0]
    questions = {question.id: question for question in files.questions.questions}
    asked = [question.id for question in edition.questions]
    all_answers = {id_: data.draw(value(question), label=id_) for id_, question in questions.items()}
    answers = read_answers(edition, {id_: all_answers[id_] for id_ in asked})
    named = named_conditions(files)
    law = {rule.id: rule for rule in files.letters.law}
    written = {letter.id: letter for letter in files.letters.letters}
    for sent in edition.letters:
        parts = parts_of(sent)
        letter = written[sent.id]
        rules = [law[id_] for id_ in letter.law]
        with_all = [one for one in (*files.letters.tells, *files.letters.signs) if one.strand == letter.strand]
        own = [one for some in letter.paragraphs for one in some]
        everything: list[LetterSentence | NamedLaw] = [*with_all, *own, *rules]
        for one in everything:
            text = one.text if isinstance(one, LetterSentence) else one.name
            part = parts.get((text, tuple(one.cites)))
            if part is not None:
                for written_as, met in ((one.if_, part.for_), (one.unless, part.unless)):
                    if written_as is not None and met is not None and is_met(met, answers):
                        assert holds(over_tests_alone(written_as, named), all_answers), text


def test_a_sentence_on_what_a_council_asks_nobody_is_left_out_there() -> None:
    """Only Peterborough asks whether the council has agreed to a plan."""
    edition = compiled(HERTFORDSHIRE.folder).editions[0]
    (letter,) = (one for one in edition.letters if one.id == "education_now")
    assert "You have agreed to make an Education, Health and Care plan." not in texts_of(letter)
    assert "Children and Families Act 2014, section 49" in texts_of(letter), "It holds with a plan or a draft, too."


def test_letters_that_no_outcome_of_a_council_goes_with_are_not_sent_to_its_families() -> None:
    edition = compiled(HERTFORDSHIRE.folder).editions[0]
    sent = {letter.id for letter in edition.letters}
    assert {"education_now", "education_refused", "travel_whether"} <= sent
    assert "travel_now" not in sent, "Its page does not mention travel budgets."


def test_letters_bring_no_new_numbers_into_the_rules_of_a_council() -> None:
    """Travel turns on 6, and nobody is asked on paper for such a band."""
    (age,) = (question for question in compiled(HERTFORDSHIRE.folder).editions[0].questions if question.id == "age")
    assert 6 not in age.cuts
