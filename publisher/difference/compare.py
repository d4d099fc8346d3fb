"""Compares two versions of a council's policy: every stretch of days, every subject, and every edit in the files."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from publisher.difference.edits import COUNCIL_FILES, edits
from publisher.difference.exact.causes import Causes
from publisher.difference.exact.moves import all_moves
from publisher.difference.exact.space import Space
from publisher.difference.exact.told import Version
from publisher.difference.groups import Groups
from publisher.difference.standing import standing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from publisher.difference.exact.causes import PlaceOf
    from publisher.difference.exact.moves import Move
    from publisher.difference.own import OwnFamilies
    from publisher.difference.result import Counts, Difference, Group, OwnInAll, Period
    from publisher.model.council.cases import Case
    from publisher.pages.council_build import CouncilBuild


def compare(
    old: CouncilBuild, new: CouncilBuild, place_of: PlaceOf, problems: int = 0, own: OwnFamilies | None = None
) -> Difference:
    """The difference of two versions of a council's policy.

    Args:
        old: the older version.
        new: the newer version, which may be of another council.
        place_of: how a place in the files of a version, 0 or 1, is shown.
        problems: how many problems `check` finds in the newer version.
        own: the council's own families, to be counted in each sentence.
    """
    periods = _merged([_period(old, new, stretch, place_of, own) for stretch in _stretches(old, new)])
    edited = edits(old.files, new.files, COUNCIL_FILES, place_of)
    starts = [build.editions[0].from_ for build in (old, new)]
    return {
        "council": new.files.council.id,
        "name": new.files.council.name,
        "equal": not edited and not any(_says_something(period) for period in periods) and starts[0] == starts[1],
        "families": len(new.files.cases.cases),
        "problems": problems,
        "only_old": starts[0].isoformat() if starts[0] < starts[1] else None,
        "only_new": starts[1].isoformat() if starts[1] < starts[0] else None,
        "periods": periods,
        "edits": edited,
    }


class _Stretch(NamedTuple):
    """Days on which neither version changes."""

    starts: date
    ends: date | None


def _stretches(old: CouncilBuild, new: CouncilBuild) -> list[_Stretch]:
    """The stretches of days that both versions speak of."""
    first = max(build.editions[0].from_ for build in (old, new))
    days = {edition.from_ for build in (old, new) for edition in build.editions if edition.from_ > first}
    starts = [first, *sorted(days)]
    return [_Stretch(day, until) for day, until in zip(starts, [*starts[1:], None], strict=True)]


def _period(
    old: CouncilBuild, new: CouncilBuild, stretch: _Stretch, place_of: PlaceOf, own: OwnFamilies | None
) -> Period:
    logics = [build.logic_on(stretch.starts) for build in (old, new)]
    versions = [Version(logic) for logic in logics]
    space = Space(logics[0], logics[1])
    compared = all_moves(space, versions[0], versions[1])
    causes = Causes(space, versions[0], versions[1], place_of)
    cases = _cases_of(new, stretch)
    groups = Groups(space, (versions[0], versions[1]), causes, cases)
    found = groups.of(compared.moves)
    moves = [move for group in found for move in group["moves"]]
    counts = Counter(move["direction"] for move in moves if move["aspect"] == "answer")
    changed = {move.subject for move in compared.moves if move.subject.kind != "question"}
    total: Counts = {
        "worse": counts["worse"],
        "other": counts["other"],
        "better": counts["better"],
        "told": len(moves) - counts.total(),
        "same": compared.results - len(changed),
    }
    period: Period = {
        "starts": stretch.starts.isoformat(),
        "ends": None if stretch.ends is None else stretch.ends.isoformat(),
        "families": len(cases),
        "counts": total,
        "causes": causes.listed(),
        "groups": found,
        "standing": standing(logics[0].edition, logics[1].edition, place_of),
    }
    if own is not None:
        period["own"] = _own(own, space, groups, compared.moves)
    return period


def _own(own: OwnFamilies, space: Space, groups: Groups, moves: Sequence[Move]) -> OwnInAll:
    """Count own families in every sentence, those told another answer, and those told something else with the same."""
    another = space.join(move.families for move in moves if move.aspect == "answer")
    told = space.join(move.families for move in moves if move.aspect != "answer")
    otherwise = space.meet([told, space.diagrams.others(another)])
    counted = own.among(space, [another, otherwise, *(families for _, families in groups.sets)])
    in_all, with_the_same, *each = counted.found
    for (sentence, _), found in zip(groups.sets, each, strict=True):
        sentence["own"] = {"surely": found.surely, "perhaps": found.perhaps}
    return {
        "surely": in_all.surely,
        "perhaps": in_all.perhaps,
        "otherwise": {"surely": with_the_same.surely, "perhaps": with_the_same.perhaps},
        "families": counted.families,
        "apart": counted.apart,
    }


def _cases_of(build: CouncilBuild, stretch: _Stretch) -> list[Case]:
    return [
        case
        for case in build.files.cases.cases
        if stretch.starts <= case.as_of and (stretch.ends is None or case.as_of < stretch.ends)
    ]


def _merged(periods: list[Period]) -> list[Period]:
    """Neighbouring stretches on which everything is the same are one."""
    merged: list[Period] = []
    for period in periods:
        if merged and _without_days(merged[-1]) == _without_days(period):
            families = merged[-1]["families"] + period["families"]
            groups = _both(merged[-1], period)
            merged[-1] = {**merged[-1], "ends": period["ends"], "families": families, "groups": groups}
        else:
            merged.append(period)
    return merged


def _without_days(period: Period) -> object:
    groups = [{**group, "families": [], "perhaps": []} for group in period["groups"]]
    return [period["counts"], period["causes"], groups, period["standing"]]


def _both(first: Period, second: Period) -> list[Group]:
    """The same groups of two stretches, with the worked families of both."""
    return [
        {**one, "families": one["families"] + other["families"], "perhaps": one["perhaps"] + other["perhaps"]}
        for one, other in zip(first["groups"], second["groups"], strict=True)
    ]


def _says_something(period: Period) -> bool:
    return bool(period["groups"] or period["standing"] or period["causes"])
