"""A new id for a question, an option or a clause: everywhere at once, and nothing that families are told changes."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from publisher.command.naming import all_uses
from publisher.command.rename import NAMED_IN_CODE
from tests.policies import GOOD, REAL, copy_of_good, councils
from tests.publisher.local_offer import local_offer

if TYPE_CHECKING:
    from pathlib import Path

CODE = REAL.parent
EXAMPLE = CODE / "reckoner" / "__init__.py"
"""Its description names a question."""


def texts(policies: Path) -> dict[str, str]:
    return {str(path.relative_to(policies)): path.read_text(encoding="utf-8") for path in policies.rglob("*.yaml")}


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("question", "ehc_plan", "plan_for_her"),
        ("option", "ehc_plan=final", "issued"),
        ("clause", "final_plan", "plan_is_final"),
    ],
)
def test_a_new_id_is_everywhere_and_changes_nothing_for_families(kind: str, old: str, new: str, tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    finished = local_offer("rename", kind, old, new, policies=policies)
    assert (finished.code, finished.err) == (0, "")
    assert local_offer("check", "--as-of", "2026-11-22", policies=policies).err == ""
    was = old.rpartition("=")[2]
    left = [use for use in all_uses(councils(policies)) if use.id == was and use.kind == kind and use.of in ("", new)]
    assert left == []
    compared = local_offer("diff", "exampleshire", str(GOOD), ".", policies=policies)
    assert "No family is given another answer. 11 results as before for every family." in compared.out
    formers = "".join(texts(policies).values()).count(f"was: [{was}]")
    assert formers == (0 if kind == "clause" else 1)


@pytest.mark.thorough
def test_all_but_names_and_marks_stays_letter_for_letter(tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    before = texts(policies)
    local_offer("rename", "question", "care_plan", "plan_of_care", policies=policies)
    for name, text in texts(policies).items():
        unmarked, old = (re.sub(r'was: "?[0-9a-f]{8}"?', "was: -", each) for each in (text, before[name]))
        back = unmarked.replace("    was: [care_plan]\n", "").replace("plan_of_care", "care_plan")
        assert back == old


@pytest.mark.thorough
def test_a_name_that_comes_back_is_no_former_one(tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    local_offer("rename", "option", "ehc_plan=final", "issued", policies=policies)
    finished = local_offer("rename", "option", "ehc_plan=issued", "final", policies=policies)
    assert (finished.code, finished.err) == (0, "")
    assert "was: [issued]" in texts(policies)["england/questions.yaml"]
    assert local_offer("check", "--as-of", "2026-11-22", policies=policies).err == ""


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["clause", "final_plann", "x"], "LO201 Nothing here is called 'final_plann'.\n    Did you mean final_plan?"),
        (
            ["option", "final", "issued"],
            "LO201 No option is called 'final'.\n    An option goes with its question: ehc_plan=final.",
        ),
        (
            ["clause", "ehc_review", "x"],
            "LO201 No clause is called 'ehc_review'.\n    What has that name is the question 'ehc_review'.",
        ),
        (["clause", "final_plan", "draft_plan"], "LO206 The name is taken: exampleshire/policy.yaml:"),
        (["clause", "final_plan", "left_education"], " has the rule 'left_education'."),
        (["question", "care_plan", "Care plan"], "LO105 'Care plan' cannot be an id."),
        (["question", "age", "years"], "LO105 The pages and the reckoner know 'age' by this id."),
        (["option", "ehc_plan=final", "draft"], " has the option 'draft' of 'ehc_plan'."),
        (["clause", "aged_18", "adult", "exampleshire"], "LO201 With the new name: "),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_changed(arguments: list[str], told: str, tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    before = texts(policies)
    finished = local_offer("rename", *arguments, policies=policies)
    assert (finished.code, finished.out) == (1, "")
    assert told in finished.err
    assert texts(policies) == before


@pytest.mark.thorough
def test_the_code_knows_no_question_by_its_id_but_those_that_are_kept() -> None:
    questions = {question.id for question in councils(REAL)[0].questions.questions}
    folders = ("publisher", "reckoner", "overrides")
    found = {
        name
        for folder in folders
        for path in (CODE / folder).rglob("*")
        if path.suffix in (".py", ".js", ".html") and path != EXAMPLE
        for name in re.findall(r"[\"']([a-z][a-z0-9_]*)[\"']", path.read_text(encoding="utf-8"))
        if name in questions
    }
    assert found == NAMED_IN_CODE


@pytest.mark.thorough
def test_a_question_of_all_councils_is_renamed_with_every_mark(tmp_path: Path) -> None:
    policies = shutil.copytree(REAL, tmp_path / "policies")
    finished = local_offer("rename", "question", "ehc_plan", "plan_for_support", policies=policies)
    assert (finished.code, finished.err) == (0, "")
    assert "plan_for_support" in (policies / "portsmouth" / "cases.yaml").read_text(encoding="utf-8")
