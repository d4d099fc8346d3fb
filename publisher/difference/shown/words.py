"""A comparison in plain words: conditions as lists of answers, and what families are told by the names of statuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.difference.exact.space import neighbours
from publisher.difference.exact.told import NEED_ANSWERS, NOT_THERE
from publisher.pages.parts.labels import HOLDER_LABELS, STRAND_LABELS, WAY_LABELS, best_asked, label
from reckoner.voices import in_words
from reckoner.voices import told as told_to

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publisher.difference.exact.cover import Box
    from publisher.difference.exact.space import CommonQuestion, Space
    from publisher.difference.exact.told import Aspect, Label, Subject, Version
    from publisher.difference.result import Condition

EVERY_FAMILY = "Every family"
ABSENT = "Not there"
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


def sentence(found: Sequence[Condition]) -> str:
    """A situation in words."""
    return "; ".join(condition["words"] for condition in found) or EVERY_FAMILY


def _condition(question: CommonQuestion, cells: tuple[int, ...]) -> Condition:
    asked = [cell for cell in cells if cell in question.asked]
    unasked = len(asked) < len(cells)
    answers = _options(question, asked) if question.options else _numbers(question, asked)
    left = _options(question, [cell for cell in question.asked if cell not in asked]) if question.options else []
    # "Not B" is said of whoever is not asked, too, if they are among those meant.
    if left and len(asked) > len(left) + 1 and unasked == question.can_be_unasked:
        words = f"not {_or(left)}"
    elif unasked:
        words = f"{_or(answers)}, or not asked" if answers else "not asked"
    else:
        words = _or(answers)
    return {
        "question": question.id,
        "answers": answers + ["not asked"] * unasked,
        "options": [list(question.options)[cell] for cell in asked] if question.options else [],
        "ranges": [] if question.options else [[low, high] for low, high in _ranges(question, asked)],
        "unasked": unasked,
        "words": f"{question.short}: {words}",
    }


def _options(question: CommonQuestion, cells: Sequence[int]) -> list[str]:
    labels = list(question.options.values())
    return [labels[cell] for cell in cells]


def _numbers(question: CommonQuestion, cells: Sequence[int]) -> list[str]:
    starts = question.starts
    return [_stretch(low, high, starts[0], starts[-1] - 1) for low, high in _ranges(question, cells)]


def _ranges(question: CommonQuestion, cells: Sequence[int]) -> list[tuple[int, int]]:
    """The first and the last number of each stretch of cells."""
    starts = question.starts
    return [(starts[first], starts[last + 1] - 1) for first, last in neighbours(cells)]


def _stretch(low: int, high: int, least: int, most: int) -> str:
    if low == high:
        return str(low)
    if low == least:
        return f"under {high + 1}"
    return f"{low} or over" if high == most else f"{low} to {high}"


def quoted(text: str) -> str:
    """A text in quotation marks."""
    return f"\u2018{text}\u2019"


def _or(words: Sequence[str]) -> str:
    listed = [word if word[:1].isdigit() or word.startswith("under ") else f"{quoted(word)}" for word in words]
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} or {listed[-1]}"


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
