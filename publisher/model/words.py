"""The shared words (england/words.yaml): what terms mean, in plain English."""

from __future__ import annotations

from pydantic import Field

from publisher.model.base import Id, Part, Text


class Term(Part):
    """A word that families meet, explained. `short` is an abbreviation, explained wherever it stands."""

    id: Id
    term: Text
    short: Text | None = None
    meaning: Text
    also: list[Text] = Field(default_factory=list, description="Other names for the same thing.")


class Words(Part):
    """The glossary."""

    terms: list[Term]
