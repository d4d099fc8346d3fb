"""Going through parts: every string, and copies with changes, in which only what changed is new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from publisher.model.walk import strings_in, with_contents
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


def test_every_string_is_found_however_deep_and_nothing_else() -> None:
    assert list(strings_in({"a": ["x", {"b": "y"}], "c": 3, "d": None})) == ["x", "y"]
    policy = exampleshire().policy
    found = set(strings_in([policy.clauses, policy.strands]))
    assert {policy.clauses[0].id, policy.clauses[0].met, policy.strands[0].outcomes[-1].headline} <= found
