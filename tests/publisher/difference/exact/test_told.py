from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from publisher.difference.exact.moves import all_moves
from publisher.difference.exact.told import Subject, Version, alike, matched, reworded_steps
from publisher.pages.council_build import CouncilBuild
from tests.policies import exampleshire
from tests.publisher.difference.edited import Pair, build, edited

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.difference.exact.told import Outcome

DAY = date(2026, 11, 22)
EDUCATION = Subject("strand", "education")
POLICY = "exampleshire/policy.yaml"


def after(folder: Path, *edits: tuple[str, str]) -> CouncilBuild:
    return CouncilBuild(exampleshire(edited(folder, [{"file": POLICY, "find": a, "put": b} for a, b in edits])))


def outcomes(build: CouncilBuild, subject: Subject = EDUCATION) -> list[Outcome]:
    version = Version(build.logic_on(DAY))
    decision = version.decision(subject)
    assert decision is not None
    return version.outcomes(decision)


def test_a_version_tells_of_every_strand_and_of_all_ways_and_holders_in_it_and_in_general() -> None:
    version = Version(build().logic_on(DAY))
    subjects = list(version.subjects())
    assert len(subjects) == len(set(subjects)) == 2 * (1 + 2 + 2) + (2 + 2) + 1
    assert all(version.decision(subject) is not None and version.name(subject) for subject in subjects)
    assert version.decision(Subject("strand", "none")) is None
    assert version.decision(Subject("way", "direct_payment", "none")) is None


@pytest.mark.parametrize(
    "edit",
    [
        ("headline: There is a plan.", "headline: You have one."),
        ("status: ask_later", "status: unlikely"),
        ("if: {all: [final_plan, {not: left_education}]}", "if: final_plan"),
    ],
)
def test_an_outcome_is_the_same_in_other_words_with_another_status_or_on_another_condition(
    edit: tuple[str, str], tmp_path: Path
) -> None:
    pairs = matched(outcomes(build()), outcomes(after(tmp_path, edit)))
    assert [(one.place, other.place) for one, other in pairs] == [(0, 0), (1, 1), (2, 2)]


def test_an_outcome_that_is_new_is_no_other(tmp_path: Path) -> None:
    new = (
        "      - status: unlikely\n        if: draft_plan\n        headline: Not yet.\n        steps: [{text: Wait.}]\n"
    )
    place = "      - status: ask_later\n"
    pairs = matched(outcomes(build()), outcomes(after(tmp_path, (place, f"{new}{place}"))))
    assert [(one.place, other.place) for one, other in pairs] == [(0, 0), (1, 2), (2, 3)]


def test_a_step_in_new_words_is_the_same_step_and_moves_nobody(tmp_path: Path) -> None:
    new = after(tmp_path, ("text: Ask the SEN team when that is.", "text: Ask the SEN team which day that is."))
    assert reworded_steps(matched(outcomes(build()), outcomes(new))) == {
        "Ask the SEN team which day that is.": "Ask the SEN team when that is."
    }
    pair = Pair(build(), new, DAY)
    assert all_moves(pair.space, *pair.versions).moves == []


def test_another_step_in_its_place_is_a_change(tmp_path: Path) -> None:
    new = after(tmp_path, ("text: Ask the SEN team when that is.", "text: Go home."))
    pair = Pair(build(), new, DAY)
    (move,) = all_moves(pair.space, *pair.versions).moves
    assert (move.aspect, move.before.what, move.after.what) == (
        "steps",
        ("Ask the SEN team when that is.",),
        ("Go home.",),
    )


def test_texts_are_alike_that_share_most_of_their_words() -> None:
    assert alike("Write to the SEN team.", "Write to your SEN team.")
    assert not alike("Write to the SEN team.", "Keep a copy.")
