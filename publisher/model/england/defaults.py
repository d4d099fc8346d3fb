"""What applies to ways and holders where a council leaves it out (england/defaults.yaml)."""

from __future__ import annotations

from publisher.model.base import Part
from publisher.model.council.outcomes import WrittenHolder, WrittenWay


class Defaults(Part):
    """defaults.yaml: what applies to ways and holders where a council leaves it out."""

    ways: list[WrittenWay]
    holders: list[WrittenHolder]
