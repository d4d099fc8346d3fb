"""What is compared of each council is what its own policy says."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import pytest

from publisher.model.england.voices.readers import TOKEN
from publisher.pages.comparison import SUBJECTS, Row, logic_to_compare_by
from publisher.pages.council_build import CouncilBuild
from tests.policies import REAL, councils

if TYPE_CHECKING:
    from publisher.pages.comparison import Line

NAMES = [files.council.id for files in councils(REAL)]
KINDS = councils(REAL)[0].kinds


@functools.cache
def rows(council: str, subject: str) -> dict[str, Row]:
    files = next(files for files in councils(REAL) if files.council.id == council)
    logic = logic_to_compare_by(CouncilBuild(files).edition_on(files.council.version))
    found = next(each for each in SUBJECTS if each.id == subject).rows(logic)
    return {row.id: row for row in found}


def label(council: str, subject: str, row: str) -> Line:
    return rows(council, subject)[row].lines[0]


def texts(council: str, subject: str, row: str) -> str:
    return " ".join(line.text for line in rows(council, subject)[row].lines)


@pytest.mark.thorough
@pytest.mark.parametrize("subject", [subject.id for subject in SUBJECTS])
@pytest.mark.parametrize("council", NAMES)
def test_every_matter_has_a_line_and_every_line_a_source_or_says_that_the_page_is_silent(
    council: str, subject: str
) -> None:
    for row in rows(council, subject).values():
        assert row.name
        assert row.lines or subject == "review"
        for line in row.lines:
            assert not TOKEN.search(line.text), (row.id, line.text)
            assert line.cites or "not say" in line.text or "hold" in subject, (row.id, line.text)


@pytest.mark.parametrize(
    ("subject", "kind"),
    [("who", "strands"), ("managing", "ways"), ("holding", "holders")],
)
@pytest.mark.parametrize("council", NAMES)
def test_every_council_has_every_matter_of_a_kind(council: str, subject: str, kind: str) -> None:
    assert list(rows(council, subject)) == [each.id for each in getattr(KINDS, kind)]


@pytest.mark.parametrize("council", NAMES)
def test_what_is_reviewed_of_every_kind_of_budget_is_said_once(council: str) -> None:
    found = rows(council, "review")
    assert list(found) == ["every_kind", *(kind.id for kind in KINDS.strands)]
    said = [line.text for row in found.values() for line in row.lines if line.cites]
    general = [line.text for line in found["every_kind"].lines if line.cites]
    assert [text for text in general if said.count(text) > 1] == []


def test_who_offers_what_differs_as_the_pages_do() -> None:
    assert [label(council, "who", "transport").status for council in NAMES] == ["not_stated"] * 3 + ["ask_now"]


def test_councils_are_compared_by_a_child_that_has_a_plan() -> None:
    assert {label(council, "who", "education").status for council in NAMES} == {"ask_now"}


def test_for_whom_a_yes_is_less_likely_is_beside_it() -> None:
    line = rows("hampshire", "who")["education"].lines[1]
    assert line.text == (
        "Less likely: The council has to prepare a budget if you ask. "
        "But for most in school or college, little can go into one."
    )
    assert "HANTS-119" in line.cites


@pytest.mark.thorough
def test_silence_is_never_a_no() -> None:
    said = [texts(council, "spending", "household_costs") for council in NAMES]
    assert said == ["Not from this budget", *["The page does not say"] * 3]


@pytest.mark.parametrize("item", ["illegal", "gambling"])
def test_a_national_no_is_a_no_where_a_page_is_silent(item: str) -> None:
    assert {texts(council, "spending", item) for council in NAMES} == {"Not from this budget"}


def test_a_helper_in_school_is_to_be_asked_about_where_a_page_is_silent() -> None:
    lines = [label(council, "spending", "person_in_school") for council in NAMES]
    assert {line.text for line in lines} == {"Ask about this"}
    assert sum(line.national for line in lines) == 2


def test_the_duty_to_offer_a_direct_payment_is_in_the_cell_of_children() -> None:
    (care,) = (line for line in rows("portsmouth", "managing")["direct_payment"].lines if "Social care:" in line.text)
    assert "PORTS-013" in care.cites
    assert "AD-1" not in care.cites


@pytest.mark.thorough
def test_a_direct_payments_rule_is_called_national_where_the_law_alone_says_it() -> None:
    lines = [line for council in NAMES for row in rows(council, "disagree").values() for line in row.lines]
    law = councils(REAL)[0].law
    rules = {fact.id for fact in law.values() if fact.topic != "contacts"}  # Who helps, and how, is no rule.
    assert [
        line for line in lines if line.national != (set(line.cites) <= set(law) and bool(rules & set(line.cites)))
    ] == []
    assert {line.national for line in lines} == {True, False}


def test_every_moment_to_ask_is_there_also_where_a_yes_is_less_likely() -> None:
    moments = rows("hampshire", "asking")["education_when"].lines
    assert sum("little can go into one" in line.text for line in moments) == 2
    assert rows("portsmouth", "asking")["education_when"].lines


def test_whom_to_ask_comes_with_the_number() -> None:
    assert any(
        any(letter.isdigit() for letter in texts(council, "asking", row))
        for council in NAMES
        for row in rows(council, "asking")
        if row.endswith("_ask")
    )


def test_a_holder_is_named_to_whom_pages_speak_to() -> None:
    assert [row.name for row in rows("portsmouth", "holding").values()][1] == "The young person"


def test_what_differs_for_some_holders_reads_as_one_sentence() -> None:
    assert label("peterborough", "holding", "young_person").text == "It depends; for some, someone else instead"
    assert label("hertfordshire", "holding", "parent").text == "It depends; for some, yes or someone else instead"
