"""A difference as families are told of it: who they are, and what they were told and are told. No file, no cause."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from publisher.difference.shown.outline import alike, moved
from publisher.difference.shown.people import quoted

if TYPE_CHECKING:
    from publisher.difference.result import Condition, Difference, Group, Period


class Situation(NamedTuple):
    """Families that are told something else: who they are, in any of these words, and what is different for them."""

    who: list[str]
    conditions: list[list[Condition]]
    moves: list[str]


class Stretch(NamedTuple):
    """What is different on some days.

    starts: the first of them; None where it is so from the day on which the version was published.
    until: the first day on which it is no longer so.
    everybody: what every family is told, whatever it answers.
    """

    starts: date | None
    until: date | None
    situations: list[Situation]
    everybody: list[str]


def for_families(difference: Difference, day: date) -> list[Stretch]:
    """What families are told of a difference that was published on a day; nothing that is past by then.

    What comes later is what is not so already.
    """
    found: list[Stretch] = []
    known: list[Situation] = []
    said: set[str] = set()
    for period in difference["periods"]:
        starts, ends = date.fromisoformat(period["starts"]), period["ends"]
        until = None if ends is None else date.fromisoformat(ends)
        if until is not None and until <= day:
            continue
        situations = [one for one in map(_situation, period["groups"]) if not any(_in(one, other) for other in known)]
        everybody = [line for line in _everybody(period) if line not in said]
        known += situations
        said.update(everybody)
        if situations or everybody:
            found.append(Stretch(starts if starts > day else None, until, situations, everybody))
    return found


def _in(one: Situation, other: Situation) -> bool:
    """Whether all families of a situation are in another one, with the same moves."""
    return one.moves == other.moves and all(
        any(all(_covered(condition, narrow) for condition in wide) for wide in other.conditions)
        for narrow in one.conditions
    )


def _covered(wide: Condition, narrow: list[Condition]) -> bool:
    """Whether all families that meet some conditions meet another one."""
    return any(
        each["question"] == wide["question"]
        and set(each["options"]) <= set(wide["options"])
        and all(any(low <= least and most <= high for low, high in wide["ranges"]) for least, most in each["ranges"])
        and each["unasked"] <= wide["unasked"]
        for each in narrow
    )


def _situation(group: Group) -> Situation:
    return Situation(
        [sentence["words"] for sentence in group["sentences"]],
        [sentence["conditions"] for sentence in group["sentences"]],
        [line.text for moves in alike(group["moves"]) for line in moved(moves)],
    )


def _everybody(period: Period) -> list[str]:
    return [
        f"{each['name']}{f' ({each["strand"]})' if each['strand'] else ''}: "
        f"from {quoted(each['before'])} to {quoted(each['after'])}"
        for each in period["standing"]
    ]
