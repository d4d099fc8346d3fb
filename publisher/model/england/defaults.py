"""What applies to strands, ways and holders where a council leaves it out (england/defaults.yaml)."""

from __future__ import annotations

from pydantic import Field

from publisher.model.base import Part, Step
from publisher.model.council.outcomes import WrittenHolder, WrittenWay
from publisher.model.references import StrandId


class DefaultStrand(Part):
    """What is the same of a strand everywhere: what we would have ready when we ask."""

    id: StrandId
    ready: list[Step] = Field(min_length=1, description="Our own advice, for councils whose page gives none.")


class Defaults(Part):
    """defaults.yaml: what applies to strands, ways and holders where a council leaves it out."""

    strands: list[DefaultStrand] = Field(default_factory=list)
    ways: list[WrittenWay]
    holders: list[WrittenHolder]
