from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from publisher.model.council.clauses import Clause
from publisher.policies.read import COUNCIL_FILES, council_folders, read_councils, read_part
from publisher.source.problems import Code, Report
from tests.policies import GOOD, changed, copy_of_good, exampleshire

if TYPE_CHECKING:
    from pathlib import Path


def test_every_file_of_a_council_is_read() -> None:
    files = exampleshire()
    assert files.folder == GOOD / "exampleshire"
    assert files.council.area == "Exampleshire"
    assert len(files.policy.clauses) == 11
    assert len(files.faq.faq) == 2
    assert len(files.cases.cases) == 5
    assert len(files.facts) == 18
    assert [question.id for question in files.questions.questions][:2] == ["age", "in_education"]
    assert [term.id for term in files.words.terms] == ["ehc_plan", "direct_payment", "green_paper"]


def test_every_part_knows_its_line() -> None:
    text = (GOOD / "exampleshire" / "policy.yaml").read_text(encoding="utf-8").splitlines()
    for clause in exampleshire().policy.clauses:
        assert text[clause.place("id").line - 1].strip() == f"- id: {clause.id}"
        assert text[clause.place("says").line - 1].strip().startswith("says:")


def test_councils_are_the_folders_with_any_file_of_a_council(tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    (policies / "drafts").mkdir()
    (policies / "drafts" / "notes.yaml").write_text("still: nothing", encoding="utf-8")
    for name in COUNCIL_FILES:
        folder = policies / f"with_{name.partition('.')[0]}"
        folder.mkdir()
        shutil.copy(policies / "exampleshire" / name, folder)
    assert [folder.name for folder in council_folders(policies)] == [
        "exampleshire",
        "with_cases",
        "with_council",
        "with_easy",
        "with_facts",
        "with_faq",
        "with_policy",
        "with_short",
    ]


def test_only_the_council_that_is_asked_for_is_read(tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    (policies / "another").mkdir()
    (policies / "another" / "council.yaml").write_text("not: read", encoding="utf-8")
    report = Report()
    assert [files.council.id for files in read_councils(policies, report, "exampleshire")] == ["exampleshire"]
    assert report.problems == []


def test_a_council_of_which_a_file_cannot_be_read_is_left_out_and_the_others_are_read(tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    shutil.copytree(policies / "exampleshire", policies / "another")
    (policies / "another" / "council.yaml").write_text(
        (policies / "exampleshire" / "council.yaml")
        .read_text(encoding="utf-8")
        .replace("id: exampleshire", "id: another"),
        encoding="utf-8",
    )
    (policies / "another" / "policy.yaml").unlink()
    report = Report()
    assert [files.council.id for files in read_councils(policies, report)] == ["exampleshire"]
    assert [(p.place.path.parent.name, p.code) for p in report.problems] == [("another", Code.UNREADABLE)]


def test_every_mistake_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    policies = changed(
        tmp_path,
        "exampleshire/council.yaml",
        ("area: Exampleshire", "aera: Exampleshire"),
        ("version: 2026-11-22", "version: soon"),
        ("    cites: [EX-003]", "    cites: [EX3]"),
    )
    report = Report()
    read_councils(policies, report)
    assert [(p.place.line, p.code) for p in report.in_order()] == [
        (4, Code.MISSING_KEY),
        (6, Code.UNKNOWN_KEY),
        (8, Code.WRONG_VALUE),
        (41, Code.WRONG_VALUE),
    ]


@pytest.mark.parametrize("text", ["", "- a list", "text", "42", "2026-11-22"])
def test_a_file_that_holds_no_keys_is_told(text: str, tmp_path: Path) -> None:
    path = tmp_path / "clause.yaml"
    path.write_text(text, encoding="utf-8")
    report = Report()
    assert read_part(path, Clause, report) is None
    [problem] = report.problems
    assert problem.code is Code.WRONG_VALUE
    assert problem.what.startswith("The file holds ")


def test_parts_cannot_be_changed_once_they_are_read() -> None:
    with pytest.raises(ValidationError):
        setattr(exampleshire().council, "name", "Elsewhere")  # noqa: B010 - mypy refuses it too


def test_a_part_that_was_made_by_hand_stands_nowhere() -> None:
    clause = exampleshire().policy.clauses[0].model_copy()
    assert clause.place() == exampleshire().policy.clauses[0].place()
    with pytest.raises(ValueError, match="not read from a file"):
        Clause.model_validate(clause.model_dump(by_alias=True)).place()
