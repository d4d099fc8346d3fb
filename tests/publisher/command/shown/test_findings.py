"""What `check` finds is there for programs, too: as JSON, and as SARIF that code hosts accept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from publisher.source.problems import Code
from tests.policies import changed, copy_of_good
from tests.publisher.local_offer import local_offer

SCHEMA = Path(__file__).parent / "sarif" / "parts.schema.json"
WRONG = (("      all: [aged_16, {not: in_education}]", "      all: [aged16]"),)


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return changed(tmp_path_factory.mktemp("wrong"), "exampleshire/policy.yaml", *WRONG)


def judge() -> Any:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


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
    count = "1 problem found. Mend this first: more is checked then."
    assert told.err == f"{where}: {problem['code']} {problem['what']}\n    {problem['do']}\n{count}\n"
    assert problem["meaning"] == Code.UNKNOWN_REFERENCE.meaning


def test_a_sarif_log_has_what_its_standard_asks_for(wrong: Path) -> None:
    code, log = check("sarif", wrong)
    assert code == 1
    judge().validate(log)
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "local-offer"
    assert [rule["id"] for rule in driver["rules"]] == [kind.code for kind in Code]
    (result,) = run["results"]
    assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "LO201"
    assert result["level"] == "error"
    assert result["message"]["text"].startswith("There is no clause or rule 'aged16'.\nDid you mean aged_16")
    (location,) = result["locations"]
    place = location["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "exampleshire/policy.yaml"
    assert place["region"]["startLine"] > 1


@pytest.mark.thorough
@pytest.mark.parametrize(
    "path",
    [
        "version",
        "runs",
        "runs.0.tool",
        "runs.0.tool.driver.name",
        "runs.0.tool.driver.rules.0.id",
        "runs.0.results.0.message",
        "runs.0.results.0.message.text",
        "runs.0.results.0.locations.0.physicalLocation.artifactLocation",
        "runs.0.results.0.locations.0.physicalLocation.region.startLine",
    ],
)
def test_a_sarif_log_with_less_would_be_refused(path: str, wrong: Path) -> None:
    _, log = check("sarif", wrong)
    *above, last = path.split(".")
    part = log
    for key in above:
        part = part[int(key) if key.isdecimal() else key]
    del part[last]
    with pytest.raises(jsonschema.ValidationError, match=f"'{last}' is a required property"):
        judge().validate(log)


def test_a_sarif_log_names_a_file_as_a_whole_where_no_line_is_known(tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    (policies / "exampleshire" / "faq.yaml").unlink()
    _, log = check("sarif", policies)
    judge().validate(log)
    places = [result["locations"][0]["physicalLocation"] for result in log["runs"][0]["results"]]
    assert places[0] == {"artifactLocation": {"uri": "exampleshire/faq.yaml"}, "region": {"startLine": 1}}


@pytest.mark.thorough
def test_what_is_old_is_a_warning_and_changes_no_exit_code(tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    code, found = check("json", policies, "--as-of", "2027-05-23")
    assert (code, found["problems"], [one["code"] for one in found["warnings"]]) == (0, [], ["LO305"])
    assert found["sound"] == ["exampleshire"]
    code, log = check("sarif", policies, "--as-of", "2027-05-23")
    judge().validate(log)
    assert (code, [result["level"] for result in log["runs"][0]["results"]]) == (0, ["warning"])


def test_examples_are_for_a_terminal(wrong: Path) -> None:
    finished = local_offer("check", "--format", "json", "--examples", policies=wrong)
    assert (finished.code, finished.out) == (2, "")


def test_a_log_without_problems_has_no_results(tmp_path: Path) -> None:
    _, log = check("sarif", copy_of_good(tmp_path), "--as-of", "2026-11-22")
    judge().validate(log)
    assert log["runs"][0]["results"] == []
