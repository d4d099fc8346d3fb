"""Matters on which a council's own pages differ."""

from __future__ import annotations

from pydantic import Field

from publisher.model.base import Cites, Dated, Id, Part, Sentences, SourceId, ToldSentences, ToldText
from publisher.model.references import GuidancePageId


class Saying(Part):
    """What one source page says in a matter on which two disagree."""

    source: SourceId
    text: Sentences
    cites: Cites


class Conflict(Dated):
    """A matter on which the council's own pages differ: both are shown, the safer one is used."""

    id: Id
    subject: ToldText
    page: GuidancePageId
    says: list[Saying] = Field(min_length=1)
    we_use: ToldSentences
    touches: list[Id] = Field(
        default_factory=list, description="Clauses: a result that rests on one shows this conflict."
    )
