"""What applies to strands, ways and holders where a council leaves it out (england/defaults.yaml)."""

from __future__ import annotations

from pydantic import Field

from publisher.model.base import Part, Step
from publisher.model.council.outcomes import StrandOutcome, WrittenHolder, WrittenOutcome, WrittenWay
from publisher.model.references import StrandId


class DefaultStrand(Part):
    """What is the same of a strand everywhere: what we would have ready when we ask, and what the law comes to."""

    id: StrandId
    ready: list[Step] = Field(min_length=1, description="Our own advice, for councils whose page gives none.")
    outcomes: list[WrittenOutcome[StrandOutcome]] | None = Field(
        default=None,
        min_length=1,
        description="What families are told by the law alone; left out where no law says that there is such a budget.",
    )


class Defaults(Part):
    """defaults.yaml: what applies to strands, ways and holders where a council leaves it out."""

    strands: list[DefaultStrand] = Field(default_factory=list)
    ways: list[WrittenWay]
    holders: list[WrittenHolder]
