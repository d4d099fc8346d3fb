"""Every mistake in `tests/policies/bad` is told as its file says: where, which code, what is wrong and what to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from publisher.source.problems import Code
from tests.policies import BAD, copy_of_good, mistake_in
from tests.publisher.local_offer import local_offer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from _pytest.mark import ParameterSet

TESTED_BY_ITSELF = {
    Code.COLOUR_UNREADABLE: "site/own/test_settings.py",
    Code.CLAUSE_NOT_ON_PAGE: "test_a_clause_that_no_page_shows_is_a_problem, in check/test_pages.py",
    Code.TOO_INTRICATE: "check/test_intricate.py",
    Code.ROW_BROKEN: "caseload/test_reading.py",
    Code.NOT_A_PLAIN_FILE: "source/test_text_file.py",
    Code.REVIEW_OVERDUE: "test_pages_that_had_to_be_read_again_are_a_warning, in command/test_cli.py",
    Code.LOOKED_UP_LONG_AGO: "test_numbers_that_were_looked_up_long_ago_are_a_warning, in check/days/test_overdue.py",
    Code.OUTPUT_IS_SOURCE: "source/test_ownership.py",
    Code.OUTPUT_NOT_OURS: "source/test_ownership.py",
    Code.OUTPUT_NOT_A_FOLDER: "source/test_ownership.py",
    Code.OUTPUT_BUSY: "source/test_output.py",
    Code.OUTPUT_FAILED: "source/test_output.py",
    Code.VERSION_UNREADABLE: "difference/test_sources.py",
    Code.NOT_PUBLISHED: "check/test_unpublished.py",
    Code.PUBLISHING_CUT_OFF: "publishing/test_store.py",
    Code.NOTHING_TO_PUBLISH: "publishing/test_publish.py",
    Code.EDITS_IN_THE_WAY: "publishing/test_publish.py",
    Code.VERSION_TOO_EARLY: "publishing/test_publish.py",
}
"""Codes that no mistake in a policy leads to: of a fault of the program, a day, the site, or a folder to write to."""

STILTED = re.compile(r"\b(stands?|whoever|nobody|see that|look whether|and yet|takes? \S+ out)\b", re.IGNORECASE)
"""What messages say in plainer words: "is", "check that", "but", "remove"."""


def codes_in(path: Path) -> set[str]:
    """The codes of the problems that a mistake leads to."""
    return set(re.findall(r"\bLO\d{3}\b", mistake_in(path).output))


def one_for_each_code_first() -> Iterator[ParameterSet]:
    """Every mistake. The quick tests try one for each code, or a few."""
    told: set[str] = set()
    for path in BAD:
        yield pytest.param(path, id=path.stem, marks=[pytest.mark.thorough] if codes_in(path) <= told else [])
        told |= codes_in(path)


@pytest.mark.parametrize("path", list(one_for_each_code_first()))
def test_the_mistake_is_told_exactly_as_its_file_says(path: Path, tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    mistake = mistake_in(path)
    mistake.make(policies)
    finished = local_offer(*mistake.command.split(), policies=policies)
    assert (finished.code, finished.out, finished.err) == (1, "", mistake.output)


@pytest.mark.parametrize("code", Code, ids=lambda code: code.name.lower())
def test_every_code_has_a_mistake_that_it_tells(code: Code) -> None:
    told = {word for path in BAD for word in codes_in(path)}
    assert (code.code in told) != (code in TESTED_BY_ITSELF)


def test_no_message_is_stilted() -> None:
    messages = [mistake_in(path).output for path in BAD] + [code.meaning for code in Code]
    assert [message for message in messages if STILTED.search(message)] == []


def test_no_message_only_says_that_it_is_wrong() -> None:
    outputs = [mistake_in(path).output for path in BAD]
    assert [output for output in outputs if re.search(r"(?m)^ +(?:Correct|Change|Mend|Fix) it\.$", output)] == []


def test_the_good_policies_have_no_problem(tmp_path: Path) -> None:
    finished = local_offer("check", "--as-of", "2026-11-22", policies=copy_of_good(tmp_path))
    assert (finished.code, finished.err) == (0, "")
    assert finished.out == (
        "Exampleshire: 18 facts in the register, 17 cited, 1 uncited with a reason; "
        "11 clauses, 6 questions, 5 worked families, which expect every status (18); "
        "3 of 5 things that families should find: no problems\n"
        "  Exampleshire changes on 1 April 2027: build and upload again on that day.\n"
    )
