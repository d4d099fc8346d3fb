"""Fills in what a council's policy takes from elsewhere, so that all rooms above see whole items.

A clause takes its test and words from england/clauses.yaml, an outcome can be the same as one in another list, and a
strand, way or holder takes what it leaves out from england/defaults.yaml, or its name from england/kinds.yaml. Each
part still knows where it was written.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from publisher.model.council.clauses import Clause
from publisher.model.council.outcomes import Holder, Outcome, Strand, Way
from publisher.model.council.policy import Policy
from publisher.model.walk import all_of, inside
from publisher.source.problems import Code, Report, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from publisher.model.base import Dated, Part
    from publisher.model.council.clauses import ClauseWithSharedTest
    from publisher.model.council.outcomes import (
        SameOutcome,
        WrittenHolder,
        WrittenStrand,
        WrittenWay,
    )
    from publisher.model.council.policy import WrittenPolicy
    from publisher.model.england.clauses import SharedClause, SharedClauses
    from publisher.model.england.defaults import Defaults, DefaultStrand
    from publisher.model.england.floor import Floor
    from publisher.model.england.kinds import HolderKind, Kinds, StrandKind, WayKind

    type Written = WrittenStrand | WrittenWay | WrittenHolder
    type Kind = StrandKind | WayKind | HolderKind
    type Default = WrittenWay | WrittenHolder
    type Named = Mapping[str, list[Outcome]]


def fill_in(
    written: WrittenPolicy, kinds: Kinds, clauses: SharedClauses, defaults: Defaults, report: Report
) -> Policy | None:
    """A council's whole policy.

    Args:
        written: what its file says.
        kinds: the strands, ways and holders, with their names.
        clauses: the tests and words that all councils share.
        defaults: what applies to strands, ways and holders where a council leaves it out.
        report: receives every problem found: LO104, LO201.

    Returns:
        The policy, each part of which knows where it was written; None where something is missing.
    """
    before = len(report.problems)
    strands: set[str] = {strand.id for strand in written.strands}
    filled = {
        "clauses": _clauses(written, clauses, report),
        "strands": _items(Strand, written.strands, kinds.strands, defaults.strands, strands, report),
        "ways": _items(Way, written.ways, kinds.ways, defaults.ways, strands, report),
        "holders": _items(Holder, written.holders, kinds.holders, defaults.holders, strands, report),
    }
    return _whole(Policy, written, _said(written) | filled) if len(report.problems) == before else None


def named_outcomes(items: Iterable[Part]) -> dict[str, list[Outcome]]:
    """The outcomes with an id that some strands, ways or holders have; several of one id are versions by date."""
    named: defaultdict[str, list[Outcome]] = defaultdict(list)
    for outcome in all_of(list(items), Outcome):
        if outcome.id is not None:
            named[outcome.id].append(outcome)
    return dict(named)


def lent_clauses(floor: Floor, shared: SharedClauses) -> list[Clause]:
    """The shared clauses that national outcomes and notes rest on, whole: for councils that do not have them."""
    known = {clause.id: clause for clause in shared.clauses}
    return [_completed(clause, known[clause.id]) for clause in floor.lends if clause.id in known]


def _completed(clause: ClauseWithSharedTest, lender: SharedClause) -> Clause:
    own = _said(clause)
    lent = _left_out(own, lender)
    return _whole(Clause, clause, own | lent, dict.fromkeys(lent, lender))


def _clauses(written: WrittenPolicy, shared: SharedClauses, report: Report) -> list[Clause]:
    known = {clause.id: clause for clause in shared.clauses}
    clauses: list[Clause] = []
    for clause in written.clauses:
        lender = known.get(clause.id)
        if isinstance(clause, Clause):
            clauses.append(clause)
        elif lender is not None:
            clauses.append(_completed(clause, lender))
        else:
            what = f"'{clause.id}' has no 'test' and no 'discretion', and no shared clause has this id."
            do = f"{did_you_mean(clause.id, known)} The shared ones are in england/clauses.yaml. Or write a 'test'."
            report.add(clause.place("id"), Code.UNKNOWN_REFERENCE, what, do)
    return clauses


def _items[P: Part](
    whole: type[P],
    written: Sequence[Written],
    kinds: Sequence[Kind],
    defaults: Sequence[DefaultStrand | Default],
    strands: set[str],
    report: Report,
) -> list[P]:
    """Whole strands, ways or holders.

    Where neither the council nor the defaults give a name, the kind does.

    Outcomes for a strand are narrower than the general ones, so the national ones do not hold under a council's own.
    """
    named = named_outcomes([*defaults, *written])
    national = {item.id: item for item in defaults}
    kind_of = {kind.id: kind for kind in kinds}
    items: list[P] = []
    for item in written:
        own = _said(item)
        lender = national.get(item.id)
        lent = {} if lender is None else _left_out(own, lender)
        if "outcomes" in own:
            lent.pop("strands", None)
        if "strands" in lent:
            lent["strands"] = {strand: listed for strand, listed in lent["strands"].items() if strand in strands}
        lenders: dict[str, Part] = {} if lender is None else dict.fromkeys(lent, lender)
        kind = kind_of.get(item.id)
        if kind is not None and "name" not in own | lent:
            lent["name"], lenders["name"] = kind.name, kind
        said = own | lent
        missing = [name for name, field in whole.model_fields.items() if field.is_required() and name not in said]
        if missing and kind is None:
            what = f"There is no {whole.__name__.lower()} '{item.id}'."
            report.add(item.place("id"), Code.UNKNOWN_REFERENCE, what, did_you_mean(item.id, kind_of))
            continue
        for key in missing:
            what = f"'{key}' is missing, and england/defaults.yaml has none for '{item.id}'."
            report.add(item.place("id"), Code.MISSING_KEY, what, f"Add '{key}:' with its value.")
            said[key] = None
        said["outcomes"] = _outcomes(said["outcomes"] or (), named, report)
        if "strands" in said:
            said["strands"] = {strand: _outcomes(listed, named, report) for strand, listed in said["strands"].items()}
        if None not in said.values():
            items.append(_whole(whole, item, said, lenders))
    return items


def _outcomes(listed: Iterable[Outcome | SameOutcome], named: Named, report: Report) -> list[Outcome]:
    outcomes: list[Outcome] = []
    for item in listed:
        if isinstance(item, Outcome):
            outcomes.append(item)
        elif item.same_as in named:
            outcomes += [
                _same(item, version) for version in _versions(named[item.same_as]) if not _apart(item, version)
            ]
        else:
            what = f"There is no outcome '{item.same_as}'."
            do = f"{did_you_mean(item.same_as, named)} 'same_as' takes an outcome of this kind with an 'id'."
            report.add(item.place("same_as"), Code.UNKNOWN_REFERENCE, what, do)
    return outcomes


def _versions(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """The versions of one outcome. Where two hold on one day, which `check` reports, the first counts."""
    return [new for place, new in enumerate(outcomes) if all(_apart(new, old) for old in outcomes[:place])]


def _same(item: SameOutcome, version: Outcome) -> Outcome:
    own = _said(item)
    del own["same_as"]
    lent = _left_out(own, version)
    del lent["id"]
    if "if" in own or "otherwise" in own:
        lent.pop("if", None)
        lent.pop("otherwise", None)
    for key, day, narrower in (("from", version.from_, max), ("until", version.until, min)):
        if key in own and day is not None:
            own[key] = narrower(own[key], day)
    return _whole(type(version), item, own | lent, dict.fromkeys(lent, version))


def _apart(one: Dated, other: Dated) -> bool:
    """Whether there is no day on which both are in force."""
    return any(
        first.until is not None and second.from_ is not None and first.until <= second.from_
        for first, second in ((one, other), (other, one))
    )


def _said(part: Part) -> dict[str, Any]:
    """What a file says of a part, by key."""
    names = {field.alias or name for name, field in type(part).model_fields.items() if name in part.model_fields_set}
    return {key: value for key, value in inside(part) if key in names and value is not None}


def _left_out(own: Mapping[str, Any], lender: Part) -> dict[str, Any]:
    """What a lender has, by key, and `own` has not."""
    return {key: value for key, value in _said(lender).items() if key not in own}


def _whole[P: Part](kind: type[P], written: Part, said: dict[str, Any], lenders: Mapping[str, Part] | None = None) -> P:
    """A part with the places of `written`, except for the keys that are lent to it."""
    part = kind.model_validate(said)
    part.take_places(written, lenders or {})
    return part
