"""Names that are out of date are found as whole words."""

from __future__ import annotations

from publisher.model.england.words import RetiredTerm, Words
from publisher.wording.retired import retired_in

WORDS = Words(
    terms=[],
    retired=[
        RetiredTerm(term="pilot", say="trial"),
        RetiredTerm(term="old board", say="board of that time"),
        RetiredTerm(term="old boards", say="boards of that time"),
    ],
)


def test_a_retired_term_is_found_whatever_its_capitals() -> None:
    assert [term.term for term in retired_in("The Pilot of the Old Board.", WORDS)] == ["pilot", "old board"]


def test_part_of_another_word_is_no_retired_term() -> None:
    assert not list(retired_in("The pilots' autopilot.", WORDS))
