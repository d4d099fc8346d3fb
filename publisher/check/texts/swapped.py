"""The words of a clause are not swapped: those for who meets it, and those for who does not.

Two things tell: of two sentences about the same, the one that denies more, or says the other side of an age; and the
words of the options that are tested, against those of the others. Nothing is said where neither tells, or where they
disagree. A test of "no" may well be met by who has none.
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

_NOT = frozenset({"not", "no", "never", "cannot", "none", "nobody", "neither", "without", "too", "left"})
"""Words that deny; so do "too" in "that is too much", and "left" in "has left school"."""

_LITTLE = frozenset({
    "a", "an", "and", "any", "are", "as", "at", "be", "been", "being", "by", "can", "choose", "did", "do",
    "does", "for", "had", "has", "have", "i", "in", "is", "it", "like", "of", "on", "or", "so", "some", "than",
    "that", "the", "there", "they", "this", "to", "want", "was", "who", "with", "would", "yes", "yet", "you",
    "your",
})  # fmt: skip
"""Words that sentences about anything share."""

_AS_TOLD = {
    "i": "you", "we": "you", "my": "your", "our": "your", "myself": "yourself", "ourselves": "yourselves",
    "passed": "past",
}  # fmt: skip
"""What the family says in an option, as a result says it to the family."""

_WORD = re.compile(r"[a-z0-9']+")
_PART = re.compile(r"[.;]|, (?:and|but|or|so)\b")
"""Where another statement begins, which a denial in the first says nothing about."""

_ANSWER = re.compile(r"^(?:yes|no), ", re.I)
"""Answers the question of an option; whether the words after it deny anything is theirs to say."""

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
            labels = _labels(questions.get(clause.test.question))
            right = {
                _right_by_denial(clause.test, labels, clause.met, clause.unmet),
                _right_by_options(clause.test, labels, clause.met, clause.unmet),
            }
            if False in right and True not in right:
                _report(clause, report)


def _report(clause: Clause, report: Report) -> None:
    what = f"The words 'met' and 'unmet' of '{clause.id}' seem to be swapped: its test is met by the others."
    report.add(clause.place("met"), Code.WORDS_SWAPPED, what, "Swap them, or correct the test.")


def _labels(question: Question | None) -> dict[str, str]:
    return {} if question is None else {option.id: option.label for option in question.options or ()}


def _right_by_denial(test: Test, labels: dict[str, str], met: str, unmet: str) -> bool | None:
    """Whether the sentence that denies is the one of those whom the test leaves out; None: nobody can tell."""
    wanted = _of_the_better_side(test, labels, met, unmet)
    found = _said_by_met(met, unmet)
    return None if wanted is None or found is None else found == wanted


def _of_the_better_side(test: Test, labels: dict[str, str], met: str, unmet: str) -> bool | None:
    """Whether who meets a test has the thing, or the higher age; None where nobody can tell."""
    if test.is_ is None:
        if test.at_least is not None and test.below is not None:
            only = str(test.at_least) if test.below == test.at_least + 1 else None
            return True if only and all(set(re.findall(r"\d+", text)) == {only} for text in (met, unmet)) else None
        return test.at_least is not None
    tested = {_is_no(name, labels) for name in test.is_}
    others = {_is_no(name, labels) for name in labels if name not in test.is_}
    if tested == {False}:
        return True
    return False if tested == {True} and others == {False} else None


def _is_no(name: str, labels: dict[str, str]) -> bool:
    """Whether an option denies: by its id, or by its words after an answer to the question."""
    return any(
        _NOT & set(re.split(r"[^a-z]+", text.lower())[:2]) for text in (name, _ANSWER.sub("", labels.get(name, "")))
    )


def _said_by_met(met: str, unmet: str) -> bool | None:
    """Whether `met` speaks of having the thing, or the higher age, and `unmet` of the other side; None: who knows."""
    ages = [(bool(_OR_MORE.search(text)), bool(_LESS.search(text))) for text in (met, unmet)]
    if ages in ([(True, False), (False, True)], [(False, True), (True, False)]):
        return ages[0][0]
    denials = [sum(word in _NOT for word in _words(text)) for text in (met, unmet)]
    topics = [set(_signs(text)) for text in (met, unmet)]
    shared = len(topics[0] & topics[1]) >= _SAME_TOPIC * min(map(len, topics))
    return denials[0] < denials[1] if denials[0] != denials[1] and shared else None


def _right_by_options(test: Test, labels: dict[str, str], met: str, unmet: str) -> bool | None:
    """Whether `met` is nearer than `unmet` to what the tested options say; None: who knows."""
    options = {name: _signs(_ANSWER.sub("", label)) for name, label in labels.items()}
    for name, signs in options.items():
        for word, sign in _signs(name.replace("_", " ")).items():
            signs.setdefault(word, sign)
    nearer = []
    for signs in map(_signs, (met, unmet)):
        shared = {
            name: sum(sign * signs.get(word, 0) for word, sign in option.items()) for name, option in options.items()
        }
        tested = [value for name, value in shared.items() if name in (test.is_ or ())]
        others = [value for name, value in shared.items() if name not in (test.is_ or ())]
        nearer.append(max(tested, default=0) - max(others, default=0))
    return nearer[0] > nearer[1] if nearer[0] != nearer[1] else None


def _signs(text: str) -> dict[str, int]:
    """The telling words of a text: 1 in a statement, -1 in a denial (a denial of a denial is a statement)."""
    signs: dict[str, int] = {}
    for part in _PART.split(text):
        words = _words(part)
        sign = (-1) ** sum(word in _NOT for word in words)
        signs |= {word[:_STEM]: sign for word in words if word not in _NOT | _LITTLE}
    return signs


def _words(text: str) -> list[str]:
    return [_AS_TOLD.get(word, word) for word in _WORD.findall(text.lower().replace("n't", " not"))]
