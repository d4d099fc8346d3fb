"""A new council's files come from what is national, and say themselves what is still to be written."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from publisher.check import check_policies
from publisher.policies.read import COUNCIL_FILES
from publisher.source.problems import Code, Report
from tests.policies import GOOD, REAL, copy_of_good
from tests.policies.fifth_kinds import add_kinds
from tests.publisher.filled_in import fill_in, problems, set_marks
from tests.publisher.local_offer import local_offer

if TYPE_CHECKING:
    from pathlib import Path

ALL = "education,social_care,health,transport"


def written(policies: Path, council: str = "newshire") -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in (policies / council).iterdir()}


def test_every_place_to_fill_in_is_told_at_its_line_with_what_to_write(tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    finished = local_offer("new", "newshire", "--strands", "education,social_care", policies=policies)
    assert (finished.code, finished.err) == (0, "")
    files = written(policies)
    assert sorted(files) == sorted(COUNCIL_FILES)
    places = {
        (name, number, re.sub('".*', "", line.partition("TODO: ")[2]))
        for name, text in files.items()
        for number, line in enumerate(text.splitlines(), 1)
        if "TODO" in line
    }
    report = Report()
    check_policies(policies, report, "newshire")
    told = [problem for problem in report.problems if problem.code is Code.NOT_FILLED_IN]
    assert {(problem.place.path.name, problem.place.line, problem.do) for problem in told} == places
    assert len(places) == sum(text.count("TODO") for text in files.values())
    assert f"{len(places)} places to fill in.\n" in finished.out
    assert [problem for problem in report.problems if problem not in told] == []


def test_a_council_with_a_kind_of_budget_that_was_added_begins_in_the_same_way(tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    add_kinds(policies)
    assert local_offer("new", "newshire", "--strands", "equipment", policies=policies).code == 0
    report = Report()
    check_policies(policies, report, "newshire")
    assert {problem.code for problem in report.problems} == {Code.NOT_FILLED_IN}
    files = written(policies)
    assert len(report.problems) == sum(text.count("TODO") for text in files.values())
    assert (
        'NEWSH-002,Newshire,equipment,eligibility,"TODO: Say who can have a budget for things to use."'
        in files["facts.csv"]
    )
    assert 'what a budget for things to use is for.", cites: [NEWSH-002]' in files["policy.yaml"]


BEGINNING = """
beginnings:
  strands:
    - strand: equipment
      team: shop
      asks:
        - {topic: eligibility, todo: Say who can have things., heading: Who, clauses: [care_plan], covers: [thing]}
        - {topic: request_timing, todo: Say when., heading: When, clauses: [in_education]}
      outcomes:
        - {status: ask_now, if: care_plan, headline: You can ask for things, step: Ask for them.}
        - {status: first_step, headline: Ask about a plan, step: Ask what a plan needs.}
  families:
    - name: Who has a plan can ask for things.
      story: "We have a plan: no bed."
      given: {age: 9}
      expect:
        - {strand: education, given: {ehc_plan: draft}, status: ask_now}
        - {strand: equipment, given: {care_plan: "yes"}, status: ask_now}
  pages:
    - {page: asking, todo: Say when to go there., topic: request_timing}
"""


def test_what_a_kind_of_budget_and_a_page_begin_with_is_data(tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    add_kinds(policies)
    with (policies / "england" / "kinds.yaml").open("a", encoding="utf-8") as kinds:
        kinds.write(BEGINNING)
    assert local_offer("new", "newshire", "--strands", "equipment", policies=policies).code == 0
    files = written(policies)
    assert '\nNEWSH-003,Newshire,equipment,request_timing,"TODO: Say when.",001 When\n' in files["facts.csv"]
    assert "  - {id: in_education, cites: [NEWSH-003]}\n" in files["policy.yaml"]
    assert '        if: care_plan\n        headline: "You can ask for things"\n' in files["policy.yaml"]
    assert '        otherwise: true\n        headline: "Ask about a plan"\n' in files["policy.yaml"]
    assert '"TODO: Name the shop that families ask about things to use."' in files["council.yaml"]
    assert "\n  thing: [NEWSH-002]\n" in files["council.yaml"]
    assert files["cases.yaml"].partition("\ncases:\n")[2] == (
        "  - name: Who has a plan can ask for things.\n    story: 'We have a plan: no bed.'\n"
        '    given: {age: 9, care_plan: "yes"}\n    expect:\n      strands: {equipment: ask_now}\n'
    )
    assert (
        '{page: asking, was: new,\n     answer: [{text: "TODO: Say when to go there.", cites: [NEWSH-003]}]}'
        in files["short.yaml"]
    )


@pytest.mark.thorough
@pytest.mark.parametrize("strands", [*ALL.split(","), "education,transport", ALL])
def test_a_council_that_is_filled_in_passes_the_check(strands: str, tmp_path: Path) -> None:
    policies = shutil.copytree(REAL, tmp_path / "policies")
    assert local_offer("new", "newshire", "--strands", strands, policies=policies).code == 0
    fill_in(policies / "newshire")
    set_marks(policies, "newshire")
    assert problems(policies, "newshire") == []
    assert sum(text.count("\n") for text in written(policies).values()) < 240
    assert max(len(line) for line in written(policies)["cases.yaml"].splitlines()) <= 120


def test_on_a_terminal_whatever_is_not_given_is_asked_for(tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    typed = "social_care\nNew Shire\nNew Shire Council\nNS\n"
    finished = local_offer("new", "newshire", policies=policies, typed=typed, terminal=True)
    assert (finished.code, finished.err) == (0, "")
    files = written(policies)
    assert "\nname: New Shire Council\narea: New Shire\n" in files["council.yaml"]
    assert "NS-002,New Shire,social_care,eligibility," in files["facts.csv"]
    assert "education" not in files["policy.yaml"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["exampleshire", "--strands", "education"], "LO206 There is a folder 'exampleshire' already."),
        (["New-Shire", "--strands", "education"], "LO105 'New-Shire' cannot be the name of a council."),
        (["newshire", "--strands", "educaton"], "LO201 There is no strand 'educaton'.\n    Did you mean education?"),
        (["newshire", "--strands", ","], "LO105 A council has at least one kind of budget."),
        (["newshire", "--strands", "education", "--prefix", "EX"], "LO206 The facts of Exampleshire County Council"),
        (["newshire", "--strands", "education", "--prefix", "LAW"], "LO206 The facts of the national rules begin"),
        (["newshire", "--strands", "education", "--prefix", "x1"], "LO105 'x1' cannot be the beginning of"),
        (["newshire", "--strands", "education", "--area", "a: b"], "LO105 'a: b' cannot be the name of the area."),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_written(arguments: list[str], told: str, tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    finished = local_offer("new", *arguments, policies=policies)
    assert (finished.code, finished.out) == (1, "")
    assert told in finished.err
    assert sorted(path.name for path in policies.iterdir()) == ["england", "exampleshire"]


def test_another_council_that_is_not_filled_in_yet_is_no_hindrance_and_its_letters_are_taken(tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    for council, prefix in (("newshire", "NEW"), ("othershire", "OTHER")):
        arguments = ("--strands", "education", "--prefix", prefix)
        finished = local_offer("new", council, *arguments, policies=policies)
        assert (finished.code, finished.err) == (0, "")
    again = local_offer("new", "thirdshire", "--strands", "education", "--prefix", "NEW", policies=policies)
    assert again.err.startswith(".: LO206 The facts of Newshire Council begin with 'NEW'.")


def test_without_any_other_council_the_day_of_the_law_is_left_to_fill_in(tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    shutil.rmtree(policies / "exampleshire")
    assert local_offer("new", "newshire", "--strands", "education", policies=policies).code == 0
    assert '\nlaw_last_looked_at: "TODO: Write the day ' in written(policies)["council.yaml"]


def test_what_is_wrong_in_what_all_share_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    (policies / "england" / "defaults.yaml").unlink()
    finished = local_offer("new", "newshire", "--strands", "education", policies=policies)
    assert finished.code == 1
    assert "england/defaults.yaml:1: LO101" in finished.err
    assert not (policies / "newshire").exists()


def test_a_script_has_to_say_which_strands() -> None:
    finished = local_offer("new", "newshire", policies=GOOD)
    assert (finished.code, finished.out) == (2, "")
    assert "Missing option '--strands'. Use some of: education," in finished.err


def test_a_full_disk_leaves_no_folder(tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    with patch("pathlib.Path.rename", side_effect=OSError(28, "No space left on device")):
        finished = local_offer("new", "newshire", "--strands", "education", policies=policies)
    assert (finished.code, finished.out) == (1, "")
    assert "newshire: LO805 It could not be written: No space left on device.\n" in finished.err
    assert not (policies / "newshire").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["policies"]
