"""Tests and matters of discretion that several councils need, with neutral words (england/clauses.yaml)."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from publisher.model.base import Id, Part, ToldSentences
from publisher.model.council.clauses import Discretion, check_one_kind
from publisher.model.formulas import Test


class SharedClause(Part):
    """What is asked or decided, with neutral words. A council adds what its page says (`says`) and where (`cites`)."""

    id: Id
    test: Test | None = None
    discretion: Discretion | None = None
    met: ToldSentences | None = None
    unmet: ToldSentences | None = None
    unknown: ToldSentences

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        check_one_kind(self.test, self.discretion, self.met, self.unmet)
        return self


class SharedClauses(Part):
    """clauses.yaml."""

    clauses: list[SharedClause]
