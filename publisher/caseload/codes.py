"""Answers as numbers, in which a file keeps them: from texts, into the statement's cells, and back to what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.caseload.statements.sql import name_in_sql, text_in_sql
from publisher.caseload.statements.statement import BAD
from reckoner import DONT_KNOW
from reckoner.answers import OPEN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reckoner.policy import Question

UNSURE = OPEN
"""The code of a family that is not sure. Who said nothing has none; BAD is that of what is no answer."""


def code_in_sql(question: Question, raw: str, text: str) -> str:
    """The code of an answer: the place of an option, or how far a number is above the least.

    Args:
        question: the question.
        raw: the answer as it is in the file, as an expression.
        text: the answer without what counts for nothing, such as spaces. It is looked at only where `raw` is none.
    """
    slow = f"WHEN {raw} IS NULL OR {text} = '' THEN NULL ELSE coalesce({_known(question, text)}, {BAD})"
    return f"CAST(coalesce({_known(question, raw)}, CASE {slow} END) AS {_type(question)})"


def _type(question: Question) -> str:
    return "SMALLINT" if question.options else "INTEGER"


def _known(question: Question, text: str) -> str:
    if question.options:
        # Of a column with few different texts, DuckDB looks up each of them once.
        answers = ", ".join(text_in_sql(answer) for answer in [DONT_KNOW, *(option for option, _ in question.options)])
        return f"(list_position([{answers}], {text}) - 1 + {UNSURE})"
    number = f"TRY_CAST({text} AS INTEGER)"
    # 09 and 9.5 are numbers for the database, and no answers.
    plain = f"{number} BETWEEN {question.least} AND {question.most} AND CAST({number} AS VARCHAR) = {text}"
    return (
        f"CASE WHEN {plain} THEN {number} - {question.least} WHEN {text} = {text_in_sql(DONT_KNOW)} THEN {UNSURE} END"
    )


def cell_of_code(question: Question) -> str:
    """The cell of a code that is not BAD."""
    code = name_in_sql(question.id)
    if question.options:
        return f"coalesce({code}, {OPEN})"
    above = " ".join(f"+ CAST({code} >= {cut - question.least} AS TINYINT)" for cut in question.cuts)
    return f"coalesce(CAST({code} >= 0 AS TINYINT) + {OPEN} {above}, {OPEN})"


def said(row: Mapping[str, int | None], questions: Sequence[Question]) -> dict[str, str | int]:
    """What a family said of whom there are codes, as the engine takes it.

    Args:
        row: the codes by question.
        questions: the questions.
    """
    answers: dict[str, str | int] = {}
    for question in questions:
        code = row[question.id]
        if code == UNSURE:
            answers[question.id] = DONT_KNOW
        elif code is not None:
            answers[question.id] = question.options[code][0] if question.options else question.least + code
    return answers
