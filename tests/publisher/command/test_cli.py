"""The command as people meet it: what it prints, and how it ends. What it finds wrong is in test_mistakes."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

import reckoner
from publisher.pages import COUNCIL_PAGES
from publisher.policies.read import FILES
from publisher.source.ownership import MARKER
from tests.policies import GOOD, Mistake, compiled, copy_of_good
from tests.publisher.local_offer import local_offer

if TYPE_CHECKING:
    from pathlib import Path

ANSWERS = {"age": 12, "ehc_plan": "final", "ehc_review": "this_term", "manage": "dont_know"}
ESTIMATE = ("estimate", "exampleshire", "--answers", "answers.json")


@pytest.fixture
def policies(tmp_path: Path) -> Path:
    folder = copy_of_good(tmp_path)
    (folder / "answers.json").write_text(json.dumps(ANSWERS), encoding="utf-8")
    return folder


def snapshot(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()
    }


def pages_in(folder: Path) -> dict[str, str]:
    """What was written, but for the list of it."""
    return {name: text for name, text in snapshot(folder).items() if name != MARKER}


def test_an_estimate_is_printed_for_people(policies: Path) -> None:
    finished = local_offer(*ESTIMATE, "--as-of", "2026-11-22", policies=policies)
    assert (finished.code, finished.err) == (0, "")
    assert finished.out.startswith("Exampleshire County Council: what you can ask for\nAs at 2026-11-22.")
    assert "Education budget: Best asked when the plan is looked at again" in finished.out


def test_an_estimate_is_printed_as_the_engine_gives_it(policies: Path) -> None:
    finished = local_offer(*ESTIMATE, "--as-of", "2026-11-22", "--json", policies=policies)
    result = reckoner.estimate(compiled(GOOD / "exampleshire"), ANSWERS, date(2026, 11, 22))
    assert (finished.code, finished.err) == (0, "")
    assert json.loads(finished.out) == json.loads(json.dumps(result))


def test_an_estimate_is_for_the_day_that_is_asked_for(policies: Path) -> None:
    finished = local_offer(*ESTIMATE, "--as-of", "2027-05-10", policies=policies)
    assert "As at 2027-05-10." in finished.out
    assert "Education budget: Ask now" in finished.out


def test_without_a_day_an_estimate_is_for_today(policies: Path) -> None:
    finished = local_offer(*ESTIMATE, policies=policies)
    assert f"As at {date.today().isoformat()}." in finished.out


def test_answers_may_be_yaml(policies: Path) -> None:
    (policies / "answers.yaml").write_text("age: 12\nehc_plan: final\nehc_review: now\nmanage: yes\n", encoding="utf-8")
    finished = local_offer("estimate", "exampleshire", "--answers", "answers.yaml", policies=policies)
    assert finished.code == 0
    assert "Parent or carer: Yes, usually" in finished.out


def test_no_estimate_is_made_from_a_policy_with_a_problem(policies: Path) -> None:
    Mistake("exampleshire/policy.yaml", "", "      all: [aged_16, {not: in_education}]", "      all: [aged16]").make(
        policies
    )
    finished = local_offer(*ESTIMATE, policies=policies)
    assert (finished.code, finished.out) == (1, "")
    assert finished.err.startswith("exampleshire/policy.yaml:85: LO201 ")


def test_one_council_can_be_checked(policies: Path) -> None:
    finished = local_offer("check", "exampleshire", "--as-of", "2027-04-01", policies=policies)
    assert (finished.code, finished.out.count("\n")) == (0, 1)


def test_a_check_says_on_which_day_the_site_has_to_be_built_again(policies: Path) -> None:
    finished = local_offer("check", "--as-of", "2027-03-31", policies=policies)
    assert "  Exampleshire changes on 1 April 2027: build and upload again on that day.\n" in finished.out


@pytest.mark.parametrize(("day", "warned"), [("2027-05-22", False), ("2027-05-23", True)])
def test_pages_that_had_to_be_read_again_are_a_warning(policies: Path, day: str, *, warned: bool) -> None:
    finished = local_offer("check", "--as-of", day, policies=policies)
    assert (finished.code, finished.out.count("no problems")) == (0, 1)
    assert finished.err == (
        "Warning: exampleshire/council.yaml:10: LO305 The pages of Exampleshire County Council had to be read again by "
        "2027-05-22, and every page says so.\n"
        "    Read them again, mend what has changed, and set 'version' and a new 'review_by'.\n"
        if warned
        else ""
    )


def test_pages_are_written_with_front_matter(policies: Path) -> None:
    finished = local_offer("pages", "../out", policies=policies)
    assert (finished.code, finished.out) == (0, f"{len(COUNCIL_PAGES)} pages are in ../out\n")
    written = pages_in(policies.parent / "out")
    assert "exampleshire/index.md" in written
    assert written["exampleshire/who.md"].startswith('---\ntitle: "Who can have one: Exampleshire"\n')
    assert all(text.startswith("---\n") for text in written.values())


@pytest.mark.thorough
def test_pages_replace_those_of_an_earlier_run(policies: Path) -> None:
    assert local_offer("pages", "../out", "--as-of", "2026-11-22", policies=policies).code == 0
    before = pages_in(policies.parent / "out")
    assert local_offer("pages", "../out", "--as-of", "2027-04-01", policies=policies).code == 0
    now = pages_in(policies.parent / "out")
    assert now.keys() == before.keys()
    assert now != before


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("../mine", "../mine: LO801 The folder holds sources, which would be deleted: .git.\n"),
        ("../thesis", "../thesis: LO802 The folder holds files that local-offer did not write and would"),
        ("../thesis/thesis.txt", "../thesis/thesis.txt: LO803 This is a file, not a folder.\n"),
        (".", ".: LO801 This folder is, or holds, the current folder.\n"),
        ("..", "..: LO801 This folder is, or holds, the current folder.\n"),
        ("england", "england: LO801 This folder is inside policies, which the output is made from.\n"),
        ("new", "new: LO801 This folder is inside policies, which the output is made from.\n"),
    ],
)
def test_pages_are_written_over_nothing_of_anybodys(folder: str, told: str, policies: Path) -> None:
    project = policies.parent
    for file in ("mine/.git/HEAD", "mine/thesis.txt", "thesis/thesis.txt"):
        (project / file).parent.mkdir(parents=True, exist_ok=True)
        (project / file).write_text("years of work", encoding="utf-8")
    before = snapshot(project)
    finished = local_offer("pages", folder, policies=policies)
    assert (finished.code, finished.out) == (1, "")
    assert finished.err.startswith(told)
    assert finished.err.endswith("1 problem found\n")
    assert snapshot(project) == before


@pytest.mark.thorough
def test_pages_are_of_the_day_that_is_asked_for(policies: Path) -> None:
    local_offer("pages", "../now", "--as-of", "2026-11-22", policies=policies)
    local_offer("pages", "../later", "--as-of", "2027-04-01", policies=policies)
    now, later = (snapshot(policies.parent / folder)["exampleshire/who.md"] for folder in ("now", "later"))
    assert "You can ask while the final EHC plan is being looked at again." in now
    assert "You can ask in the whole term" in later


@pytest.mark.thorough
@pytest.mark.parametrize("day", ["2026-11-22", "2026-10-31"])
def test_pages_that_cannot_be_made_leave_the_old_ones_as_they_are(day: str, policies: Path) -> None:
    local_offer("pages", "../out", policies=policies)
    before = snapshot(policies.parent / "out")
    if day == "2026-11-22":
        Mistake("exampleshire/faq.yaml", "", "see: amount", "see: nowhere").make(policies)
    finished = local_offer("pages", "../out", "--as-of", day, policies=policies)
    assert finished.code == 1
    assert "\n1 problem found" in finished.err
    assert snapshot(policies.parent / "out") == before
    assert [path.name for path in policies.parent.iterdir() if path.name.startswith(".")] == []


@pytest.mark.thorough
def test_two_versions_are_compared_in_the_form_that_is_asked_for(policies: Path) -> None:
    Mistake("exampleshire/policy.yaml", "", "    if: aged_16\n    text: From", "    if: aged_18\n    text: From").make(
        policies
    )
    text = local_offer("diff", "exampleshire", str(GOOD), policies=policies)
    assert (text.code, text.err) == (0, "")
    assert "1 change for families: 1 neither." in text.out
    assert "note from_16 (exampleshire/policy.yaml:231; 1 change)" in text.out
    data = json.loads(local_offer("diff", str(GOOD), ".", "--format", "json", policies=policies).out)
    assert data["councils"][0]["periods"][0]["groups"][0]["sentences"][0]["words"] == "Young people aged 16 to 17"
    assert local_offer("diff", str(GOOD), "--format", "markdown", policies=policies).out.startswith("# What changes")
    assert local_offer("diff", str(GOOD), "--format", "page", policies=policies).out.startswith("<!doctype html>")


def test_three_versions_are_not_compared(policies: Path) -> None:
    finished = local_offer("diff", "a", "b", "c", policies=policies)
    assert (finished.code, finished.out) == (2, "")
    assert "two are compared" in finished.err


def test_schemas_are_written_beside_the_policies(policies: Path) -> None:
    finished = local_offer("schema", policies=policies)
    assert finished.code == 0
    assert sorted(finished.out.split()) == sorted(f"schema/{name}.schema.json" for name in FILES)
    assert sorted(snapshot(policies / "schema")) == sorted(f"{name}.schema.json" for name in FILES)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["estimate", "exampleshire"], "Missing option '--answers'"),
        (["estimate", "--answers", "answers.json"], "Missing argument 'COUNCIL'"),
        ([*ESTIMATE, "--as-of", "soon"], "'soon' is not a day. Write it as 2026-11-22."),
        ([*ESTIMATE, "--as-of", "2026-02-30"], "'2026-02-30' is not a day."),
        ([*ESTIMATE, "--colour"], "No such option"),
        (["chekc"], "No such command 'chekc'"),
        (["check", "exampleshire", "another"], "unexpected extra argument"),
        (["pages"], "Missing argument 'FOLDER'"),
    ],
)
def test_a_command_that_is_not_understood_says_so_and_ends_with_2(
    arguments: list[str], said: str, policies: Path
) -> None:
    finished = local_offer(*arguments, policies=policies)
    assert (finished.code, finished.out) == (2, "")
    assert said in finished.err
    assert "Usage: local-offer" in finished.err


NEW = [["uses"], ["cases"], ["cases", "review"], ["cases", "answer"], ["rename"], ["new"]]


@pytest.mark.parametrize("command", [[], ["check"], ["diff"], ["estimate"], ["pages"], ["schema"], *NEW])
def test_every_command_explains_itself(command: list[str], policies: Path) -> None:
    finished = local_offer(*command, "--help", policies=policies)
    assert finished.code == 0
    assert finished.out.startswith("Usage: local-offer")


def test_a_folder_without_councils_is_told(tmp_path: Path) -> None:
    finished = local_offer("check", policies=tmp_path)
    assert (finished.code, finished.out) == (1, "")
    assert "LO101 There is no council here." in finished.err


def test_the_source_of_a_sentence_is_named_with_its_line(policies: Path) -> None:
    finished = local_offer("find", "With a final EHC plan, there is a moment to ask.", policies=policies)
    assert (finished.code, finished.err) == (0, "")
    assert finished.out == (
        "It is written here.\nexampleshire/policy.yaml:29: says: With a final EHC plan there is a moment to ask.\n"
    )


def test_a_sentence_that_is_nowhere_is_told_with_what_is_most_like_it(policies: Path) -> None:
    finished = local_offer("find", "With a final EHC plan there is no moment.", policies=policies)
    assert (finished.code, finished.out) == (1, "")
    assert finished.err.startswith("It was not found. The most like it:\nexampleshire/policy.yaml:29: says:")


def test_words_that_nothing_is_like_are_told_as_such(policies: Path) -> None:
    finished = local_offer("find", "Zebras doze.", policies=policies)
    assert (finished.code, finished.out, finished.err) == (1, "", "Nothing like it was found.\n")


def test_what_is_in_many_places_is_cut_short(policies: Path) -> None:
    finished = local_offer("find", "the", policies=policies)
    assert finished.code == 0
    assert "more places. Give more words of the sentence.\n" in finished.out
