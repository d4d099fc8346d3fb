"""Who moves together, in sentences: each with a family that the engine tells the same."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import reckoner
from publisher.difference.exact.causes import Causes
from publisher.difference.exact.cover import families_of
from publisher.difference.exact.moves import all_moves
from publisher.difference.exact.told import Subject
from publisher.difference.groups import Groups
from publisher.pages.council_build import CouncilBuild
from tests.policies import REAL, councils
from tests.publisher.difference.edited import EDITS, Pair, build, plain_place, told

if TYPE_CHECKING:
    from publisher.difference.result import Condition, Group

DAY = date(2027, 4, 1)


def groups(pair: Pair) -> list[Group]:
    causes = Causes(pair.space, *pair.versions, plain_place)
    cases = pair.builds[1].files.cases.cases
    return Groups(pair.space, pair.versions, causes, cases).of(all_moves(pair.space, *pair.versions).moves)


def check_examples(pair: Pair, found: list[Group]) -> int:
    """See that the engine tells each example family what its group says; how many results these are."""
    seen = 0
    for group in found:
        for sentence in group["sentences"]:
            given = (sentence["example"]["old"], sentence["example"]["new"])
            estimates = [reckoner.estimate(pair.builds[side].policy, given[side], pair.day) for side in (0, 1)]
            results = [told(estimate, version) for estimate, version in zip(estimates, pair.versions, strict=True)]
            for move in group["moves"]:
                # What is so of a way in general is on its page; the engine tells what is so in each strand.
                if move["kind"] == "question" or (move["kind"] == "way" and move["strand"] is None):
                    continue
                subject = Subject(move["kind"], move["id"], move["strand"])
                none = ("hidden" if move["kind"] == "note" else "not_there", None)
                statuses = [result.get(subject, none)[0] for result in results]
                assert statuses == [move["before_status"], move["after_status"]], (sentence, move)
                seen += 1
    return seen


@pytest.mark.thorough
@pytest.mark.parametrize("name", EDITS)
def test_the_engine_tells_each_example_family_what_is_said_of_it(name: str) -> None:
    pair = Pair(build(), build(name), DAY)
    found = groups(pair)
    seen = check_examples(pair, found)
    questions = sum(move["kind"] == "question" for group in found for move in group["moves"])
    assert bool(seen or questions) == bool(found)
    assert len({group["id"] for group in found}) == len(found)


@pytest.mark.thorough
def test_the_engine_tells_each_example_family_of_two_councils_what_is_said_of_it() -> None:
    old, new = (CouncilBuild(files) for files in councils(REAL)[:2])
    pair = Pair(old, new, date(2026, 11, 26))
    found = groups(pair)
    assert all(group["fewest"] for group in found)
    assert check_examples(pair, found) > 300


def test_the_worked_families_in_a_group_are_those_whose_answers_are_all_in_it() -> None:
    pair = Pair(build(), build("a note is gone"), DAY)
    (group,) = groups(pair)
    assert group["families"] == [
        "A young person whose plan is reviewed now",
        "A young person of 18 who has left college",
    ]
    assert group["perhaps"] == []
    # 16 to 25 are ten of the twenty-six ages; but of them alone it is asked whether they are in education.
    assert group["share"] == pytest.approx(20 / 36)
    (note,) = groups(Pair(build(), build("an outcome for one strand"), DAY))
    assert len(note["families"]) == 1
    assert len(note["perhaps"]) == 3


def test_sentences_of_a_group_speak_of_all_its_families_and_of_no_others() -> None:
    pair = Pair(build(), build("a number is cut elsewhere"), DAY)
    space = pair.space
    moves = all_moves(space, *pair.versions).moves
    by_id = {(move.subject, move.after.status): move.families for move in moves}
    for group in groups(pair):
        move = group["moves"][0]
        families = by_id[Subject(move["kind"], move["id"], move["strand"]), move["after_status"]]
        boxes = [_box(pair, sentence["conditions"]) for sentence in group["sentences"]]
        assert space.meet([space.join(boxes), space.possible]) == families
        assert sum(space.count(space.meet([box, space.possible])) for box in boxes) / space.size == group["share"]


def _box(pair: Pair, conditions: list[Condition]) -> int:
    """The families that a sentence speaks of, found again from what a browser reads of it."""
    space = pair.space
    box = []
    for condition in conditions:
        place = space.numbers[condition["question"]]
        question = space.questions[place]
        cells = [cell for cell, option in enumerate(question.options) if option in condition["options"]]
        for low, high in condition["ranges"]:
            cells += [cell for cell in question.asked if low <= question.starts[cell] <= high]
        box.append((place, (*cells, *([question.cells - 1] if condition["unasked"] else []))))
    return families_of(space, tuple(box))


def test_what_is_worse_comes_first_and_the_same_answer_in_another_way_last() -> None:
    found = groups(Pair(build(), build("a number is cut elsewhere"), DAY))
    assert [group["direction"] for group in found] == ["worse", "better", "better", "better", "better"]
    assert found[0]["sentences"][0]["words"] == "Young people aged 16"
    assert found[0]["sentences"][0]["example"] == {"old": {"age": 16}, "new": {"age": 16}}
