"""What is written by hand about rules. Nothing makes it follow them, so it says what it sums up, with a mark."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from publisher.model.base import Dated

Named = Annotated[str, StringConstraints(pattern=r"^[a-z]+\.[a-z][a-z0-9_]*$")]
"""A part of the policy by its kind and its id: `strand.education`, `clause.aged_16` or `spending.gym`, say."""

Mark = Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{8}|new)$")]
"""The mark of some rules, or `new` as long as nobody has put it in."""


class SummingUp(Dated):
    """Words that sum up some rules. `was` is the mark of these as they were when it was written."""

    sums_up: list[Named] = Field(default_factory=list, description="The rules and items that it sums up.")
    was: Mark = Field(description="The mark of all that it sums up and cites; `check` gives it.")
