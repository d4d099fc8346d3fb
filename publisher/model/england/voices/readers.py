"""Words that depend on who answers: whoever reads a result is told of "your child", or of themself, or of "the child".

A text has tokens in place of such words, `{child_is}` say, and each reader (england/readers.yaml) has words for every
token. Letters have tokens and words of their own, for whoever writes them.
"""

from __future__ import annotations

import re

from pydantic import Field

from publisher.model.base import Id, Part, Text
from publisher.model.formulas import Test

TOKEN = re.compile(r"\{([A-Za-z][a-z0-9_]*)\}")
"""A pattern for a token in a text: its group is the id of a word, with a capital letter at the start of a sentence."""


class Word(Part):
    """What a token, such as `{their}`, stands for when somebody in particular writes or reads."""

    id: Id
    says: Text


class Variant(Part):
    """Other words for some tokens, for those who have surely answered something else, too."""

    if_: Test = Field(alias="if")
    words: list[Word] = Field(min_length=1)


class Voice(Part):
    """Somebody who writes or reads, by what they answered, and their words for every token."""

    if_: Test | None = Field(default=None, alias="if")
    words: list[Word] = Field(min_length=1)
    variants: list[Variant] = Field(
        default_factory=list, description="Other words for some tokens, where something else was surely answered, too."
    )

    def by_token(self, variant: Variant | None = None) -> dict[str, str]:
        """The words by token, each also with a capital letter: `{Child_is}` begins a sentence."""
        found = {}
        for word in [*self.words, *(() if variant is None else variant.words)]:
            found[f"{{{word.id}}}"] = word.says
            found[f"{{{word.id.capitalize()}}}"] = word.says[:1].upper() + word.says[1:]
        return found


class Readers(Part):
    """readers.yaml."""

    readers: list[Voice] = Field(
        min_length=1, description="The first is spoken to on pages, and while nobody has said who answers."
    )
