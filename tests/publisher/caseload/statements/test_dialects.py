"""The statement can be had for other databases, and still says all of it there."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
import sqlglot

from publisher.caseload import statement
from publisher.caseload.statements.dialects import DIALECTS, in_dialect
from publisher.source.problems import LocalOfferError
from tests.policies import GOOD, compiled
from tests.publisher.caseload.families import edition_of

if TYPE_CHECKING:
    from pytest import MonkeyPatch  # noqa: PT013 - for types alone

SAID = statement(edition_of(compiled(GOOD / "exampleshire")))


@pytest.mark.parametrize("dialect", DIALECTS)
def test_nothing_is_lost_or_unknown_in_a_dialect(dialect: str) -> None:
    ours, written = (sqlglot.parse_one(in_dialect(SAID, name), read=name) for name in ("duckdb", dialect))
    assert isinstance(ours, sqlglot.exp.Query)
    assert isinstance(written, sqlglot.exp.Query)
    assert written.named_selects == ours.named_selects
    assert written.find(sqlglot.exp.Anonymous) is None, "a function that not every database has"


def test_without_sqlglot_there_is_duckdbs_and_word_of_what_to_install(monkeypatch: MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlglot", None)
    assert in_dialect(SAID, "duckdb") == SAID
    with pytest.raises(LocalOfferError, match="pip install sqlglot"):
        in_dialect(SAID, "spark")
