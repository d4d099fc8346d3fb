"""The words of a clause are not swapped: those for who meets it, and those for who does not.

Found is what leaves no doubt: of two sentences about the same, the one that denies it or says the other side of an
age. A test of "no" may well be met by who has none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publisher.source.problems import Code, Report

if TYPE_CHECKING:
    from publisher.model.council.clauses import Clause
    from publisher.model.england.questions import Question
    from publisher.model.formulas import Test
    from publisher.policies.read import CouncilFiles

_NOT = frozenset({"not", "no", "never", "cannot", "none", "nobody", "neither", "without"})
_BESIDE_NOT = frozenset({"do", "does", "did", "has", "have", "had", "a", "an", "any", "the", "yet", "can", "or", "and"})
_WORD = re.compile(r"[a-z0-9']+")
_STEM = 5
"""So many letters of a word are compared: qualify and qualifies are one."""

_SAME_TOPIC = 0.75
"""Two sentences are about the same where they share this part of the words of the shorter one."""

_OR_MORE = re.compile(r"(?<!not )\b(?:over|older than|above|more than) \d|\d (?:or|and) (?:over|older|more)\b", re.I)
_LESS = re.compile(r"(?<!not )\b(?:under|younger than|below|less than) \d|\d (?:or|and) (?:under|younger|less)\b", re.I)


def check_swapped(files: CouncilFiles, report: Report) -> None:
    """Check the words of every test of the council, and of those that all councils share."""
    questions = {question.id: question for question in files.questions.questions}
    for clause in [*files.policy.clauses, *files.floor.clauses]:
        if clause.test is not None and clause.met and clause.unmet:
            wanted = _of_the_better_side(clause.test, questions.get(clause.test.question))
            found = _said_by_met(clause.met, clause.unmet)
            if wanted is not None and found is not None and found != wanted:
                _report(clause, report)


def _report(clause: Clause, report: Report) -> None:
    what = f"The words 'met' and 'unmet' of '{clause.id}' seem to be swapped: its test is met by the others."
    report.add(clause.place("met"), Code.WORDS_SWAPPED, what, "Swap them, or correct the test.")


def _of_the_better_side(test: Test, question: Question | None) -> bool | None:
    """Whether who meets a test has the thing, or the higher age; None where nobody can tell."""
    if test.is_ is None:
        return None if test.at_least is not None and test.below is not None else test.at_least is not None
    labels = {} if question is None else {option.id: option.label for option in question.options or ()}
    tested = {_is_no(name) or _is_no(labels.get(name, "")) for name in test.is_}
    others = {_is_no(name) or _is_no(labels[name]) for name in labels if name not in test.is_}
    if tested == {False} and True in others:
        return True
    return False if tested == {True} and others == {False} else None


def _is_no(text: str) -> bool:
    return bool(_NOT & set(re.split(r"[^a-z]+", text.lower())[:2]))


def _said_by_met(met: str, unmet: str) -> bool | None:
    """Whether `met` speaks of having the thing, or the higher age, and `unmet` of the other side; None: who knows."""
    ages = [(bool(_OR_MORE.search(text)), bool(_LESS.search(text))) for text in (met, unmet)]
    if ages in ([(True, False), (False, True)], [(False, True), (True, False)]):
        return ages[0][0]
    words = [_WORD.findall(text.lower().replace("n't", " not")) for text in (met, unmet)]
    denies = [bool(_NOT & set(of)) for of in words]
    topics = [{word[:_STEM] for word in of if word not in _NOT | _BESIDE_NOT} for of in words]
    shared = len(topics[0] & topics[1]) >= _SAME_TOPIC * min(map(len, topics))
    return denies[1] if denies[0] != denies[1] and shared else None
