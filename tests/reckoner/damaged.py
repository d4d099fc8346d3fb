"""Compiled policies that something has gone wrong with, and answers of any kind to what they ask."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from reckoner import DONT_KNOW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reckoner import Policy

type Place = tuple[Any, Any]

ODD: list[Any] = [None, True, False, 0, 1, -1, 2, 99, 10**12, 1.5, "", "x", "none", [], {}, [0], [[]], {"a": 0}]


def places(value: Any) -> Iterator[Place]:
    """Every value inside another, as what holds it and the key or the place."""
    held = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in held:
        yield value, key
        yield from places(inner)


@st.composite
def damaged(draw: st.DrawFn, text: str) -> str:
    """The text of a policy in which a few values are others, are gone, are in another's place or are there twice."""
    data = json.loads(text)
    for _ in range(draw(st.integers(1, 3))):
        found = list(places(data))
        if not found:
            break
        holder, key = draw(st.sampled_from(found))
        match draw(st.sampled_from(["odd", "gone", "swapped", "twice", "near"])):
            case "gone":
                del holder[key]
            case "swapped":
                other, there = draw(st.sampled_from(found))
                if there in other if isinstance(other, dict) else there < len(other):
                    holder[key], other[there] = copy.deepcopy(other[there]), copy.deepcopy(holder[key])
            case "twice" if isinstance(holder, list):
                holder.append(copy.deepcopy(holder[key]))
            case "near" if type(holder[key]) is int:
                holder[key] += draw(st.integers(-3, 3))
            case _:
                holder[key] = copy.deepcopy(draw(st.sampled_from(ODD)))
    return json.dumps(data)


@st.composite
def some_answers(draw: st.DrawFn, policy: Policy) -> dict[str, object]:
    """Answers to some of the questions of a policy; now and then, one is none."""
    given: dict[str, object] = {}
    for question in policy.editions[0].questions:
        known: list[object] = [option for option, _ in question.options] or [question.least, question.most]
        if draw(st.booleans()):
            given[question.id] = draw(st.sampled_from([*known, *known, *known, DONT_KNOW, "x", 5]))
    return given
