"""Copies of parts with changes: only what changed is new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from publisher.model.walk import with_contents
from tests.policies import exampleshire

if TYPE_CHECKING:
    from collections.abc import Callable


def renamed(old: str, new: str) -> Callable[[Any], Any]:
    """A change of one text, wherever it is."""

    def change(value: Any) -> Any:
        return new if value == old else with_contents(value, change)

    return change


def test_what_does_not_change_is_the_same_object() -> None:
    policy = exampleshire().policy
    assert with_contents(policy, renamed("no text of the policy", "")) is policy


def test_a_change_deep_inside_leaves_its_neighbours_alone() -> None:
    policy = exampleshire().policy
    first = policy.clauses[0]
    assert first.met is not None
    copy = with_contents(policy, renamed(first.met, "It is so."))
    assert copy.clauses[0].met == "It is so."
    assert policy.clauses[0].met == first.met != "It is so."
    assert copy.clauses[1] is policy.clauses[1]
    assert copy.strands is policy.strands


def test_lists_and_mappings_are_changed_in_their_order() -> None:
    assert with_contents({"b": ["x", "y"], "a": "x"}, renamed("x", "z")) == {"b": ["z", "y"], "a": "z"}
