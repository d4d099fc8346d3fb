"""Conditions: single tests of an answer, and their combinations with all, any and not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, Discriminator, Field, Tag, model_validator

from publisher.model.base import Id, Part, Unfit

if TYPE_CHECKING:
    from collections.abc import Iterator


class Test(Part):
    """A test of one answer: one of some options, or a number within bounds."""

    question: Id
    is_: list[Id] | None = Field(default=None, alias="is", min_length=1, description="True for any of these options.")
    at_least: int | None = Field(default=None, description="True for this number and every larger one.")
    below: int | None = Field(default=None, description="True for every number smaller than this.")

    @model_validator(mode="after")
    def _one_kind(self) -> Test:
        has_bounds = self.at_least is not None or self.below is not None
        if (self.is_ is None) == (not has_bounds):
            raise Unfit(
                "a test has either 'is', or 'at_least' and 'below' (one or both)",
                "Keep 'is' for options; 'at_least' and 'below' for numbers.",
            )
        if self.at_least is not None and self.below is not None and self.at_least >= self.below:
            raise Unfit(
                "'at_least' has to be smaller than 'below'",
                "Correct one of the two. The test is met from 'at_least' on, and no longer at 'below'.",
            )
        return self


class All(Part):
    """True when every part is true."""

    all: list[Formula] = Field(min_length=1)


class Any_(Part):  # noqa: N801 - `any` in the files; `Any` is typing's
    """True when at least one part is true."""

    any: list[Formula] = Field(min_length=1)


class Not(Part):
    """True when its part is false."""

    not_: Formula = Field(alias="not")


def _kind(value: Any) -> str:
    """Which kind of formula a value is; unknown shapes count as a reference, whose message says what is expected."""
    if isinstance(value, BaseModel):
        return {"All": "all", "Any_": "any", "Not": "not", "Test": "test"}[type(value).__name__]
    if isinstance(value, dict):
        return next((key for key in ("all", "any", "not") if key in value), "test")
    return "reference"


Formula = Annotated[
    Annotated[Id, Tag("reference")]
    | Annotated[All, Tag("all")]
    | Annotated[Any_, Tag("any")]
    | Annotated[Not, Tag("not")]
    | Annotated[Test, Tag("test")],
    Discriminator(_kind),
]

All.model_rebuild()
Any_.model_rebuild()
Not.model_rebuild()


def walk(formula: Formula, keys: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str | Test]]:
    """Every reference and test in a condition, with the keys that lead to it in the file."""
    match formula:
        case All():
            for index, part in enumerate(formula.all):
                yield from walk(part, (*keys, "all", index))
        case Any_():
            for index, part in enumerate(formula.any):
                yield from walk(part, (*keys, "any", index))
        case Not():
            yield from walk(formula.not_, (*keys, "not"))
        case _:
            yield keys, formula


def unnegated(formula: Formula) -> Formula:
    """A condition, or what a `not` is the opposite of."""
    return formula.not_ if isinstance(formula, Not) else formula


def references(formula: Formula) -> set[str]:
    """The ids of the clauses and rules that a condition names."""
    return {found for _, found in walk(formula) if isinstance(found, str)}
