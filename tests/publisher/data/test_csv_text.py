"""CSV for spreadsheets: everything is in it, and nothing is calculated."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.caseload.spreadsheet import APOSTROPHE
from publisher.data.csv_text import BYTE_ORDER_MARK, as_csv
from publisher.data.rows import CouncilRow, IdList


class Pair(CouncilRow):
    ids: IdList
    other: object


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")))


def cell(value: object) -> str:
    return read(as_csv(Pair, [{"council": "a", "ids": [], "other": value}]))[1][2]


def test_what_a_spreadsheet_would_calculate_is_text() -> None:
    assert cell("=1+1") == f"{APOSTROPHE}=1+1"


@pytest.mark.thorough
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_every_text_can_be_read_again(text: str) -> None:
    written = cell(text)
    assert written.removeprefix(APOSTROPHE) == text
    assert not written.lstrip().startswith(("=", "+", "-", "@"))


def test_cells_hold_text_ids_with_spaces_between_and_json() -> None:
    made = as_csv(
        Pair,
        [{"council": "a", "ids": ["x", "y"], "other": {"£": [1, None]}}, {"council": "b", "ids": [], "other": None}],
    )
    assert made.startswith(f"{BYTE_ORDER_MARK}council,ids,other\r\n")
    assert read(made)[1:] == [["a", "x y", '{"£": [1, null]}'], ["b", "", ""]]


@pytest.mark.parametrize(("value", "said"), [(True, "true"), (3, "3"), ([], "[]")])
def test_all_else_is_as_in_json(value: object, said: str) -> None:
    assert cell(value) == said
