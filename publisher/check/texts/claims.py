"""Free texts about results and rules speak of nothing that is gone, as when a question is removed and all it decided.

A worked family's name, and what is used where pages contradict each other, would go on claiming what no family is told
any more. What can be compared are the words that england/words.yaml explains.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from publisher.model.walk import texts_in
from publisher.rules.logic import decisions_of, used_questions
from publisher.source.problems import Code, Report
from publisher.wording.glossary import Glossary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from publisher.model.base import Part
    from publisher.policies.editions import Edition
    from publisher.policies.read import CouncilFiles
    from publisher.source.problems import Place
    from reckoner.result import Estimate


def check_names_of_cases(files: CouncilFiles, estimates: Sequence[Estimate], report: Report) -> None:
    """Each family's name against the questions that it answers, and what it is told.

    How the pages contradict each other is no result.
    """
    glossary = Glossary(files.words)
    questions = {question.id: question for question in files.questions.questions}
    for case, estimate in zip(files.cases.cases, estimates, strict=True):
        if glossary.used_in(case.name):
            asked = _texts_of(questions[id_] for id_ in case.given)
            told = _texts_in([estimate["strands"], estimate["holders"], estimate["notes"]])
            what = "The family's name speaks of '{}', and neither its answers nor its results do."
            do = "Give the answer that it is about. Or name the family after what it shows today."
            _check(glossary, case.name, [*asked, *told], case.place("name"), what, do, report)


def check_conflicts(edition: Edition, report: Report) -> None:
    """What is used where pages contradict each other against the rules, if the contradiction touches any."""
    glossary = Glossary(edition.files.words)
    outcomes = [outcome for _, _, listed in decisions_of(edition) for outcome in listed]
    rules = list(_texts_of([*used_questions(edition), *edition.policy.clauses, *edition.policy.notes, *outcomes]))
    for conflict in edition.policy.conflicts:
        if conflict.touches:
            what = "This speaks of '{}', and no question, clause or outcome does."
            do = "Say what is used today. Or put back what decides it."
            _check(glossary, conflict.we_use, rules, conflict.place("we_use"), what, do, report)


def _check(glossary: Glossary, text: str, others: list[str], place: Place, what: str, do: str, report: Report) -> None:
    spoken = {term.id for term in glossary.used_in(*others)}
    for term in glossary.used_in(text):
        if term.id not in spoken:
            report.add(place, Code.CLAIMS_WHAT_IS_GONE, what.format(term.term), do)


def _texts_of(parts: Iterable[Part]) -> Iterator[str]:
    return (text for part in parts for _, _, text in texts_in(part))


def _texts_in(result: Any) -> Iterable[str]:
    """Every text in what the engine returned, once, in no order that means anything."""
    found: set[str] = set()
    waiting = [result]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            found.add(value)
        elif isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list | tuple):
            waiting.extend(value)
    return found
