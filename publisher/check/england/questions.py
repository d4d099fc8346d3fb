"""The questions that all councils share: groups, ids, conditions that look back only, and a use for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.check.references import check_test
from publisher.model.formulas import Test, walk
from publisher.source.problems import Code, Report, did_you_mean
from reckoner import DONT_KNOW

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publisher.model.england.questions import Move, Question, Questions
    from publisher.rules.logic import Logic


def check_questions(questions: Questions, report: Report) -> None:
    """Check england/questions.yaml by itself."""
    groups = {group.id for group in questions.groups}
    earlier: dict[str, Question] = {}
    for question in questions.questions:
        if question.group not in groups:
            what = f"There is no group '{question.group}'."
            report.add(question.place("group"), Code.UNKNOWN_REFERENCE, what, did_you_mean(question.group, groups))
        if question.id in earlier:
            what = f"Duplicate question '{question.id}'."
            report.add(question.place("id"), Code.DUPLICATE_ID, what, "Give one of them another id.")
        options = [option.id for option in question.options or []]
        for option in question.options or []:
            if options.count(option.id) > 1:
                what = f"Duplicate option '{option.id}'."
                report.add(option.place("id"), Code.DUPLICATE_ID, what, "Give one of them another id.")
        if question.asked_if is not None:
            for keys, found in walk(question.asked_if, ("asked_if",)):
                _check_guard(question, keys, found, earlier, questions, report)
        earlier[question.id] = question
    _check_life(questions, earlier, report)
    _check_changes(questions, earlier, report)
    for help_ in questions.helps:
        if help_.question is not None and help_.question not in earlier:
            what = f"There is no question '{help_.question}'."
            report.add(help_.place("question"), Code.UNKNOWN_QUESTION, what, did_you_mean(help_.question, earlier))


def check_questions_used(questions: Questions, logics: Iterable[Logic], report: Report) -> None:
    """Every question is needed by the rules of some council."""
    used = {question.id for logic in logics for question in logic.questions}
    for question in questions.questions:
        if question.id not in used:
            what = f"No council's rules need the question '{question.id}'."
            do = "Test it in a clause, or remove it."
            report.add(question.place("id"), Code.QUESTION_UNUSED, what, do)


def _check_changes(questions: Questions, known: dict[str, Question], report: Report) -> None:
    """What answers can become are answers, and on what it depends does not change itself."""
    for question in questions.questions:
        options = [option.id for option in question.options or []]
        for move in question.change.moves if question.change else []:
            for keys, answer in [(("from",), move.from_), *((("to", at), to) for at, to in enumerate(move.to))]:
                if answer not in options:
                    what = f"'{answer}' is not an option of '{question.id}'."
                    report.add(move.place(*keys), Code.UNKNOWN_ANSWER, what, did_you_mean(answer, options))
            for keys, found in walk(move.if_, ("if",)) if move.if_ is not None else ():
                _check_on_what(move, keys, found, known, report)


def _check_on_what(
    move: Move, keys: tuple[str | int, ...], found: str | Test, known: dict[str, Question], report: Report
) -> None:
    if isinstance(found, str):
        what = f"'if' names '{found}', but questions know no clauses."
        do = "Test an answer instead: {question: ..., is: [...]}."
        report.add(move.place(*keys), Code.UNKNOWN_REFERENCE, what, do)
        return
    check_test(found, known, report)
    tested = known.get(found.question)
    if tested is not None and tested.change is not None:
        what = f"This depends on '{found.question}', whose answer can change too."
        do = "Test a question without 'change', such as the age."
        report.add(move.place(*keys), Code.WRONG_VALUE, what, do)


def _check_life(questions: Questions, known: dict[str, Question], report: Report) -> None:
    """The moments of a plan's life name questions and options that exist."""
    moments = [moment.id for moment in questions.life]
    for moment in questions.life:
        if moments.count(moment.id) > 1:
            what = f"Duplicate moment '{moment.id}'."
            report.add(moment.place("id"), Code.DUPLICATE_ID, what, "Give one of them another id.")
        for id_, answers in moment.answers.items():
            question = known.get(id_)
            if question is None:
                what = f"There is no question '{id_}'."
                report.add(moment.place("answers", id_), Code.UNKNOWN_QUESTION, what, did_you_mean(id_, known))
                continue
            options = [DONT_KNOW, *(option.id for option in question.options or [])]
            for index, answer in enumerate(answers):
                if answer not in options:
                    what = f"'{answer}' is not an option of '{id_}'."
                    place = moment.place("answers", id_, index)
                    report.add(place, Code.UNKNOWN_ANSWER, what, did_you_mean(answer, options))


def _check_guard(
    question: Question,
    keys: tuple[str | int, ...],
    found: str | Test,
    earlier: dict[str, Question],
    questions: Questions,
    report: Report,
) -> None:
    place = question.place(*keys)
    if isinstance(found, str):
        what = f"'asked_if' names '{found}', but questions cannot use clauses."
        report.add(place, Code.UNKNOWN_REFERENCE, what, "Test an answer instead: {question: ..., is: [...]}.")
    elif found.question in earlier:
        check_test(found, earlier, report)
    elif any(found.question == later.id for later in questions.questions):
        what = f"'{question.id}' depends on '{found.question}', which is not asked before it."
        report.add(place, Code.LATER_QUESTION, what, f"Move '{found.question}' up, or test an earlier question.")
    else:
        what = f"There is no question '{found.question}'."
        report.add(place, Code.UNKNOWN_QUESTION, what, did_you_mean(found.question, earlier))
