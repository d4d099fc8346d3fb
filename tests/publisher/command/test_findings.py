"""What `check` finds is there for programs, too: as JSON, and as SARIF that code hosts accept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from publisher.source.problems import Code
from tests.policies import changed, copy_of_good
from tests.publisher.local_offer import local_offer

if TYPE_CHECKING:
    from pathlib import Path

WRONG = (("      all: [aged_16, {not: in_education}]", "      all: [aged16]"),)


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return changed(tmp_path_factory.mktemp("wrong"), "exampleshire/policy.yaml", *WRONG)


def check(form: str, policies: Path, *more: str) -> tuple[int, Any]:
    finished = local_offer("check", "--format", form, *more, policies=policies)
    assert finished.err == ""
    return finished.code, json.loads(finished.out)


def test_a_problem_is_told_to_programs_as_to_people(wrong: Path) -> None:
    code, found = check("json", wrong)
    told = local_offer("check", policies=wrong)
    (problem,) = found["problems"]
    assert (code, found["format"], found["warnings"], found["sound"]) == (1, 1, [], [])
    where = f"{problem['file']}:{problem['line']}"
    assert told.err == f"{where}: {problem['code']} {problem['what']}\n    {problem['do']}\n1 problem found\n"
    assert problem["meaning"] == Code.UNKNOWN_REFERENCE.meaning


def test_a_sarif_log_has_what_its_standard_asks_for(wrong: Path) -> None:
    """What sections 3.13 to 3.52 require: the members, their types, and that each result leads to its rule."""
    code, log = check("sarif", wrong)
    assert (code, log["version"]) == (1, "2.1.0")
    assert log["$schema"].endswith("/sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    driver = run["tool"]["driver"]
    assert driver["name"] == "local-offer"
    assert [rule["id"] for rule in driver["rules"]] == [kind.code for kind in Code]
    assert all(rule["shortDescription"]["text"] for rule in driver["rules"])
    (result,) = run["results"]
    assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "LO201"
    assert result["level"] == "error"
    assert result["message"]["text"].startswith("There is no clause or rule 'aged16'.\nDid you mean aged_16")
    (location,) = result["locations"]
    place = location["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "exampleshire/policy.yaml"
    assert place["region"]["startLine"] > 1


def test_a_sarif_log_names_a_file_as_a_whole_where_no_line_is_known(tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    (policies / "exampleshire" / "faq.yaml").unlink()
    _, log = check("sarif", policies)
    places = [result["locations"][0]["physicalLocation"] for result in log["runs"][0]["results"]]
    assert places[0] == {"artifactLocation": {"uri": "exampleshire/faq.yaml"}, "region": {"startLine": 1}}


def test_what_is_old_is_a_warning_and_changes_no_exit_code(tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    code, found = check("json", policies, "--as-of", "2027-05-23")
    assert (code, found["problems"], [one["code"] for one in found["warnings"]]) == (0, [], ["LO305"])
    assert found["sound"] == ["exampleshire"]
    code, log = check("sarif", policies, "--as-of", "2027-05-23")
    assert (code, [result["level"] for result in log["runs"][0]["results"]]) == (0, ["warning"])


def test_examples_are_for_a_terminal(wrong: Path) -> None:
    finished = local_offer("check", "--format", "json", "--examples", policies=wrong)
    assert (finished.code, finished.out) == (2, "")


def test_a_log_without_problems_has_no_results(tmp_path: Path) -> None:
    assert check("sarif", copy_of_good(tmp_path), "--as-of", "2026-11-22")[1]["runs"][0]["results"] == []
