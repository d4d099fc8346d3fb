"""Questions that families ask (faq.yaml). Those that the reckoner asks are in england/questions.yaml."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from publisher.model.base import Dated, FactId, Id, Part, Sentences, Statement
from publisher.model.references import PageId


class Silence(Dated):
    """A sentence that says that the council's page does not say it, and what to do. It rests on no fact."""

    text: Sentences
    silent: list[Id] = Field(
        min_length=1, description="The items of england/checklist.yaml of which no page of the council speaks."
    )

    @property
    def cites(self) -> list[FactId]:
        """No fact: that nothing is said is proved by `covers` in council.yaml."""
        return []


def _kind(value: Any) -> str:
    """Whether an answer states something, or says that the page is silent."""
    silent = "silent" in value if isinstance(value, dict) else isinstance(value, Silence)
    return "a silence" if silent else "a statement"


Answer = Annotated[
    Annotated[Statement, Tag("a statement")] | Annotated[Silence, Tag("a silence")], Discriminator(_kind)
]


class Faq(Dated):
    """A question families ask, and its answer."""

    id: Id
    question: Sentences
    answer: list[Answer] = Field(min_length=1)
    see: PageId | None = None


class FaqFile(Part):
    """faq.yaml."""

    faq: list[Faq]
