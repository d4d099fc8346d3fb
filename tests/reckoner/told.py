"""Finds a decision in what the engine tells a family, and checks it against naive judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.reckoner.naive import About, Answer, Naive

type Told = dict[str, Any]


def told_of(result: Told, about: About, naive: Naive) -> Told | None:
    """What a result says of a decision; None for one that every strand puts its own in the place of."""
    kind, id_, strand = about
    match kind:
        case "strand":
            found: Told = result["strands"][id_]
        case "way":
            own = {entry for other, way, entry in naive.conditions if (other, way) == (kind, id_)}
            general = [name for name in result["strands"] if name not in own]
            if strand is None and not general:
                return None
            found = result["strands"][strand or general[0]]["ways"][id_]
        case _:
            holder = result["holders"][id_]
            found = holder if strand is None else holder["strands"][strand]
    return found


def outcomes_told(told: Told) -> list[tuple[str, str]]:
    """The status and headline of every outcome that is still possible."""
    if told["possible"]:
        return [(entry["status"], entry["headline"]) for entry in told["possible"]]
    return [(told["status"], told["headline"])]


def assert_exact(result: Told, about: About, naive: Naive, given: Mapping[str, Answer]) -> None:
    """A decision is settled if and only if every completion agrees, and says just what can still be."""
    possible = sorted(naive.possible(about, given))
    if about[0] == "note":
        assert (about[1] in {note["note"] for note in result["notes"]}) == (possible == [0])
        return
    told = told_of(result, about, naive)
    if told is None:
        return
    outcomes = [naive.outcomes[about][k] for k in possible]
    assert outcomes_told(told) == [(outcome.status, outcome.headline) for outcome in outcomes]
    statuses = {outcome.status for outcome in outcomes}
    assert told["status"] == (statuses.pop() if len(statuses) == 1 else "need_answers")
    if len(outcomes) == 1:
        assert [step["text"] for step in told["steps"]] == [step.text for step in outcomes[0].steps]
        assert told["when"] == outcomes[0].when


def assert_smallest_change(result: Told, about: About, naive: Naive, given: Mapping[str, Answer]) -> None:
    """The change that a decision tells is enough, is as small as any, and holds nothing that can be left out."""
    told = told_of(result, about, naive)
    if told is None:
        return
    wanted, fewest = naive.hoped_for(about), naive.fewest_changes(about, given)
    if naive.possible(about, given) <= wanted or fewest is None:
        assert told["change"] is None
        return
    changes = {entry["question"]: entry["to"] for entry in told["change"]}
    assert naive.possible(about, {**given, **changes}) <= wanted
    assert sum(name in given for name in changes) == fewest
    assert {entry["question"] for entry in told["change"] if entry["given"]} == set(given) & set(changes)
    for name in changes:
        without = {other: value for other, value in changes.items() if other != name}
        assert not naive.possible(about, {**given, **without}) <= wanted
        assert not (name in given and naive.questions[name].fixed)
