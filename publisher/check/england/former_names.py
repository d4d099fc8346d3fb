"""Former ids of questions and options (`was`): each leads to one thing alone, so that kept answers find it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.source.problems import Code, Report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publisher.model.england.questions import Option, Question, Questions


def check_former_names(questions: Questions, report: Report) -> None:
    """Check the former ids of all questions, and of the options of each."""
    _check_apart("question", questions.questions, report)
    for question in questions.questions:
        _check_apart("option", question.options or [], report)


def _check_apart(kind: str, items: Sequence[Question | Option], report: Report) -> None:
    now = {item.id for item in items}
    taken: dict[str, str] = {}
    for item in items:
        for number, former in enumerate(item.was):
            place = item.place("was", number)
            if former in now:
                what = f"'{former}' is listed as a former id of the {kind} '{item.id}', but it is in use."
                report.add(place, Code.DUPLICATE_ID, what, f"Remove it: answers to '{former}' still mean that one.")
            elif former in taken:
                what = f"'{former}' is a former id of '{taken[former]}' and of '{item.id}', so a kept answer is lost."
                report.add(place, Code.DUPLICATE_ID, what, f"Keep it only on the {kind} that replaced it.")
            taken.setdefault(former, item.id)
