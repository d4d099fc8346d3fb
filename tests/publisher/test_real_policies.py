"""The real policies hold no problem, and each of their words has one home: to change it there changes it everywhere."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

import reckoner
from publisher.pages.council_build import CouncilBuild
from publisher.policies.editions import edition_on
from publisher.policies.read import CouncilFiles, read_councils
from publisher.source.problems import Report
from tests.policies import REAL, compiled, councils
from tests.publisher.local_offer import local_offer
from tests.publisher.pages.written import anchors, links, real_pages

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.model.base import Part
    from reckoner.result import Estimate

COUNCILS = councils(REAL)


@pytest.mark.thorough
def test_the_real_policies_have_no_problem() -> None:
    finished = local_offer("check", "--as-of", "2026-11-22", policies=REAL)
    assert (finished.code, finished.err) == (0, "")
    assert finished.out.count("no problems") == len(COUNCILS)


@pytest.mark.thorough
@pytest.mark.parametrize("files", COUNCILS, ids=lambda files: files.council.id)
def test_every_link_between_the_pages_of_a_council_leads_somewhere(files: CouncilFiles) -> None:
    pages = list(real_pages(files.council.id).values())
    places = {page.path.rpartition("/")[2]: anchors(page.markdown) for page in pages}
    for page in pages:
        assert len(set(places[page.path.rpartition("/")[2]])) == len(places[page.path.rpartition("/")[2]])
        for link in links(page.markdown):
            file, _, anchor = link.partition("#")
            assert not anchor or anchor in places[file or page.path.rpartition("/")[2]]


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A council of which five words were written anew, each in the one place where it stands, and what is read then.

    clause, question: the clause with other words, and the question that is asked next.
    pages, result, printed: all pages, a family's result, and what the command prints for it.
    """

    clause: str
    question: str
    pages: str
    result: str
    printed: str


def other(key: str) -> str:
    return f"Purple words for {key} that nobody has written before."


def rewrite(policies: Path, edits: list[tuple[Part, str]]) -> None:
    """Put other words in some places of a policy, and nothing else; from the end, so that no line moves before."""
    for part, key in sorted(edits, key=lambda edit: edit[0].place(edit[1]), reverse=True):
        place = part.place(key)
        path = policies / place.path.relative_to(REAL)
        lines = path.read_text(encoding="utf-8").split("\n")
        at = place.line - 1
        start = lines[at].index(f"{key}:")
        end = at + 1
        while lines[end].startswith(" " * (start + 1)):
            end += 1
        lines[at:end] = [f"{lines[at][:start]}{key}: {other(key)}"]
        path.write_text("\n".join(lines), encoding="utf-8")


def first_met(files: CouncilFiles) -> tuple[dict[str, Any], Estimate, str]:
    """One answer of a worked family, the result it leads to, and a clause that is met by it and told as a reason."""
    for case in files.cases.cases:
        for name, value in case.given.items():
            result = reckoner.estimate(compiled(files.folder), {name: value}, files.council.version)
            for reason in (reason for strand in result["strands"].values() for reason in strand["reasons"]):
                if reason["state"] == "met":
                    return {name: value}, result, reason["clause"]
    raise AssertionError("no family meets a clause")


@pytest.fixture(scope="module", params=COUNCILS, ids=lambda files: files.council.id)
def rewritten(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Rewritten:
    files: CouncilFiles = request.param
    policies = shutil.copytree(REAL, tmp_path_factory.mktemp(files.council.id) / "policies")
    policy = edition_on(files, files.council.version).policy
    questions = {question.id: question for question in files.questions.questions}
    answers, result, clause_id = first_met(files)
    clause = next(clause for clause in policy.clauses if clause.id == clause_id)
    given = [(questions[name], value) for case in files.cases.cases for name, value in case.given.items()]
    told = [option for question, value in given for option in question.options or [] if option.id == value]
    headlines = {entry["headline"] for strand in result["strands"].values() for entry in [strand, *strand["possible"]]}
    outcome = next(o for strand in policy.strands for o in strand.outcomes if o.headline in headlines)
    asked = questions[result["next_question"] or ""]
    rewrite(policies, [(clause, "met"), (clause, "says"), (asked, "ask"), (told[0], "label"), (outcome, "headline")])

    now = read_councils(policies, Report(), files.council.id)[0]
    pages = CouncilBuild(now).pages_on(now.council.version).pages
    (policies / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
    day = ("--as-of", now.council.version.isoformat())
    printed = local_offer("estimate", now.council.id, "--answers", "answers.json", *day, policies=policies)
    assert printed.code == 0, printed.err
    return Rewritten(
        clause_id,
        asked.id,
        "\n".join(page.markdown for page in pages),
        str(reckoner.estimate(compiled(now.folder), answers, now.council.version)),
        printed.out,
    )


@pytest.mark.thorough
def test_the_words_of_a_clause_that_is_met_change_its_page_its_reason_and_the_command(rewritten: Rewritten) -> None:
    assert other("met") in rewritten.pages
    assert other("met") in rewritten.result
    assert other("met") in rewritten.printed


@pytest.mark.thorough
def test_the_sentence_of_a_clause_changes_its_page_once_and_no_result(rewritten: Rewritten) -> None:
    place = rf'id="clause-{rewritten.clause}">(\*National rule:\* )?{other("says")}'
    assert len(re.findall(place, rewritten.pages)) == 1
    assert other("says") not in rewritten.result


@pytest.mark.thorough
def test_the_words_of_a_question_change_what_is_asked(rewritten: Rewritten) -> None:
    assert f"Next question: {other('ask')} ({rewritten.question})" in rewritten.printed


@pytest.mark.thorough
def test_the_label_of_an_option_changes_what_the_worked_families_told(rewritten: Rewritten) -> None:
    assert other("label") in rewritten.pages


@pytest.mark.thorough
def test_the_headline_of_an_outcome_changes_its_page_the_result_and_the_command(rewritten: Rewritten) -> None:
    assert other("headline") in rewritten.pages
    assert other("headline") in rewritten.result
    assert other("headline") in rewritten.printed


@pytest.mark.parametrize("path", sorted(REAL.glob("*/*.yaml")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_line_of_a_policy_is_wider_than_an_editor(path: Path) -> None:
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    # An address cannot be broken.
    assert [number for number, line in lines if len(line) > 120 and not re.search(r"\bweb: https:", line)] == []
