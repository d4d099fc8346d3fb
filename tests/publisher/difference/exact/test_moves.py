from __future__ import annotations

import random
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.difference.exact.families import NOBODY, Families
from publisher.difference.exact.moves import Labels, all_moves, moves_between
from publisher.difference.exact.told import Label, Subject
from publisher.pages.council_build import CouncilBuild
from tests.examples import examples
from tests.policies import REAL, changed, councils, exampleshire
from tests.publisher.difference.edited import EDITS, Pair, build
from tests.rules import Rules, outcome, rules

if TYPE_CHECKING:
    from pathlib import Path

DAYS = (date(2026, 11, 22), date(2027, 4, 1))
MOVE_NOBODY = {
    "another contact",
    "another step",
    "another headline",
    "something more is left to decide",
    "a question is asked of others",
    "a question and an option have new ids",
    "questions are in another order",
    "a national rule",
}
"""The edits after which every family is given the same answers as before."""

FROM_APRIL = {"fewer answers meet a test", "an option is gone", "a strand is withdrawn on a day"}

ABSENT = ("not_there", None)
HIDDEN = ("hidden", None)


def check_family(pair: Pair, moves: dict[Subject, list[tuple[Label, Label, int]]], family: dict[int, int]) -> int:
    """See that exactly the moves have a family that the engine's two estimates show; how many these are."""
    before, after = (pair.told(side, pair.space.answers(side, family)) for side in (0, 1))
    seen = 0
    for subject in before | after:
        none = HIDDEN if subject.kind == "note" else ABSENT
        if subject.strand is not None and not all(subject.strand in version.strands for version in pair.versions):
            continue
        expected = (before.get(subject, none), after.get(subject, none))
        found = _found(pair, moves, subject, family)
        if subject.kind == "holder" and subject.strand is None and not found:
            # Where it is no change by itself, it is that of a strand that goes by what is so in general.
            strands = (subject._replace(strand=strand) for strand in pair.versions[1].strands)
            found = [each for strand in strands for each in _found(pair, moves, strand, family) if each == expected][:1]
        assert found == ([expected] if expected[0] != expected[1] else []), (subject, family)
        seen += len(found)
    return seen


def _found(
    pair: Pair, moves: dict[Subject, list[tuple[Label, Label, int]]], subject: Subject, family: dict[int, int]
) -> list[tuple[tuple[str, str | None], tuple[str, str | None]]]:
    """What a family was told and is told, by each of the moves of a subject that have it."""
    return [
        ((old.status, old.when), (new.status, new.when))
        for old, new, families in moves.get(subject, ())
        if pair.has(families, family)
    ]


def answer_moves(pair: Pair) -> dict[Subject, list[tuple[Label, Label, int]]]:
    found: dict[Subject, list[tuple[Label, Label, int]]] = {}
    for move in all_moves(pair.space, *pair.versions).moves:
        if move.aspect == "answer":
            found.setdefault(move.subject, []).append((move.before, move.after, move.families))
    return found


@pytest.mark.thorough
@pytest.mark.parametrize("name", EDITS)
def test_every_family_moves_as_the_engine_tells_it_and_in_one_way_alone(name: str) -> None:
    # The invented council changes on one day, and these edits are about what holds from then on.
    pair = Pair(build(), build(name), DAYS[name in FROM_APRIL])
    moves = answer_moves(pair)
    families = list(pair.families())
    assert len(families) > 50
    seen = sum(check_family(pair, moves, family) for family in families)
    assert bool(seen) == (name not in MOVE_NOBODY)


def test_equal_policies_move_nobody() -> None:
    for day in DAYS:
        pair = Pair(build(), build(), day)
        assert all_moves(pair.space, *pair.versions).moves == []


OWN = """
      social_care:
        - status: open
          otherwise: true
          headline: You can.
          steps: [{text: Do.}]"""


@pytest.mark.parametrize(
    ("old", "new", "in_general"),
    [
        (("", ""), ("", "unlikely"), {"social_care"}),
        ((OWN, ""), (OWN, "unlikely"), {None}),
        (("", ""), (OWN, ""), {"social_care"}),
        (("", ""), (OWN, "unlikely"), {"social_care", None}),
        ((OWN, ""), ("", ""), {"social_care"}),
    ],
)
def test_what_is_so_in_general_is_compared_by_itself_unless_a_strand_goes_by_it_in_both_versions(
    old: tuple[str, str], new: tuple[str, str], in_general: set[str | None], tmp_path: Path
) -> None:
    builds = []
    for name, (own, status) in (("old", old), ("new", new)):
        edits = [("    strands:\n      education:", f"    strands:{own}\n      education:")]
        status_of = "status: depends\n        if: can_manage\n        headline: You could get a direct payment.\n"
        edits.append((status_of, status_of.replace("depends", status or "depends")))
        builds.append(CouncilBuild(exampleshire(changed(tmp_path / name, "exampleshire/policy.yaml", *edits))))
    pair = Pair(builds[0], builds[1], DAYS[0])
    moves = all_moves(pair.space, *pair.versions).moves
    assert {move.subject.id for move in moves} == {"direct_payment"}
    assert {move.subject.strand for move in moves} == in_general


@pytest.mark.parametrize(
    ("statuses", "chosen", "expected"),
    [
        (("ask_now", "as_it_is"), True, "ask_now"),
        (("ask_now", "as_it_is"), False, "need_answers"),
        (("ask_now", "unlikely", "as_it_is"), True, "need_answers"),
        (("as_it_is",), True, "as_it_is"),
    ],
)
def test_who_has_not_made_a_choice_has_not_said_that_it_wants_no_change(
    statuses: tuple[str, ...], *, chosen: bool, expected: str
) -> None:
    labels = Labels()
    found = labels.agreed({labels.number(Label(status)) for status in statuses}, chosen)
    assert labels.known[found].status == expected


@pytest.mark.thorough
@given(rules(), st.data())
@examples(40)
def test_the_moves_of_a_subject_hold_every_family_that_moves_once_and_no_other(
    some: Rules, data: st.DataObject
) -> None:
    space = Families([[1] * cells for cells in some.cells])
    space.possible = space.answering(0, data.draw(st.sets(st.integers(0, some.cells[0] - 1), min_size=1)))
    labels = Labels()
    numbers = [labels.number(Label(status)) for status in ("a", "b", "c", "d")]
    named = [data.draw(st.lists(st.sampled_from(numbers), min_size=4, max_size=4)) for _ in range(2)]
    sides = (some.decisions[0], some.decisions[-1])
    roots = [
        space.diagrams.combined((space.diagrams.decide(side),), partial(first, names))
        for side, names in zip(sides, named, strict=True)
    ]
    moves = list(moves_between(space, Subject("strand", "any"), "answer", roots, labels))
    for family in some.families():
        told = [labels.known[names[outcome(side, family)]] for side, names in zip(sides, named, strict=True)]
        holding = [(move.before, move.after) for move in moves if is_in(space, move.families, family)]
        can_be = is_in(space, space.possible, family)
        assert holding == ([(told[0], told[1])] if can_be and told[0] != told[1] else [])


def first(names: list[int], found: tuple[int, ...]) -> int:
    """The name of the first of some outcomes."""
    return names[found[0]]


def is_in(space: Families, families: int, family: tuple[int, ...]) -> bool:
    node = families
    for place, cell in enumerate(family):
        node = space.diagrams.child(node, place, cell)
    return node != NOBODY


@pytest.mark.thorough
def test_random_families_of_two_councils_move_as_the_engine_tells_them() -> None:
    builds = [CouncilBuild(files) for files in councils(REAL)]
    day = date(2026, 11, 26)
    chance = random.Random(12)  # noqa: S311 - the same families in each run
    seen = 0
    for old, new in zip(builds, [*builds[1:], builds[0]], strict=True):
        pair = Pair(old, new, day)
        moves = answer_moves(pair)
        space = pair.space
        for _ in range(60):
            node, family = space.possible, dict[int, int]()
            for place, cells in enumerate(space.cells):
                there = [cell for cell in range(cells) if space.diagrams.child(node, place, cell) != NOBODY]
                family[place] = chance.choice(there)
                node = space.diagrams.child(node, place, family[place])
            seen += check_family(pair, moves, family)
    assert seen > 1000
