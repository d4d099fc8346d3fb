from __future__ import annotations

import pytest

from publisher.pages.parts.ticked import box, branches, either, if_ticked
from publisher.rules.diagram import Diagrams
from publisher.rules.logic import HIDDEN, SHOWN


@pytest.fixture
def diagrams() -> Diagrams:
    """Two questions: one with three answers, one with two."""
    return Diagrams([3, 2], 2)


def test_a_box_is_named_by_its_question_and_a_letter() -> None:
    assert box(3, 1) == "4b"
    assert either(0, [2]) == "1c"
    assert either(0, [0, 1, 2]) == "1a, 1b or 1c"


def test_answers_that_lead_to_the_same_place_are_one_branch(diagrams: Diagrams) -> None:
    node = diagrams.node(0, (SHOWN, HIDDEN, SHOWN))
    assert branches(diagrams, node) == [((0, 2), SHOWN), ((1,), HIDDEN)]


def test_who_left_out_a_question_is_not_held_up_by_it(diagrams: Diagrams) -> None:
    second = diagrams.node(1, (SHOWN, HIDDEN))
    node = diagrams.node(0, (SHOWN, second, second))
    assert if_ticked(diagrams, node) == "1a; or if you ticked 2a"


def test_whom_something_is_for_is_said_by_their_boxes_the_shortest_way_first(diagrams: Diagrams) -> None:
    second = diagrams.node(1, (SHOWN, HIDDEN))
    node = diagrams.node(0, (second, SHOWN, HIDDEN))
    assert if_ticked(diagrams, node) == "1b; or if you ticked 1a, and also 2a"
