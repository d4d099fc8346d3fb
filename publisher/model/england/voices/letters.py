"""Words that a family can send (england/letters.yaml): letters by route, and what all of them have in common.

A letter is put together by the engine (`reckoner.letters`), for one family: it leaves out each sentence and each rule
of law whose condition is not surely met, and has the words of whoever writes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from pydantic import Field, model_validator

from publisher.model.base import Cites, FactId, Id, Part, Sentences, Text, Unfit
from publisher.model.england.voices.readers import Voice
from publisher.model.formulas import Formula
from publisher.model.references import StrandId
from reckoner.result import NeedAnswers, StrandStatus

if TYPE_CHECKING:
    from collections.abc import Collection

LetterStatus = StrandStatus | NeedAnswers
"""A strand's status in a result: one of the policy's, or that the open answers can still change it."""

TO, LAW = "{to}", "{law}"
"""The gaps of `opening` and of `relies_on`: whom the letter greets, and the rules of law that it relies on."""


class Condition(Part):
    """A named combination of clauses, of tests and of other conditions."""

    id: Id
    if_: Formula = Field(alias="if")


class NamedLaw(Part):
    """A rule of law by the short name of where it stands, and for whom it holds."""

    id: Id
    name: Text
    if_: Formula | None = Field(default=None, alias="if", description="For whom it holds; left out, for everybody.")
    unless: Formula | None = Field(default=None, description="Who does not rely on it, though it may hold for them.")
    cites: Cites


class Claim(Part):
    """What letters say of a family, by the words that say it or the facts that they cite for it, and when it is so.

    It is written down once, apart from the sentences: one that is put elsewhere, or loses its condition, is found.
    """

    words: list[Text] = Field(
        default_factory=list,
        description="Any of these, in a text of letters.yaml with its tokens, says so. Capital letters do not matter.",
    )
    if_: Formula = Field(alias="if", description="When it is so. It is said to no family that may be another.")
    unless: Formula | None = Field(default=None, description="Who does not say it, though it may be so of them.")
    cites: list[FactId] = Field(default_factory=list, description="Whoever cites any of these says so.")

    def is_made_by(self, text: str, cites: Collection[str]) -> bool:
        """Whether a text that cites some facts says so."""
        said = text.lower()
        return any(words.lower() in said for words in self.words) or not set(cites).isdisjoint(self.cites)

    @model_validator(mode="after")
    def _is_made_by_something(self) -> Self:
        if not self.words and not self.cites:
            raise Unfit("a claim has 'words', 'cites' or both", "Add one of them.")
        return self


class LetterSentence(Part):
    """One or more sentences of a letter. Where there is a condition, only families that surely meet it write them."""

    text: Sentences
    if_: Formula | None = Field(default=None, alias="if")
    unless: Formula | None = Field(default=None, description="Families that surely meet this do not write them.")
    cites: list[FactId] = Field(default_factory=list)


class StrandSentence(LetterSentence):
    """Sentences that go with every letter of a strand."""

    strand: StrandId


class Letter(Part):
    """What a family can write about a strand: who it is about, what is wanted and why, and what is asked back."""

    id: Id
    strand: StrandId
    title: Text = Field(description="For whom it is, on the page about asking.")
    for_: list[LetterStatus] = Field(
        default_factory=list, alias="for", description="The statuses whose outcomes name no other letter."
    )
    if_: Formula | None = Field(
        default=None, alias="if", description="Whom it is about. Every family with an outcome that it goes with is so."
    )
    still: Sentences | None = Field(
        default=None, description="Tells the family that it can still ask, and how. Only a letter for ask_now has none."
    )
    subject: Text
    about: list[LetterSentence] = Field(min_length=1)
    request: list[LetterSentence] = Field(min_length=1)
    please: list[LetterSentence] = Field(min_length=1)
    law: list[Id] = Field(default_factory=list, description="The rules it relies on, where they hold for the family.")
    others_sign: bool = Field(
        default=True,
        description="Whether `signs` stand below: not where it only asks to assess or to check.",
    )

    @property
    def paragraphs(self) -> list[list[LetterSentence]]:
        """Its sentences, paragraph by paragraph."""
        return [self.about, self.request, self.please]

    @model_validator(mode="after")
    def _never_a_bare_no(self) -> Self:
        if self.still is None and set(self.for_) - {"ask_now"}:
            raise Unfit(
                "a letter for anything but 'ask_now' says in 'still' that the family can still ask",
                "Add 'still:' with a sentence that says so.",
            )
        return self


class Letters(Part):
    """letters.yaml."""

    opening: Text = Field(description="How every letter begins. {to} is whom it greets.")
    greets: Text = Field(description="Whom a letter greets that goes to a contact without a 'dear'.")
    relies_on: Sentences = Field(description="The line after what is asked. {law} are the rules that hold.")
    closing: list[Text] = Field(min_length=1, description="How every letter ends, a line each.")
    writers: list[Voice] = Field(min_length=1, description="The first is taken while nobody has said who writes.")
    conditions: list[Condition] = Field(default_factory=list)
    claims: list[Claim] = Field(
        default_factory=list, description="When what a letter says of a family is so. `check` proves that it is."
    )
    law: list[NamedLaw] = Field(default_factory=list)
    tells: list[StrandSentence] = Field(
        default_factory=list,
        description="What is said before `still` of any letter of a strand, to a family that has it `as_it_is`.",
    )
    signs: list[StrandSentence] = Field(
        default_factory=list,
        description="Below the letters of a strand (`others_sign`): who signs beside the one who writes, in order.",
    )
    letters: list[Letter]

    @model_validator(mode="after")
    def _has_its_gaps(self) -> Self:
        for text, gap in ((self.opening, TO), (self.relies_on, LAW)):
            if gap not in text:
                raise Unfit(f"'{text}' has no {gap}", f"Put {gap} where that belongs.")
        return self
