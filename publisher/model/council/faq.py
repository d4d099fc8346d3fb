"""Questions that families ask (faq.yaml). Those that the reckoner asks are in england/questions.yaml."""

from __future__ import annotations

from pydantic import Field

from publisher.model.base import Dated, Id, Part, Prose, Sentences
from publisher.model.references import PageId


class Faq(Dated):
    """A question families ask, and its answer."""

    id: Id
    question: Sentences
    answer: list[Prose] = Field(min_length=1)
    see: PageId | None = None


class FaqFile(Part):
    """faq.yaml."""

    faq: list[Faq]
