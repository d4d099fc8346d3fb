"""What every family is told, whatever it answers: what a budget can pay for, and what to do after a no."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from publisher.difference.shown.direction import direction
from publisher.difference.shown.words import ABSENT
from publisher.pages.parts.labels import SILENT, VERDICT_LABELS
from publisher.policies.spending import spending_items

if TYPE_CHECKING:
    from publisher.difference.exact.causes import PlaceOf
    from publisher.difference.result import Standing
    from publisher.policies.editions import Edition
    from publisher.policies.redress import StepAfterNo
    from publisher.source.problems import Place


class _Said(NamedTuple):
    """What a version says: a word that is compared, its words, and where it is written."""

    what: str
    words: str
    place: Place | None


def standing(old: Edition, new: Edition, place_of: PlaceOf) -> list[Standing]:
    """What is different in what every family is told."""
    return [*_spending(old, new, place_of), *_steps(old, new, place_of)]


def _spending(old: Edition, new: Edition, place_of: PlaceOf) -> list[Standing]:
    sides = [_verdicts(edition) for edition in (old, new)]
    names = {item.id: item.name for edition in (old, new) for item in edition.files.floor.spending_items}
    strands = {strand.id: strand.name for edition in (old, new) for strand in edition.policy.strands}
    both = [{strand.id for strand in edition.policy.strands} for edition in (old, new)]
    found: list[Standing] = []
    for item, name in names.items():
        for strand, strand_name in strands.items():
            # That a version has no such budget is told of the budget itself.
            if strand not in both[0] & both[1]:
                continue
            pair = [side.get((item, strand), _Said("", ABSENT, None)) for side in sides]
            if pair[0].what != pair[1].what:
                found.append(_made("spending", item, name, strand_name, pair, place_of))
    return found


def _verdicts(edition: Edition) -> dict[tuple[str, str], _Said]:
    """For each item and strand what is said first."""
    found: dict[tuple[str, str], _Said] = {}
    for item in spending_items(edition):
        for strand in edition.policy.strands:
            about = (each for each in item.verdicts if not each.strands or strand.id in each.strands)
            said = [(each.verdict, VERDICT_LABELS[each.verdict], each.place("verdict")) for each in about]
            if said:
                what, labels = "+".join(each[0] for each in said), " and ".join(dict.fromkeys(each[1] for each in said))
                found[item.id, strand.id] = _Said(what, labels, said[0][2])
            else:
                found[item.id, strand.id] = _Said("silent", SILENT, None)
    return found


def _steps(old: Edition, new: Edition, place_of: PlaceOf) -> list[Standing]:
    sides = [{step.id: (at, step) for at, step in enumerate(edition.after_a_no)} for edition in (old, new)]
    kept = [[id_ for id_ in side if id_ in other] for side, other in (sides, reversed(sides))]
    found: list[Standing] = []
    for id_ in dict.fromkeys([*sides[1], *sides[0]]):
        pair = [
            _Said("", ABSENT, None)
            if id_ not in side
            else _step(side[id_][1], kept[number].index(id_) if id_ in kept[number] else 0, edition)
            for number, (side, edition) in enumerate(zip(sides, (old, new), strict=True))
        ]
        if pair[0].what != pair[1].what:
            name = next(side[id_][1].name for side in reversed(sides) if id_ in side)
            found.append(_made("step", id_, name, None, pair, place_of))
    return found


def _step(step: StepAfterNo, at: int, edition: Edition) -> _Said:
    names = {strand.id: strand.name for strand in edition.policy.strands}
    strands = ", ".join(names[strand] for strand in step.strands) if step.strands else "all budgets"
    limit = "No time limit." if step.time_limit is None else step.time_limit.text
    what = f"Step {at + 1}, for {strands}. {limit}"
    return _Said(what, what, step.written.place())


def _made(kind: str, id_: str, name: str, strand: str | None, pair: list[_Said], place_of: PlaceOf) -> Standing:
    before, after = pair
    places = [None if said.place is None else place_of(side, said.place) for side, said in enumerate(pair)]
    return {
        "kind": "spending" if kind == "spending" else "step",
        "id": id_,
        "name": name,
        "strand": strand,
        "before": before.words,
        "after": after.words,
        "direction": direction(kind, before.what, after.what),
        "old_place": places[0],
        "new_place": places[1],
    }
