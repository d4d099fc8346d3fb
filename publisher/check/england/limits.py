"""The limits of the national floor by themselves: each tests answers that can be given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.check.references import check_tests_alone
from publisher.source.problems import Code, Report, did_you_mean

if TYPE_CHECKING:
    from publisher.model.england.floor import Floor
    from publisher.model.england.questions import Questions


def check_limits_alone(floor: Floor, questions: Questions, report: Report) -> None:
    """A limit tests questions that there are, and clauses of no council."""
    known = {question.id: question for question in questions.questions}
    for limit in floor.limits:
        for index, question in enumerate(limit.for_each):
            if question not in known:
                what = f"There is no question '{question}'."
                report.add(limit.place("for_each", index), Code.UNKNOWN_QUESTION, what, did_you_mean(question, known))
        check_tests_alone(limit, known, "limits", report)
