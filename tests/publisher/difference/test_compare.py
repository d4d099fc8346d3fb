from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publisher.difference.compare import compare
from publisher.pages.council_build import CouncilBuild
from tests.policies import REAL, councils, exampleshire
from tests.publisher.difference.edited import EDITS, build, edited, plain_place

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.difference.result import Difference


def after(folder: Path, *edits: tuple[str, str, str]) -> Difference:
    """The difference that some edits make: the file, what is found there, and what is put in its place."""
    made = [{"file": file, "find": find, "put": put} for file, find, put in edits]
    return compare(build(), CouncilBuild(exampleshire(edited(folder, made))), plain_place)


def days(found: Difference) -> list[tuple[str, str | None, int]]:
    """The stretches of days, each with how many groups move on them."""
    return [(period["starts"], period["ends"], len(period["groups"])) for period in found["periods"]]


def test_equal_policies_have_no_difference() -> None:
    found = compare(build(), build(), plain_place)
    assert found["equal"]
    assert days(found) == [("2026-11-01", None, 0)]
    assert found["periods"][0]["counts"] == {"worse": 0, "other": 0, "better": 0, "told": 0, "same": 11}


@pytest.mark.thorough
def test_the_real_policies_are_equal_to_themselves() -> None:
    for files in councils(REAL):
        found = compare(CouncilBuild(files), CouncilBuild(files), plain_place)
        assert found["equal"]


@pytest.mark.thorough
@pytest.mark.parametrize("name", EDITS)
def test_no_edit_of_a_councils_own_files_reads_as_none(name: str) -> None:
    found = compare(build(), build(name), plain_place)
    own = any(each["file"].startswith("exampleshire/") for each in EDITS[name])
    moved = any(period["groups"] or period["standing"] for period in found["periods"])
    assert found["equal"] == (not own and not moved)


def test_a_change_that_holds_on_some_days_alone_is_told_of_these(tmp_path: Path) -> None:
    april = "2027-04-01"
    found = after(
        tmp_path,
        ("exampleshire/policy.yaml", f"until: {april}", "until: 2027-05-01"),
        ("exampleshire/policy.yaml", f"from: {april}", "from: 2027-05-01"),
    )
    assert days(found) == [("2026-11-01", "2027-04-01", 0), ("2027-04-01", "2027-05-01", 1), ("2027-05-01", None, 0)]
    (group,) = found["periods"][1]["groups"]
    assert group["direction"] == "worse"
    assert (group["moves"][0]["before"], group["moves"][0]["after"]) == (
        ["Ask now"],
        ["Best asked when the plan is looked at again"],
    )


def test_the_worked_families_of_a_stretch_are_those_that_ask_on_its_days(tmp_path: Path) -> None:
    strand = "  - id: social_care\n    name: Social care budget\n"
    found = after(tmp_path, ("exampleshire/policy.yaml", strand, f"{strand}    until: 2027-04-01\n"))
    assert [period["families"] for period in found["periods"]] == [4, 1]
    # The same on all days is one stretch, with the worked families of all of them.
    (period,) = compare(build(), build("a note is gone"), plain_place)["periods"]
    assert (period["families"], found["families"]) == (5, 5)


def test_a_strand_that_is_withdrawn_on_a_day_is_no_longer_there_from_then_on(tmp_path: Path) -> None:
    strand = "  - id: social_care\n    name: Social care budget\n"
    found = after(tmp_path, ("exampleshire/policy.yaml", strand, f"{strand}    until: 2027-04-01\n"))
    assert days(found)[0] == ("2026-11-01", "2027-04-01", 0)
    moves = [move for group in found["periods"][1]["groups"] for move in group["moves"]]
    gone = [move for move in moves if move["kind"] == "strand"]
    assert {move["id"] for move in gone} == {"social_care"}
    assert {move["before_status"] for move in gone} == {"other_rules", "ask_now", "first_step"}
    assert {move["after_status"] for move in gone} == {"not_there"}
    # That the budget is gone says it of all its ways and holders. What only it needed to know is asked no longer.
    assert [move["id"] for move in moves if move not in gone] == ["care_plan"]
    assert [cause["id"] for cause in found["periods"][1]["causes"]] == ["outcomes strand social_care"]


def test_the_first_day_of_a_policy_can_differ_and_is_told(tmp_path: Path) -> None:
    found = after(tmp_path, ("exampleshire/council.yaml", "recorded_from: 2026-11-01", "recorded_from: 2026-11-10"))
    assert not found["equal"]
    assert (found["only_old"], found["only_new"]) == ("2026-11-01", None)
    assert days(found) == [("2026-11-10", None, 0)]


def test_words_alone_move_nobody_and_are_listed(tmp_path: Path) -> None:
    found = after(tmp_path, ("exampleshire/policy.yaml", "text: Keep a copy.", "text: Keep a copy of it."))
    assert days(found) == [("2026-11-01", None, 0)]
    (edit,) = found["edits"]
    assert (edit["before"], edit["after"]) == ("Keep a copy.", "Keep a copy of it.")
