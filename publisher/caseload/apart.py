"""The rows of a caseload that cannot be estimated: what is wrong with each, in the engine's words, as a CSV file."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from publisher.caseload.reading import SEPARATE, TOLD
from publisher.caseload.spreadsheet import harmless
from publisher.caseload.statements.statement import ROW
from publisher.source.problems import Code
from reckoner import AnswersError
from reckoner.answers import read_answers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from publisher.caseload.reading import BrokenRow
    from reckoner.policy import Edition


def write_apart(
    file: Path,
    broken: Iterable[BrokenRow],
    bad: Iterable[Mapping[str, Any]],
    edition: Edition,
    carried: Sequence[str],
) -> int:
    """Write the rows that are kept apart, a line for each thing that is wrong.

    Args:
        file: the file to write.
        broken: the rows that do not have a value for each column.
        bad: rows with something that is no answer, by the names of the columns; in TOLD all answers as texts.
        edition: the policy in force.
        carried: columns that are carried along.

    Returns:
        How many rows they are.
    """
    rows = 0
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines)
        writer.writerow([ROW, *carried, "column", "value", "code", "what", "do"])
        for one in broken:
            rows += 1
            told = ["", harmless(one.begins), Code.ROW_BROKEN.code, one.what, SEPARATE]
            writer.writerow([one.row, *("" for _ in carried), *told])
        for row in bad:
            rows += 1
            theirs = [row[ROW], *(harmless(_as_text(row[name])) for name in carried)]
            writer.writerows([*theirs, *told] for told in _wrong(row[TOLD], edition))
    return rows


def _as_text(value: object) -> str:
    return "" if value is None else str(value)


def _wrong(texts: Sequence[str | None], edition: Edition) -> Iterator[Sequence[str]]:
    answers = _given(texts, edition)
    try:
        read_answers(edition, answers)
    except AnswersError as error:
        for problem in error.problems:
            question = problem.question or ""
            yield question, harmless(str(answers[question])), problem.code, problem.what, problem.do


def _given(texts: Sequence[str | None], edition: Edition) -> dict[str, str | int]:
    """The answers of a row as the engine takes them: what is empty is left out, and a number is one."""
    answers: dict[str, str | int] = {}
    for question, text in zip(edition.questions, texts, strict=True):
        if text:
            is_number = not question.options and text.isdecimal() and text.isascii() and str(int(text)) == text
            answers[question.id] = int(text) if is_number else text
    return answers
