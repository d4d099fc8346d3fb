"""An answer is kept as a number from which its cell, and what was said, can be had again."""

from __future__ import annotations

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.caseload.codes import cell_of_code, code_in_sql, said
from publisher.caseload.statements.sql import name_in_sql, text_in_sql
from publisher.caseload.statements.statement import BAD, cell_in_sql
from reckoner import DONT_KNOW
from reckoner.policy import Question
from tests.examples import examples

DATABASE = duckdb.connect()
PLAN = Question("plan", "Plan", (("final", "Final"), ("it's", "It's"), ("no", "No")), 0, 0, (), 3, None, ())
AGE = Question("age", "Age", (), 3, 25, (5, 16), 3, None, ())
ODD = ["", " ", DONT_KNOW, "final", "it's", "no", "NO", " no", "2", "3", "03", "+3", "3.0", "3.5", "4", "5", "25", "26"]
ODD += ["1e1", "0x10", "1_0", "٣", "²", "-3", "99999999999", "true"]


def kept(question: Question, text: str | None) -> tuple[int | None, int, int]:
    """The code of an answer, the cell of that code, and the cell of the text."""
    value = "NULL" if text is None else text_in_sql(text)
    name = name_in_sql(question.id)
    told = f"SELECT CAST({value} AS VARCHAR) AS {name}"
    coded = f"SELECT {code_in_sql(question, name, name)} AS {name} FROM ({told})"  # noqa: S608 - our own names
    queries = (
        f"FROM ({coded})",
        f"SELECT {cell_of_code(question)} FROM ({coded})",  # noqa: S608
        f"SELECT {cell_in_sql(question)} FROM ({told})",  # noqa: S608
    )
    code, of_code, of_text = (DATABASE.execute(query).fetchall()[0][0] for query in queries)
    return code, of_code, of_text


@pytest.mark.parametrize("question", [PLAN, AGE], ids=lambda question: question.id)
@given(
    st.one_of(
        st.none(),
        st.sampled_from(ODD),
        st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=4),
    )
)
@examples(60)
def test_a_code_has_the_cell_of_the_text_and_the_text(question: Question, text: str | None) -> None:
    code, of_code, of_text = kept(question, text)
    if of_text == BAD:
        assert code == BAD
        return
    assert of_code == of_text
    again = said({question.id: code}, [question]).get(question.id)
    assert (None if again is None else str(again)) == (text or None)


def test_a_text_is_looked_at_again_without_what_counts_for_nothing() -> None:
    code = code_in_sql(AGE, "said", "trim(said)")
    found = DATABASE.execute(f"SELECT {code} FROM (VALUES (' 9'), ('  '), (' x ')) AS given(said)").fetchall()  # noqa: S608
    assert found == [(6,), (None,), (BAD,)]
