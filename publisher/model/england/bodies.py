"""The bodies that help families or decide everywhere in England (bodies.yaml)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from publisher.model.base import Cites, Id, Part, Sentences, Statement, Text, WebAddress


class Body(Part):
    """A body that gives advice to families, that decides after a no, or that finds the right council."""

    id: Id
    name: Text
    called: Text | None = Field(default=None, description="What a short text calls it: that leads to it, too.")
    does: Literal["advise", "decide", "find_council"]
    about: Text | None = Field(default=None, description="What families go there for, in two or three words.")
    how: Sentences | None = Field(default=None, description="What it is, and how it is reached, where it is told of.")
    web: WebAddress
    looked_up: date = Field(description="The day on which somebody last looked whether this is still so.")
    cites: Cites


class Bodies(Part):
    """bodies.yaml."""

    near_you: Statement = Field(description="Said where a page is about no council: that each area has free advice.")
    bodies: list[Body]

    def get(self, id_: str | None) -> Body | None:
        """A body by its id."""
        return next((body for body in self.bodies if body.id == id_), None)
