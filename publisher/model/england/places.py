"""Places of other councils, which have no pages here (england/places.yaml): a family is told whose they are."""

from __future__ import annotations

from pydantic import Field

from publisher.model.base import Part, Text
from publisher.model.places import Places


class OtherCouncil(Places):
    """A council that has no pages here, and what lies in its area."""

    council: Text = Field(description="Its name, as it reads on after 'comes under'.")


class OtherPlaces(Part):
    """places.yaml."""

    elsewhere: list[OtherCouncil]
