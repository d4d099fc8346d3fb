"""The bodies that help families or decide everywhere in England (bodies.yaml)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from publisher.model.base import Cites, Id, Part, Text, WebAddress


class Body(Part):
    """A body that gives advice to families, that decides after a no, or that finds the right council."""

    id: Id
    name: Text
    does: Literal["advise", "decide", "find_council"]
    web: WebAddress
    looked_up: date = Field(description="The day on which somebody last looked whether this is still so.")
    cites: Cites


class Bodies(Part):
    """bodies.yaml."""

    bodies: list[Body]

    def of(self, *ids: str) -> list[Body]:
        """Some bodies by their ids, in the order of the file."""
        return [body for body in self.bodies if body.id in ids]

    def that(self, does: str) -> list[Body]:
        """Those that do something."""
        return [body for body in self.bodies if body.does == does]
