"""Places: each belongs to one council, and each list is in order."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

from publisher.source.problems import Code, Report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publisher.model.places import Places
    from publisher.policies.read import CouncilFiles
    from publisher.source.problems import Place

_LISTS = ("names", "towns", "postcodes", "shared_postcodes")


class _Listed(NamedTuple):
    """A place in a list of one council's."""

    council: str
    shared: bool
    where: Place


def check_places(councils: Sequence[CouncilFiles], report: Report) -> None:
    """Check the places of all councils that are here, and of the others.

    Args:
        councils: those that are here; what is national is the same in each.
        report: receives every problem found: LO216, LO217.
    """
    all_places = [(files.council.name, files.council.places) for files in councils]
    all_places += [(other.council, other) for other in councils[0].places.elsewhere]
    known: dict[str, _Listed] = {}
    for council, places in all_places:
        for key in _LISTS:
            _check_order(places, key, report)
            for number, name in enumerate(getattr(places, key)):
                shared = key == "shared_postcodes"
                listed = _Listed(council, shared, places.place(key, number))
                before = known.setdefault(_letters(name), listed)
                if before is not listed and (before.council == council or not (shared and before.shared)):
                    _report_twice(name, before, listed, report)


def _check_order(places: Places, key: str, report: Report) -> None:
    names: list[str] = getattr(places, key)
    for number, (before, name) in enumerate(itertools.pairwise(names), start=1):
        if _order(name) < _order(before):
            what = f"'{name}' comes after '{before}'."
            report.add(places.place(key, number), Code.PLACES_UNSORTED, what, "Put the list in order.")


def _report_twice(name: str, before: _Listed, listed: _Listed, report: Report) -> None:
    if before.council == listed.council:
        what, do = f"'{name}' is listed twice for {listed.council}.", "Remove one of the two."
    elif name.isupper() and any(letter.isdigit() for letter in name):
        what = f"The postcode district {name} is listed for {before.council} and for {listed.council}."
        do = "If both have a part of it, list it under 'shared_postcodes' of both."
    else:
        what = f"'{name}' is listed for {before.council} and for {listed.council}."
        do = "Remove it from one of them, or from both if both have a place of this name."
    report.add(listed.where, Code.PLACE_TWICE, what, do)


def _letters(name: str) -> str:
    """What is compared when a family looks for a name."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _order(name: str) -> tuple[str, int]:
    """Names go by their letters; postcode districts by these and then by their number."""
    plain = re.sub(r"[^a-z0-9 ]", "", name.lower())
    letters = plain.rstrip("0123456789")
    return letters, int(plain[len(letters) :] or 0)
