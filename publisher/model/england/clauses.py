"""Tests that several councils need, with neutral words (england/clauses.yaml)."""

from __future__ import annotations

from publisher.model.base import Id, Part, ToldSentences
from publisher.model.formulas import Test


class SharedClause(Part):
    """A test with neutral words for its result. A council adds what its own page says (`says`) and where (`cites`)."""

    id: Id
    test: Test
    met: ToldSentences
    unmet: ToldSentences
    unknown: ToldSentences


class SharedClauses(Part):
    """clauses.yaml."""

    clauses: list[SharedClause]
