from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from publisher.difference.exact.causes import Causes
from publisher.difference.exact.moves import all_moves
from publisher.pages.council_build import CouncilBuild
from tests.policies import changed, exampleshire
from tests.publisher.difference.edited import AGED_17, EDITS, Pair, build, edited, plain_place

if TYPE_CHECKING:
    from pathlib import Path

POLICY = "exampleshire/policy.yaml"
FROM_APRIL = date(2027, 4, 1)
USED = (
    "council_decides: [good_use]\n      - id: somebody_manages",
    "council_decides: [good_use, national_request_considered]\n      - id: somebody_manages",
)
"""A national clause that the council names."""

CAUSES = {
    "a number is cut elsewhere": {"clause aged_16": "new policy.yaml:7"},
    "a number is cut elsewhere, in what all share": {"clause aged_18": "new clauses.yaml:6"},
    "fewer answers meet a test": {"clause review_now": "new policy.yaml:46"},
    "a status": {"outcomes strand education": "new policy.yaml:109"},
    "a moment": {"outcomes strand education": "new policy.yaml:109"},
    "the order of outcomes": {"outcomes holder parent": "new policy.yaml:191"},
    "a rule": {"rule left_education": "new policy.yaml:84"},
    "a note": {"note from_16": "new policy.yaml:231"},
    "a note is gone": {"note from_16": "old policy.yaml:231"},
    "another contact": {"outcomes strand social_care": "new policy.yaml:134"},
    "another step": {"outcomes strand social_care": "new policy.yaml:134"},
    "another headline": {"outcomes strand social_care": "new policy.yaml:139"},
    "something more is left to decide": {"outcomes holder young_person": "new policy.yaml:217"},
    "an outcome for one strand": {"outcomes way direct_payment education": "new policy.yaml:177"},
    "what is so in general, where each budget has outcomes of its own": {
        "outcomes holder young_person": "old policy.yaml:217"
    },
    "a question is no longer asked": {
        "outcomes strand social_care": "new policy.yaml:127",
        "clause care_plan": "old policy.yaml:54",
    },
    "a question is asked of others": {"question in_education": "new questions.yaml:45"},
    "a question and an option have new ids": {},
    "an option is new": {"clause draft_plan": "new policy.yaml:21", "question ehc_plan": "new questions.yaml:48"},
    "an option is gone": {"clause review_now": "new policy.yaml:46", "question ehc_review": "new questions.yaml:79"},
    "numbers go further": {"question age": "new questions.yaml:16"},
    "questions are in another order": {},
    "a strand is withdrawn on a day": {"outcomes strand social_care": "new policy.yaml:121"},
    "a question is new": {
        "clause short_breaks": "new policy.yaml:69",
        "outcomes strand social_care": "new policy.yaml:142",
    },
    "a national rule": {},
    "a question takes other answers": {"clause can_manage": "new policy.yaml:61"},
}


def caused(old: CouncilBuild, new: CouncilBuild) -> tuple[Causes, dict[str, list[str]]]:
    """The causes, and for each move (the subject's id) those of it."""
    pair = Pair(old, new, FROM_APRIL)
    causes = Causes(pair.space, *pair.versions, plain_place)
    moves = all_moves(pair.space, *pair.versions).moves
    return causes, {f"{move.subject.id} {move.after.status}": causes.of(move) for move in moves}


@pytest.mark.thorough
@pytest.mark.parametrize("name", EDITS)
def test_what_moves_families_is_named_with_its_line(name: str) -> None:
    causes, moves = caused(build(), build(name))
    listed = causes.listed()
    found = {cause["id"]: cause["new_place"] or cause["old_place"] for cause in listed if cause["changes"]}
    assert found == CAUSES[name]
    assert all(moves.values())
    assert [cause["changes"] for cause in listed] == sorted((cause["changes"] for cause in listed), reverse=True)


def listed(tmp_path: Path, *edits: tuple[str, str]) -> list[str]:
    """The causes between two versions: the second has some edits of the first, which has a national clause in use."""
    was = CouncilBuild(exampleshire(changed(tmp_path / "old", POLICY, USED)))
    now = CouncilBuild(exampleshire(changed(tmp_path / "new", POLICY, USED, *edits)))
    return [cause["id"] for cause in caused(was, now)[0].listed()]


def test_a_clause_that_is_not_edited_is_no_cause_where_nothing_names_it_any_more(tmp_path: Path) -> None:
    assert listed(tmp_path, (USED[1], USED[0])) == ["outcomes way direct_payment"]


def test_a_clause_that_a_council_names_now_is_a_cause_in_the_councils_file(tmp_path: Path) -> None:
    # Nobody has edited the test that all councils share.
    own = "  - id: aged_18\n    says: From 18, the rules of adult services apply to social care.\n    cites: [EX-008]\n"
    old = changed(tmp_path, POLICY, (own, ""), ("        if: aged_18\n", "        if: aged_16\n"))
    causes = caused(CouncilBuild(exampleshire(old)), build())[0].listed()
    assert {cause["id"]: cause["new_place"] for cause in causes}["clause aged_18"] == "new policy.yaml:13"


def test_what_is_over_with_a_strand_is_no_cause(tmp_path: Path) -> None:
    over = ("  - id: education\n", f"  - id: education\n    until: {FROM_APRIL}\n")
    assert listed(tmp_path, over) == ["outcomes strand education"]


def test_of_two_edits_each_is_the_cause_of_what_it_does(tmp_path: Path) -> None:
    both = [*EDITS["a note"], *EDITS["a status"]]
    _, moves = caused(build(), CouncilBuild(exampleshire(edited(tmp_path, both))))
    assert moves == {
        "education unlikely": ["outcomes strand education"],
        "from_16 hidden": ["note from_16"],
        "from_16 shown": ["note from_16"],
    }


def test_an_edit_that_changes_nothing_for_the_same_families_is_not_a_cause(tmp_path: Path) -> None:
    # Both edits are of what the education strand rests on; families under 16 meet one of them alone.
    both = [*EDITS["a number is cut elsewhere"], *EDITS["a status"]]
    pair = Pair(build(), CouncilBuild(exampleshire(edited(tmp_path, both))), FROM_APRIL)
    causes = Causes(pair.space, *pair.versions, plain_place)
    by_labels = {
        (move.before.status, move.after.status): causes.of(move)
        for move in all_moves(pair.space, *pair.versions).moves
        if move.subject.id == "education" and move.subject.kind == "strand"
    }
    assert by_labels == {
        ("ask_later", "unlikely"): ["outcomes strand education"],
        ("first_step", "ask_now"): ["clause aged_16"],
        ("first_step", "unlikely"): ["clause aged_16", "outcomes strand education"],
    }


def test_where_each_of_two_edits_is_enough_both_are_causes(tmp_path: Path) -> None:
    both = [
        {"file": POLICY, "find": 'question: care_plan, is: ["yes"]', "put": 'question: care_plan, is: ["yes", "no"]'},
        {"file": POLICY, "find": "if: care_plan\n", "put": "if: {any: [care_plan, {not: care_plan}]}\n"},
    ]
    _, moves = caused(build(), CouncilBuild(exampleshire(edited(tmp_path, both))))
    assert moves == {"social_care ask_now": ["clause care_plan", "outcomes strand social_care"]}


def words_of_causes(old: CouncilBuild, new: CouncilBuild) -> list[tuple[str, str | None, str | None]]:
    return [(cause["name"], cause["before"], cause["after"]) for cause in caused(old, new)[0].listed()]


def test_the_words_of_a_cause_are_those_of_whom_pages_speak_to_and_say_nothing_twice(tmp_path: Path) -> None:
    own = "        - same_as: somebody_manages\n          cites: [EX-009, EX-011]\n"
    outcome = """        - status: {}
          if: {}
          headline: "{{Child}} can have one."
          steps: [{{text: Do.}}]
"""
    social_care = f"      social_care:\n{outcome.format('open', 'aged_18')}{outcome.format('depends', 'aged_16')}"
    social_care += f"          council_decides: [good_use]\n{own}"
    new = CouncilBuild(exampleshire(changed(tmp_path, POLICY, (own, own + social_care))))
    said = "'Your child can have one.', then 'Somebody has to manage the money.'"
    name = "what is said of direct_payment for social_care"
    assert words_of_causes(build(), new) == [(f"{name}: new", None, said)]
    assert words_of_causes(new, build()) == [(f"{name}: no longer there", said, None)]


def test_another_order_of_outcomes_with_the_same_words_is_said_by_their_conditions(tmp_path: Path) -> None:
    more = "          headline: You can.\n          steps: [{text: Do.}]\n"
    outcomes = [
        f"        - status: {status}\n          if: {clause}\n{more}"
        for status, clause in (("open", "aged_16"), ("unlikely", "in_education"))
    ]
    start = "      education:\n"
    first, other = (
        CouncilBuild(exampleshire(changed(tmp_path / str(at), POLICY, (start, start + "".join(order)))))
        for at, order in enumerate((outcomes, outcomes[::-1]))
    )
    rest = (
        "then 'You could get a direct payment if the school agrees.' (depends) if can_manage, "
        "then 'Somebody has to manage the money.' (unlikely) otherwise"
    )
    one, two = "'You can.' (open) if aged_16", "'You can.' (unlikely) if in_education"
    name = "what is said of direct_payment for education: the order of its outcomes"
    assert words_of_causes(first, other) == [(name, f"{one}, then {two}, {rest}", f"{two}, then {one}, {rest}")]


def test_an_edit_that_moves_nobody_is_listed_without_a_change(tmp_path: Path) -> None:
    find, put = "all: [aged_16, {not: in_education}]", "not: {any: [in_education, {not: aged_16}]}"
    edit = [{"file": "exampleshire/policy.yaml", "find": find, "put": put}]
    causes, moves = caused(build(), CouncilBuild(exampleshire(edited(tmp_path, edit))))
    assert moves == {}
    assert causes.listed() == [
        {
            "id": "rule left_education",
            "name": "rule left_education",
            "before": "aged_16 and not in_education",
            "after": "not (in_education or not aged_16)",
            "old_place": "old policy.yaml:84",
            "new_place": "new policy.yaml:84",
            "changes": 0,
            "part_of": None,
        }
    ]


SOMEBODY_AGREES = """  - id: somebody_agrees
    discretion: {by: council}
    says: Somebody has to agree.
    unknown: Somebody has to agree.
    cites: [EX-006]
"""
BEFORE = "  - id: aged_18\n    says"
NOTE = "    page: holding\n    if: aged_16\n"


def of_note(name: str) -> tuple[str, str]:
    """The note is shown where a clause or rule says so."""
    return (NOTE, NOTE.replace("aged_16", name))


@pytest.mark.parametrize(
    ("edits", "parts"),
    [
        ([(BEFORE, AGED_17 + BEFORE), of_note("aged_17")], {"clause aged_17": "note from_16"}),
        (
            [
                (BEFORE, AGED_17 + BEFORE),
                ("rules:\n", "rules:\n  - {id: older, if: {not: {not: aged_17}}}\n"),
                of_note("older"),
            ],
            {"clause aged_17": "note from_16", "rule older": "note from_16"},
        ),
        (
            [
                (BEFORE, SOMEBODY_AGREES + BEFORE),
                ('[good_use]\n      - status: "no"', '[good_use, somebody_agrees]\n      - status: "no"'),
            ],
            {"clause somebody_agrees": "outcomes holder young_person"},
        ),
        # What an edit names that moves nobody, moves nobody either.
        (
            [
                (BEFORE, AGED_17 + BEFORE),
                ("all: [aged_16, {not: in", "all: [aged_16, {any: [aged_16, aged_17]}, {not: in"),
            ],
            {},
        ),
    ],
)
def test_what_is_new_or_gone_and_named_by_an_edit_that_moves_families_is_a_part_of_it(
    edits: list[tuple[str, str]], parts: dict[str, str], tmp_path: Path
) -> None:
    edited_build = CouncilBuild(exampleshire(changed(tmp_path, POLICY, *edits)))
    for versions in ((build(), edited_build), (edited_build, build())):
        causes = caused(*versions)[0].listed()
        found = {cause["id"]: cause["part_of"] for cause in causes}
        assert {id_: of for id_, of in found.items() if of is not None} == parts
        assert all(cause["changes"] == 0 for cause in causes if cause["part_of"] is not None)
