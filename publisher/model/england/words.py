"""The shared words (england/words.yaml): what terms mean, in plain English, and what is not to be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from publisher.model.base import Id, Part, Sentences, Text

if TYPE_CHECKING:
    from collections.abc import Collection


class Term(Part):
    """A word that families meet, explained. `short` is its abbreviation."""

    id: Id
    term: Text
    short: Text | None = None
    meaning: Sentences
    also: list[Text] = Field(default_factory=list, description="Other names for the same thing.")
    council: Id | None = Field(
        default=None, description="The council whose word it is. A site without that council does not explain it."
    )
    former: bool = Field(
        default=False,
        description="It is no longer in use: old pages and letters have it. It is explained wherever it is written.",
    )


class RetiredTerm(Part):
    """An outdated name that source pages use. A fact may have it; our own texts say `say`."""

    term: Text
    say: Text


class AvoidedPhrase(Part):
    """Words that a British friend would not say to a family. No text of ours has them, and `say` is what to write."""

    phrase: Text
    say: Text


class Words(Part):
    """The glossary, the names that are no longer used, and the phrases that are not to come back."""

    terms: list[Term]
    retired: list[RetiredTerm] = Field(default_factory=list)
    avoid: list[AvoidedPhrase] = Field(default_factory=list)

    def of(self, councils: Collection[str]) -> Words:
        """The words of a site with some councils, each named by its id: without those of others."""
        return self.model_copy(
            update={"terms": [term for term in self.terms if term.council is None or term.council in councils]}
        )
