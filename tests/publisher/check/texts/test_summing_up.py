from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from publisher.check.texts.summing_up import check_summaries
from publisher.pages.council_build import CouncilBuild
from publisher.source.problems import Code, Report
from tests.policies import Mistake, changed, exampleshire
from tests.publisher.local_offer import local_offer

POLICY, SHORT = "exampleshire/policy.yaml", "exampleshire/short.yaml"
MOMENT = "        when: when the plan is looked at again\n"
"""What the short answer of the page 'who' sums up, in the outcome of a strand."""

LATER = (
    "        until: 2028-01-01\n"
    f"{MOMENT}"
    "        steps: [{text: Ask the SEN team when that is.}]\n"
    "        cites: [EX-004]\n"
    "      - status: ask_later\n"
    "        if: {all: [final_plan, {not: left_education}]}\n"
    "        headline: There is a plan.\n"
    "        from: 2028-01-01\n"
    "        when: when the plan is written anew\n"
)
"""It is another from a day on."""


def found(policies: Path) -> list[tuple[Code, str, str]]:
    report = Report()
    check_summaries(CouncilBuild(exampleshire(policies)).logics, report)
    return [(problem.code, problem.what, problem.do) for problem in report.problems]


@pytest.mark.thorough
def test_what_changes_on_a_day_has_one_mark_for_all_days_or_two_versions(tmp_path: Path) -> None:
    policies = changed(tmp_path, POLICY, (MOMENT, LATER))
    ((code, what, do),) = found(policies)
    assert code is Code.SUMMARY_OUTDATED
    assert what.startswith("What the short answer for 'who' sums up changes on 2028-01-01, ")
    assert "give what changes in it 'until: 2028-01-01', and write that again with 'from: 2028-01-01'" in do
    finished = local_offer("summaries", "exampleshire", policies=policies, typed="y\n" * 20)
    assert finished.code == 0
    assert "which changes on 2028-01-01: y says that it holds before and after" in finished.out
    assert "LO513" not in local_offer("check", policies=policies).err
    assert "as they are." in local_offer("summaries", "exampleshire", policies=policies).out


def test_a_note_that_is_over_on_a_day_says_that_what_sums_it_up_ends_then(tmp_path: Path) -> None:
    policies = changed(tmp_path, POLICY, ("  - id: from_16\n", "  - id: from_16\n    until: 2027-01-01\n"))
    problems = [each for each in found(policies) if each[0] is Code.UNKNOWN_REFERENCE]
    assert {what for _, what, _ in problems} == {"From 2027-01-01: There is no 'note.from_16' to sum up."}
    assert {do for _, _, do in problems} == {
        "It is over from 2027-01-01: give this 'until: 2027-01-01', and what holds from then on 'from: 2027-01-01'."
    }


def test_a_strand_that_is_over_is_summed_up_no_longer_and_asks_to_read_the_words_again(tmp_path: Path) -> None:
    policies = changed(tmp_path, POLICY, ("  - id: education\n", "  - id: education\n    until: 2028-01-01\n"))
    problems = found(policies)
    assert {code for code, _, _ in problems} == {Code.SUMMARY_OUTDATED}
    assert all("sums up changes on 2028-01-01" in what for _, what, _ in problems)


def test_what_begins_on_a_day_says_when_it_can_be_summed_up(tmp_path: Path) -> None:
    policies = changed(tmp_path, POLICY, ("  - id: from_16\n", "  - id: from_16\n    from: 2026-12-01\n"))
    ((_, what, do), *_) = [each for each in found(policies) if each[0] is Code.UNKNOWN_REFERENCE]
    assert (what, do) == (
        "Until 2026-12-01: There is no 'note.from_16' to sum up.",
        "It is there from 2026-12-01 on: give this 'from: 2026-12-01'.",
    )


def test_a_name_that_there_never_was_may_be_another_in_other_letters(tmp_path: Path) -> None:
    policies = changed(tmp_path, "exampleshire/short.yaml", ("[strand.education, note", "[strand.eduction, note"))
    (problem, *_) = found(policies)
    assert problem[1] == "There is no 'strand.eduction' to sum up."
    assert "strand.education" in problem[2]


TAKES_IT = (
    "  - id: third_party\n"
    "    name: Somebody else takes it\n"
    "    about: [{text: Somebody else keeps the money., cites: [EX-009]}]\n"
    "    outcomes:\n"
    "      - status: open\n"
    "        otherwise: true\n"
    "        headline: Somebody else can keep the money.\n"
    "        steps: [{text: Say who.}]\n"
)
"""A way of managing money more, as a council writes it."""

KEEPS_IT = "  - id: notional\n"
"""The last of the ways that there are."""


@pytest.fixture
def two_ways(tmp_path: Path) -> Path:
    """A short answer sums up one of the ways, and its mark is right."""
    managing = "cites: [EX-009]}]\n    was: "
    policies = changed(tmp_path, SHORT, (f'{managing}"360aa14a"', f"{managing}new\n    sums_up: [way.direct_payment]"))
    ((_, _, do),) = found(policies)
    mark = re.findall(r"'was: \"([0-9a-f]{8})\"'", do)[0]
    Mistake(SHORT, "", "was: new", f'was: "{mark}"').make(policies)
    copied = Path(shutil.copytree(policies, tmp_path / "marked"))
    assert found(copied) == []
    return Path(shutil.copytree(policies, tmp_path / "edited"))


@pytest.mark.parametrize(
    ("put", "said"),
    [
        (TAKES_IT + KEEPS_IT, ["is not what it was", "There is a new way: third_party."]),
        (
            TAKES_IT.replace("    name", "    from: 2027-08-01\n    name") + KEEPS_IT,
            ["changes on 2027-08-01", "There is a new way: third_party."],
        ),
        (KEEPS_IT + "    until: 2027-08-01\n", ["changes on 2027-08-01", "A way is gone: notional."]),
        ("  - id: combination\n", ["A way is gone: notional.", "There is a new way: combination."]),
    ],
)
def test_a_way_that_is_new_or_gone_asks_to_read_again_what_sums_up_others(
    two_ways: Path, put: str, said: list[str]
) -> None:
    Mistake(POLICY, "", KEEPS_IT, put).make(two_ways)
    ((code, what, _),) = found(two_ways)
    assert code is Code.SUMMARY_OUTDATED
    assert all(each in what for each in said), what


def test_summaries_says_which_one_is_new(two_ways: Path) -> None:
    Mistake(POLICY, "", KEEPS_IT, TAKES_IT + KEEPS_IT).make(two_ways)
    assert "    There is a new way: third_party.\n" in local_offer("summaries", "exampleshire", policies=two_ways).out


def test_another_holder_leaves_what_sums_up_ways(two_ways: Path) -> None:
    Mistake(POLICY, "", "holders:\n", "holders:\n  - id: nominee\n").make(two_ways)
    assert found(two_ways) == []


def test_what_is_another_in_more_than_that_is_said_without_a_guess(two_ways: Path) -> None:
    Mistake(POLICY, "", KEEPS_IT, TAKES_IT + KEEPS_IT).make(two_ways)
    Mistake(
        POLICY,
        "",
        "        if: can_manage\n        headline: You could get a direct payment.",
        "        if: aged_16\n        headline: You could.",
    ).make(two_ways)
    ((_, what, _),) = found(two_ways)
    assert "new" not in what
