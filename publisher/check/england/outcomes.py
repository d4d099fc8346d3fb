"""What strands, ways and holders share is written once: each outcome with an id is unique, and used by some list."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from publisher.model.council.outcomes import Note, Outcome, SameOutcome
from publisher.model.formulas import Test, walk
from publisher.model.walk import all_of
from publisher.policies.shared import named_outcomes
from publisher.source.problems import Code, Report, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publisher.model.base import Part
    from publisher.model.england.defaults import DefaultStrand
    from publisher.policies.read import CouncilFiles
    from publisher.policies.shared import Default, Kind, Written

_MAY_DIFFER = {"id", "if_", "otherwise", "from_", "until"}
"""What two equal outcomes may still have of their own."""


def check_shared_outcomes(files: CouncilFiles, report: Report) -> None:
    """Check the strands, ways and holders of a council, each kind by itself."""
    written, kinds, defaults = files.written, files.kinds, files.defaults
    lists: tuple[tuple[Sequence[Written], Sequence[Kind], Sequence[Default | DefaultStrand]], ...] = (
        (written.strands, kinds.strands, defaults.strands),
        (written.ways, kinds.ways, defaults.ways),
        (written.holders, kinds.holders, defaults.holders),
    )
    for own, kinds_of_them, national in lists:
        _check_names(own, kinds_of_them, national, report)
        _check_ids(own, national, report)
        _check_copies(own, report)


def check_defaults(files: CouncilFiles, report: Report) -> None:
    """Nothing in defaults.yaml rests on what only some councils have."""
    clauses = {clause.id: clause for clause in files.floor.clauses}
    tests = {id_ for id_, clause in clauses.items() if clause.test is not None}
    lent = {clause.id for clause in files.floor.lends}
    for items in (files.defaults.strands, files.defaults.ways, files.defaults.holders):
        named = named_outcomes(items)
        for same in all_of(items, SameOutcome):
            if same.same_as not in named:
                what = f"There is no outcome '{same.same_as}'."
                report.add(same.place("same_as"), Code.UNKNOWN_REFERENCE, what, did_you_mean(same.same_as, named))
        outcomes: list[Outcome | SameOutcome] = [*all_of(items, Outcome), *all_of(items, SameOutcome)]
        for outcome in outcomes:
            for part, keys, found in _conditions(outcome):
                if isinstance(found, Test) or found not in tests | lent:
                    what = "A national outcome can only use clauses of floor.yaml, and shared ones that it lends."
                    do = did_you_mean(str(found), tests | lent)
                    report.add(part.place(*keys), Code.UNKNOWN_REFERENCE, what, do)
            for index, name in enumerate(outcome.council_decides):
                if name not in clauses:
                    what = f"There is no national clause '{name}'."
                    place = outcome.place("council_decides", index)
                    report.add(place, Code.UNKNOWN_REFERENCE, what, did_you_mean(name, clauses.keys() - tests))
            if outcome.ask:
                what = "A national outcome cannot name a contact: each council has its own."
                report.add(outcome.place("ask"), Code.WRONG_VALUE, what, "Say in a step whom to ask.")


def check_told(files: CouncilFiles, report: Report) -> None:
    """What national outcomes and notes rest on is national, or shared and lent, so that it reaches every council."""
    shared = {clause.id for clause in files.clauses.clauses if clause.test is not None}
    for clause in files.floor.lends:
        if clause.id not in shared:
            what = f"There is no shared clause '{clause.id}' to lend."
            report.add(clause.place("id"), Code.UNKNOWN_REFERENCE, what, did_you_mean(clause.id, shared))
    tests = {clause.id for clause in files.floor.clauses if clause.test is not None}
    lent = {clause.id for clause in files.floor.lends}
    for item in files.floor.told:
        for part, keys, found in _conditions(item):
            if isinstance(found, Test) or found not in tests | shared:
                what = "A national outcome or note can only use clauses of floor.yaml and clauses.yaml."
                report.add(part.place(*keys), Code.UNKNOWN_REFERENCE, what, did_you_mean(str(found), tests | shared))
            elif found not in tests | lent:
                what = f"A council that has no clause '{found}' would not tell its families of this."
                do = "Add it to 'lends' in floor.yaml, with what it 'says' and the rules it 'cites'."
                report.add(part.place(*keys), Code.UNKNOWN_REFERENCE, what, do)


def _conditions(item: Outcome | SameOutcome | Note) -> Iterator[tuple[Part, tuple[str | int, ...], str | Test]]:
    """Everything that the condition of an outcome or a note names, and those of its steps, with where that is."""
    for part in (item, *(() if isinstance(item, Note) else item.steps)):
        if part.if_ is not None:
            yield from ((part, keys, found) for keys, found in walk(part.if_, ("if",)))


def _check_names(
    own: Sequence[Written], kinds: Sequence[Kind], national: Sequence[Default | DefaultStrand], report: Report
) -> None:
    usual = {kind.id: kind.name for kind in kinds}
    usual |= {item.id: name for item in national if (name := getattr(item, "name", None)) is not None}
    for item in own:
        if item.name is not None and item.name == usual.get(item.id):
            what = f"'{item.name}' is already the name of '{item.id}'."
            report.add(item.place("name"), Code.SHARED_REPEATED, what, "Remove the line.")


def _check_ids(own: Sequence[Part], national: Sequence[Part], report: Report) -> None:
    """Ids are unique, and each is used by another list."""
    named = named_outcomes(own)
    used = {same.same_as for same in all_of(list(own), SameOutcome)}
    homes = {id(outcome): number for number, items in enumerate(_lists(own)) for outcome in items}
    taken = named_outcomes(national)
    for id_, outcomes in named.items():
        if id_ in taken:
            what = f"Duplicate outcome '{id_}': the national one is at {taken[id_][0].place('id')}."
            report.add(outcomes[0].place("id"), Code.DUPLICATE_ID, what, "Give this one another id.")
        for first, other in itertools.pairwise(outcomes):
            if homes[id(first)] != homes[id(other)]:
                what = f"Duplicate outcome '{id_}': the other is at {first.place('id')}."
                report.add(other.place("id"), Code.DUPLICATE_ID, what, "Give this one another id.")
        if id_ not in used:
            what = f"No list uses the outcome '{id_}'."
            report.add(
                outcomes[0].place("id"), Code.SHARED_UNUSED, what, f"Use it with 'same_as: {id_}', or remove 'id'."
            )


def _check_copies(own: Sequence[Part], report: Report) -> None:
    first: dict[str, Outcome] = {}
    for outcome in all_of(list(own), Outcome):
        said = outcome.model_dump_json(exclude=_MAY_DIFFER)
        same = first.setdefault(said, outcome)
        if same is not outcome:
            what = f"This outcome repeats the one at {same.place()}."
            do = f"Replace it with 'same_as: {same.id or 'ID'}'{'' if same.id else ', and give that one an id'}."
            report.add(outcome.place(), Code.SHARED_REPEATED, what, do)


def _lists(own: Sequence[Part]) -> list[list[Outcome]]:
    """The lists of outcomes that are written in some strands, ways or holders."""
    return [
        [item for item in listed if isinstance(item, Outcome)]
        for listed in all_of(list(own), list)
        if any(isinstance(item, Outcome) for item in listed)
    ]
