"""Fills in what a council's policy takes from elsewhere, so that all rooms above see whole items.

A clause takes its test and words from england/clauses.yaml, and its sentence from the facts that it cites. An outcome
can be the same as one in another list, and a strand, way or holder takes what it leaves out from england/defaults.yaml,
or its name from england/kinds.yaml. Each part still knows where it was written.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from publisher.model.council.clauses import Clause
from publisher.model.council.outcomes import Holder, Outcome, SameOutcome, Strand, Way
from publisher.model.council.policy import Policy
from publisher.model.england.defaults import DefaultStrand
from publisher.model.walk import all_of, inside
from publisher.source.problems import Code, Report, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from publisher.model.base import Dated, Part
    from publisher.model.council.clauses import ClauseWithSharedTest
    from publisher.model.council.outcomes import WrittenHolder, WrittenStrand, WrittenWay
    from publisher.model.council.policy import WrittenPolicy
    from publisher.model.england.clauses import SharedClause, SharedClauses
    from publisher.model.england.defaults import Defaults
    from publisher.model.england.floor import Floor
    from publisher.model.england.kinds import HolderKind, Kinds, StrandKind, WayKind
    from publisher.source.facts import Fact

    type Written = WrittenStrand | WrittenWay | WrittenHolder
    type Kind = StrandKind | WayKind | HolderKind
    type Default = WrittenWay | WrittenHolder
    type Named = Mapping[str, list[Outcome]]


def fill_in(
    written: WrittenPolicy,
    kinds: Kinds,
    clauses: SharedClauses,
    defaults: Defaults,
    facts: Mapping[str, Fact],
    report: Report,
) -> Policy | None:
    """A council's whole policy.

    Args:
        written: what its file says.
        kinds: the strands, ways and holders, with their names.
        clauses: the tests and words that all councils share.
        defaults: what applies to strands, ways and holders where a council leaves it out.
        facts: those of the council and of the law, for clauses that say what they say.
        report: receives every problem found: LO104, LO201.

    Returns:
        The policy, each part of which knows where it was written; None where something is missing.
    """
    before = len(report.problems)
    strands: set[str] = {strand.id for strand in written.strands}
    filled = {
        "clauses": _clauses(written, clauses, facts, report),
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


def _completed(clause: ClauseWithSharedTest, lender: SharedClause, says: str = "") -> Clause:
    own = {"says": says} | _said(clause)
    lent = _left_out(own, lender)
    return _whole(Clause, clause, own | lent, dict.fromkeys(lent, lender))


def _clauses(written: WrittenPolicy, shared: SharedClauses, facts: Mapping[str, Fact], report: Report) -> list[Clause]:
    known = {clause.id: clause for clause in shared.clauses}
    clauses: list[Clause] = []
    for clause in written.clauses:
        lender = known.get(clause.id)
        if isinstance(clause, Clause):
            clauses.append(clause)
        elif lender is not None and lender.discretion is not None and (clause.met or clause.unmet):
            word = "met" if clause.met else "unmet"
            what = f"'{word}' is of no use: the shared clause '{clause.id}' is a matter of discretion."
            report.add(
                clause.place(word), Code.WRONG_VALUE, what, "Remove the line. Only the one who decides knows more."
            )
        elif lender is not None:
            said = [facts[fact].fact for fact in clause.cites if fact in facts]
            if clause.says is None and not said:
                what = f"There is no fact {clause.cites[0]} in the register."
                do = did_you_mean(clause.cites[0], facts)
                report.add(clause.place("cites", 0), Code.UNKNOWN_FACT, what, do)
                continue
            clauses.append(_completed(clause, lender, " ".join(said)))
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
        said["outcomes"] = _outcomes([*(said["outcomes"] or ()), *_what_follows(own, lender)], named, report)
        if "strands" in said:
            said["strands"] = {strand: _outcomes(listed, named, report) for strand, listed in said["strands"].items()}
        if None not in said.values():
            items.append(_whole(whole, item, said, lenders))
    return items


def _what_follows(own: Mapping[str, Any], lender: Part | None) -> Sequence[Outcome | SameOutcome]:
    """The national outcomes of a strand, for the families whom a council's own outcomes leave out."""
    if not isinstance(lender, DefaultStrand) or not lender.outcomes or "outcomes" not in own:
        return ()
    ends = any(outcome.otherwise for outcome in own["outcomes"])
    # A council that names the last one itself has chosen the order of all of them.
    last = lender.outcomes[-1].id if isinstance(lender.outcomes[-1], Outcome) else None
    named = any(isinstance(outcome, SameOutcome) and outcome.same_as == last for outcome in own["outcomes"])
    if ends or named:
        return ()
    # One that the council names for all of its families is there already, with what the council says beside it.
    placed = {outcome.same_as for outcome in own["outcomes"] if isinstance(outcome, SameOutcome) and _is_whole(outcome)}
    return [outcome for outcome in lender.outcomes if not (isinstance(outcome, Outcome) and outcome.id in placed)]


def _is_whole(outcome: SameOutcome) -> bool:
    """Whether it is for the families, and on the days, of the outcome that it names."""
    return not {"if", "otherwise", "from", "until"} & set(_said(outcome))


def _outcomes(listed: Iterable[Outcome | SameOutcome], named: Named, report: Report) -> list[Outcome]:
    outcomes: list[Outcome] = []
    for item in listed:
        if isinstance(item, Outcome):
            outcomes.append(item)
        elif item.same_as in named:
            outcomes += _same_as(item, _versions(named[item.same_as]))
        else:
            what = f"There is no outcome '{item.same_as}'."
            do = f"{did_you_mean(item.same_as, named)} 'same_as' takes an outcome of this kind with an 'id'."
            report.add(item.place("same_as"), Code.UNKNOWN_REFERENCE, what, do)
    return outcomes


def _versions(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """The versions of one outcome. Where two hold on one day, which `check` reports, the first counts."""
    return [new for place, new in enumerate(outcomes) if all(_apart(new, old) for old in outcomes[:place])]


def _same_as(item: SameOutcome, versions: Sequence[Outcome]) -> list[Outcome]:
    """The versions of an outcome on the days that are said where it is named.

    Where it is named for days on which there is none any more, or not yet, the last one goes on, or the first begins.
    """
    in_order = sorted(versions, key=lambda version: version.from_ or date.min)
    there = [version for version in in_order if not _apart(item, version)]
    if not there:
        is_over = in_order[-1].until is not None and item.from_ is not None and in_order[-1].until <= item.from_
        there = [in_order[-1 if is_over else 0]]
    return [_same(item, version, first=version is there[0], last=version is there[-1]) for version in there]


def _same(item: SameOutcome, version: Outcome, *, first: bool, last: bool) -> Outcome:
    """A version as it is where it is named; the days that are said there narrow those of one between two others."""
    own = _said(item)
    del own["same_as"]
    lent = _left_out(own, version)
    del lent["id"]
    if "if" in own or "otherwise" in own:
        lent.pop("if", None)
        lent.pop("otherwise", None)
    if _apart(item, version):
        lent.pop("from", None)
        lent.pop("until", None)
    if not first and version.from_ is not None and "from" in own:
        own["from"] = max(own["from"], version.from_)
    if not last and version.until is not None and "until" in own:
        own["until"] = min(own["until"], version.until)
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
