"""Nothing that we write is a formula for a spreadsheet, and each value can be read again, written by us or by SQL."""

from __future__ import annotations

import duckdb
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from publisher.caseload.spreadsheet import APOSTROPHE, harmless, harmless_in_sql

FORMULAS = ["=1+1", "+44 1632 960001", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\uff1d1", "\u00a0=1"]
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@pytest.mark.parametrize("text", [*FORMULAS, "'=1", "'"])
def test_what_a_spreadsheet_would_calculate_is_text(text: str) -> None:
    assert harmless(text) == f"{APOSTROPHE}{text}"


@pytest.mark.parametrize("text", ["", "Autism", "9", "1 = 1", "O'Neill", "£5"])
def test_all_else_is_left_as_it_is(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.thorough
@given(TEXTS)
def test_every_value_can_be_read_again(text: str) -> None:
    assert harmless(text).removeprefix(APOSTROPHE) == text
    assert not harmless(text).lstrip().startswith(("=", "+", "-", "@"))


@pytest.mark.thorough
@given(st.lists(st.none() | TEXTS | st.sampled_from(FORMULAS), min_size=1))
@example(["'", "' =1", " '", "\u00a0 +", None, ""])
def test_a_database_writes_the_same(values: list[str | None]) -> None:
    query = f'SELECT {harmless_in_sql('a "case"')} FROM (SELECT unnest($values) AS "a ""case""")'  # noqa: S608 - ours
    written = duckdb.execute(query, {"values": values}).fetchall()
    assert written == [(None if value is None else harmless(value),) for value in values]
