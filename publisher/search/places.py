"""The places by which the home page finds a council, as its script reads them (overrides/assets/site/find-place.js)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publisher.model.council.council import Council
    from publisher.model.england.places import OtherCouncil
    from publisher.model.places import Places

type Area = dict[str, Any]


def areas(councils: Iterable[Council], elsewhere: Iterable[OtherCouncil]) -> list[Area]:
    """What lies in the area of each council. Those that have pages here have an id, and come first."""
    here = [{"id": council.id, "area": council.area, **_area(council.name, council.places)} for council in councils]
    return here + [_area(other.council, other) for other in elsewhere]


def names_of_places(council: Council) -> list[str]:
    """Every name and postcode district by which a council is found, beside its own name."""
    places = council.places
    return [*places.names, *places.towns, *places.postcodes, *places.shared_postcodes]


def _area(name: str, places: Places) -> Area:
    return {
        "name": name,
        "names": [*places.names, *places.towns],
        "postcodes": places.postcodes,
        "shared": places.shared_postcodes,
    }
