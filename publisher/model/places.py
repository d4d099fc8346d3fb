"""Where a council is: the names and the postcodes by which a family finds it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from publisher.model.base import Part, Text

POSTCODE_DISTRICT = r"^[A-Z]{1,2}[0-9][0-9A-Z]?$"
"""The first half of a postcode: SG1, PO16, EC1A."""

District = Annotated[str, StringConstraints(pattern=POSTCODE_DISTRICT)]


class Places(Part):
    """What lies in the area of one council. Each list is in order, so that what is missing or twice is seen."""

    names: list[Text] = Field(
        default_factory=list, description="Short, old and everyday names of the whole area: Herts, Pompey."
    )
    towns: list[Text] = Field(
        default_factory=list,
        description="Towns, villages, parts of a city, and the smaller councils inside a county. "
        "A name that is well known elsewhere, too, is left out.",
    )
    postcodes: list[District] = Field(
        default_factory=list, description="Postcode districts that lie in the area as a whole."
    )
    shared_postcodes: list[District] = Field(
        default_factory=list, description="Postcode districts of which a part lies in the area of another council."
    )
