"""A comparison in words: conditions as lists of answers, and what families are told by the names of statuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.difference.exact.told import NEED_ANSWERS, NOT_THERE
from publisher.difference.shown.people import quoted, ranges
from publisher.pages.parts.labels import HOLDER_LABELS, STRAND_LABELS, WAY_LABELS, best_asked, label
from reckoner.voices import in_words
from reckoner.voices import told as told_to

if TYPE_CHECKING:
    from collections.abc import Mapping

    from publisher.difference.exact.cover import Box
    from publisher.difference.exact.space import CommonQuestion, Space
    from publisher.difference.exact.told import Aspect, Label, Subject, Version
    from publisher.difference.result import Condition

ABSENT = "Not on this site"
"""What is said of something that a version has not."""

_SHOWN = {"shown": "Shown", "hidden": "Not shown"}
_ASKED = {"shown": "Asked", "hidden": "Not asked"}
_LABELS: dict[str, Mapping[str, str]] = {
    "strand": STRAND_LABELS,
    "way": WAY_LABELS,
    "holder": HOLDER_LABELS,
    "note": _SHOWN,
    "question": _ASKED,
}


def conditions(space: Space, box: Box) -> list[Condition]:
    """The conditions of a sentence, each in words."""
    return [told_to(_condition(space.questions[place], cells), space.voice) for place, cells in box]


def _condition(question: CommonQuestion, cells: tuple[int, ...]) -> Condition:
    asked = [cell for cell in cells if cell in question.asked]
    unasked = len(asked) < len(cells)
    found = ranges(question, asked) if not question.options else []
    ids, labels = list(question.options), list(question.options.values())
    return {
        "question": question.id,
        "answers": [labels[cell] for cell in asked] if question.options else [_numbers(*each) for each in found],
        "options": [ids[cell] for cell in asked] if question.options else [],
        "ranges": [[low, high] for low, high in found],
        "unasked": unasked,
    }


def _numbers(low: int, high: int) -> str:
    return str(low) if low == high else f"{low} to {high}"


def told(subject: Subject, aspect: Aspect, found: Label, version: Version) -> list[str]:
    """What a family is told of a subject, as far as one aspect goes."""
    return told_to(_told(subject, aspect, found, version), version.voice)


def _told(subject: Subject, aspect: Aspect, found: Label, version: Version) -> list[str]:
    if aspect == "answer":
        return [_answer(subject, found)]
    if aspect == "ask":
        return [version.who(contact) if contact in version.compiled.contacts else contact for contact in found.what]
    if aspect == "decides":
        return [version.clause_words(clause) if clause in version.logic.clauses else clause for clause in found.what]
    if aspect == "letter":
        subjects = {letter.id: letter.subject for letter in version.compiled.letters}
        return [subjects.get(letter, letter) for letter in found.what]
    return list(found.what)


def _answer(subject: Subject, found: Label) -> str:
    if found.status == NOT_THERE:
        return ABSENT
    labels = _LABELS[subject.kind]
    if found.status == NEED_ANSWERS:
        return labels.get(NEED_ANSWERS, "It depends on an answer that could not be given")
    said = label(labels, found.status, found.when)
    moment = best_asked(found.status, found.when)
    return f"{said}. {moment}" if moment else said


def name(space: Space, subject: Subject, old: Version, new: Version) -> str:
    """What a subject is called: by the newer version, if it has it."""
    if subject.kind == "question":
        return f"The question {quoted(in_words(space.questions[space.numbers[subject.id]].short, space.voice))}"
    found = in_words(new.name(subject) or old.name(subject) or subject.id, new.voice)
    return f"The note {quoted(found)}" if subject.kind == "note" else found
