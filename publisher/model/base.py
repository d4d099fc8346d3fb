"""What every part of a policy shares: strict keys, names, sentences with citations, and dates in force."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, PrivateAttr, StringConstraints, Tag

from publisher.source.facts import FACT
from publisher.source.yaml_source import Where, YamlSource

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from publisher.source.problems import Place

FACT_ID = f"^{FACT}$"

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Word = Annotated[str, StringConstraints(pattern=r"^[a-z]+( [a-z]+)*$")]
"""A word or a few, in small letters, to look for in texts."""

WHOLE = "whole sentences"
"""A mark on a field whose text is one or more whole sentences: it ends as a sentence does."""

Sentences = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), WHOLE]

TOLD = "told to each reader"
"""A mark on a field whose text is told to whoever answers: what depends on who that is stands in tokens."""

ToldText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), TOLD]
ToldSentences = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), WHOLE, TOLD]

WEB_ADDRESS = r"^https://[a-z0-9-]+(?:\.[a-z0-9-]+)+/[^\s\"'<>()]*$"
WebAddress = Annotated[str, StringConstraints(pattern=WEB_ADDRESS)]

WHOLE_OR_PART = rf"{WEB_ADDRESS}|\.\.\."
PageAddress = Annotated[str, StringConstraints(pattern=WHOLE_OR_PART)]
"""Where a page is, in full; or what is known of it, with three dots where a part is missing."""

PHONE_NUMBER = r"^(?:0|\+44 ?)[1-9](?: ?[0-9]){8,9}$"
PhoneNumber = Annotated[str, StringConstraints(pattern=PHONE_NUMBER)]
"""A number that can be rung from anywhere in Britain. One without its area's code would ring somebody else."""

type HelpKey = Literal["sendiass", "switchboard", "local_offer", "complaints"]
"""What families can turn to somebody for: a key of `help` in council.yaml."""

FactId = Annotated[str, StringConstraints(pattern=FACT_ID)]
SourceId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$")]

Cites = Annotated[list[FactId], Field(min_length=1, description="The facts of the register that this rests on.")]


class Unfit(ValueError):  # noqa: N818 - what does not fit together is what a check finds, and no fault of a program
    """Values that do not fit one another.

    Attributes:
        what: the rule that they break, without a full stop.
        do: what to do.
    """

    def __init__(self, what: str, do: str) -> None:
        """Say what is wrong, and what to do."""
        super().__init__(what)
        self.what = what
        self.do = do


class Part(BaseModel):
    """A part of a policy file. Unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    _source: YamlSource | None = PrivateAttr(default=None)
    _where: Where = PrivateAttr(default=())
    _lenders: dict[str, Part] = PrivateAttr(default_factory=dict)

    def set_place(self, source: YamlSource, where: Where) -> None:
        """Remember where this part is in its file."""
        self._source, self._where = source, where

    def take_places(self, written: Part, lenders: Mapping[str, Part]) -> None:
        """Take the places of `written`, except for keys that are left out there and lent by other parts."""
        self._source, self._where = written._source, written._where
        self._lenders = dict(lenders)

    def where(self, *keys: str | int) -> Where:
        """The keys that lead to something inside this part from the beginning of its file."""
        return (*self._where, *keys)

    def place(self, *keys: str | int) -> Place:
        """The file and line to edit: of this part, or of something inside it, wherever it was written."""
        if keys and keys[0] in self._lenders:
            return self._lenders[str(keys[0])].place(*keys)
        if self._source is None:
            raise ValueError("This part was not read from a file.")
        return self._source.place((*self._where, *keys))


class Dated(Part):
    """A part that may be in force for some days only: from the first day up to, and not on, the last."""

    from_: date | None = Field(default=None, alias="from", description="The first day on which this is in force.")
    until: date | None = Field(default=None, description="The first day on which this is no longer in force.")

    def in_force(self, day: date) -> bool:
        """Whether this is in force on `day`."""
        return (self.from_ is None or self.from_ <= day) and (self.until is None or day < self.until)


def most_at_once[P: Part](parts: Sequence[P], count: Callable[[P], int] = lambda _: 1) -> int:
    """How many of some parts are in force on the day on which the most are, or how much of what is counted in each."""
    starts = {part.from_ or date.min for part in parts if isinstance(part, Dated)} or {date.min}
    there = ([part for part in parts if not isinstance(part, Dated) or part.in_force(day)] for day in starts)
    return max(sum(map(count, each)) for each in there)


class Override(Part):
    """Says that a council's item replaces a national one on purpose."""

    was: Text = Field(description="The mark of the national text that was read; `check` gives it.")
    why: Sentences


class Statement(Dated):
    """One or more sentences for families, and the facts that they rest on."""

    text: Sentences
    cites: Cites


class Silence(Dated):
    """A sentence that says that the council's page does not say something, and what to do. It rests on no fact."""

    text: Sentences
    silent: list[Id] = Field(
        min_length=1, description="The items of england/checklist.yaml of which no page of the council speaks."
    )

    @property
    def cites(self) -> list[FactId]:
        """No fact: that nothing is said is proved by `covers` in council.yaml."""
        return []


class Advice(Dated):
    """What a family can do, in sentences of their own: they say nothing of a council or the law, and rest on no fact.

    At the end of a statement they would read as if the council had said them.
    """

    do: Sentences

    @property
    def text(self) -> str:
        """The sentences for families."""
        return self.do

    @property
    def cites(self) -> list[FactId]:
        """No fact: it is ours."""
        return []


def _kind_of_prose(value: Any) -> str:
    """Whether prose states something, says that the page is silent, or advises."""
    keys = value if isinstance(value, dict) else getattr(type(value), "model_fields", ())
    return "a silence" if "silent" in keys else "advice" if "do" in keys else "a statement"


Prose = Annotated[
    Annotated[Statement, Tag("a statement")] | Annotated[Silence, Tag("a silence")] | Annotated[Advice, Tag("advice")],
    Discriminator(_kind_of_prose),
]
"""What guidance and answers are made of."""


class Step(Dated):
    """Something a family can do. It cites facts where it rests on what a page says."""

    text: ToldSentences
    cites: list[FactId] = Field(default_factory=list)


class Uncited(Part):
    """Facts of a register that nothing cites, and why."""

    facts: list[FactId] = Field(min_length=1)
    why: Sentences
