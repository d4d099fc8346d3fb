"""The real policies hold no problem, and each of their words has one home: to change it there changes it everywhere."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

import reckoner
from publisher.editions import edition_on
from publisher.pages import council_pages
from publisher.problems import Report
from publisher.read import CouncilFiles, read_councils
from tests.policies import REAL, compiled, councils
from tests.publisher.command import local_offer
from tests.publisher.pages.written import anchors, links

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from publisher.model.base import Part
    from publisher.model.clauses import Clause

COUNCILS = councils(REAL)
PURPLE = "Purple words that nobody has written before."

every_council = pytest.mark.parametrize("files", COUNCILS, ids=lambda files: files.council.id)


def test_the_real_policies_have_no_problem() -> None:
    finished = local_offer("check", policies=REAL)
    assert (finished.code, finished.err) == (0, "")
    assert finished.out.count("no problems") == len(COUNCILS)


@every_council
def test_every_link_between_the_pages_of_a_council_leads_somewhere(files: CouncilFiles) -> None:
    pages = council_pages(edition_on(files, files.council.version)).pages
    places = {page.path.rpartition("/")[2]: anchors(page.markdown) for page in pages}
    for page in pages:
        assert len(set(places[page.path.rpartition("/")[2]])) == len(places[page.path.rpartition("/")[2]])
        for link in links(page.markdown):
            file, _, anchor = link.partition("#")
            assert not anchor or anchor in places[file]


@dataclass(frozen=True, slots=True)
class Said:
    """Everything that families read of a council: its pages, a family's result, and what the command prints."""

    pages: str
    result: str
    printed: str


def said(policies: Path, council: str, answers: dict[str, Any]) -> Said:
    files = read_councils(policies, Report(), council)[0]
    pages = council_pages(edition_on(files, files.council.version)).pages
    result = reckoner.estimate(compiled(files.folder), answers, files.council.version)
    (policies / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
    day = files.council.version.isoformat()
    finished = local_offer("estimate", council, "--answers", "answers.json", "--as-of", day, policies=policies)
    assert finished.code == 0, finished.err
    return Said("\n".join(page.markdown for page in pages), str(result), finished.out)


def rewrite(policies: Path, part: Part, key: str) -> Path:
    """Put other words in one place of a policy, and nothing else."""
    place = part.place(key)
    path = policies / place.path.relative_to(REAL)
    lines = path.read_text(encoding="utf-8").split("\n")
    at = place.line - 1
    start = lines[at].index(f"{key}:")
    end = at + 1
    while lines[end].startswith(" " * (start + 1)):
        end += 1
    lines[at:end] = [f"{lines[at][:start]}{key}: {PURPLE}"]
    path.write_text("\n".join(lines), encoding="utf-8")
    return policies


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return shutil.copytree(REAL, tmp_path / "policies")


def reasons(result: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for strand in result["strands"].values():
        yield from strand["reasons"]


def met_by_one_answer(files: CouncilFiles) -> tuple[Clause, dict[str, Any]]:
    """A clause, and one answer for which it is told as a reason of a strand."""
    clauses = {clause.id: clause for clause in edition_on(files, files.council.version).policy.clauses}
    for case in files.cases.cases:
        for name, value in case.given.items():
            result = reckoner.estimate(compiled(files.folder), {name: value}, files.council.version)
            for reason in reasons(result):
                if reason["state"] == "met":
                    return clauses[reason["clause"]], {name: value}
    raise AssertionError("no family meets a clause")


@every_council
def test_the_words_of_a_clause_that_is_met_change_its_page_its_reason_and_the_command(
    files: CouncilFiles, copy: Path
) -> None:
    clause, answers = met_by_one_answer(files)
    now = said(rewrite(copy, clause, "met"), files.council.id, answers)
    assert PURPLE in now.pages
    assert PURPLE in now.result
    assert PURPLE in now.printed


@every_council
def test_the_sentence_of_a_clause_changes_its_page_once_and_no_result(files: CouncilFiles, copy: Path) -> None:
    clause, answers = met_by_one_answer(files)
    now = said(rewrite(copy, clause, "says"), files.council.id, answers)
    assert len(re.findall(rf'id="clause-{clause.id}">(\*National rule:\* )?{PURPLE}', now.pages)) == 1
    assert PURPLE not in now.result


@every_council
def test_the_words_of_the_next_question_change_what_is_asked(files: CouncilFiles, copy: Path) -> None:
    asked = reckoner.estimate(compiled(files.folder), {}, files.council.version)["next_question"]
    question = next(question for question in files.questions.questions if question.id == asked)
    now = said(rewrite(copy, question, "ask"), files.council.id, {})
    assert f"Next question: {PURPLE} ({asked})" in now.printed


@every_council
def test_the_label_of_an_option_changes_what_the_worked_families_told(files: CouncilFiles, copy: Path) -> None:
    questions = {question.id: question for question in files.questions.questions}
    answers = [answer for case in files.cases.cases for answer in case.given.items()]
    options = [option for name, value in answers for option in questions[name].options or [] if option.id == value]
    assert PURPLE in said(rewrite(copy, options[0], "label"), files.council.id, {}).pages


@every_council
def test_the_headline_of_an_outcome_changes_its_page_and_the_results(files: CouncilFiles, copy: Path) -> None:
    outcome = files.policy.strands[0].outcomes[-1]
    now = said(rewrite(copy, outcome, "headline"), files.council.id, {})
    assert PURPLE in now.pages
    assert PURPLE in now.result
    assert PURPLE in now.printed
