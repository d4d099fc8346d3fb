"""Names that are out of date, and phrases to avoid, are found as whole words."""

from __future__ import annotations

import pytest

from publisher.model.england.words import AvoidedPhrase, RetiredTerm, Words
from publisher.wording.retired import avoided_in, retired_in

WORDS = Words(
    terms=[],
    retired=[
        RetiredTerm(term="pilot", say="trial"),
        RetiredTerm(term="old board", say="board of that time"),
        RetiredTerm(term="old boards", say="boards of that time"),
    ],
    avoid=[
        AvoidedPhrase(phrase="whom", say="who"),
        AvoidedPhrase(phrase=", say,", say=", for example,"),
        AvoidedPhrase(phrase="looked at again", say="reviewed"),
    ],
)


def test_a_retired_term_is_found_whatever_its_capitals() -> None:
    assert [term.term for term in retired_in("The Pilot of the Old Board.", WORDS)] == ["pilot", "old board"]


def test_part_of_another_word_is_no_retired_term() -> None:
    assert not list(retired_in("The pilots' autopilot.", WORDS))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Whom do we ask?", ["whom"]),
        ("It is Whomever's.", []),
        ("Clubs, say, or a helper.", [", say,"]),
        ("Say, when you ask, what you would like.", []),
        ("It is looked at\n  again every year.", ["looked at again"]),
        ("It was looked at against the clock.", []),
    ],
)
def test_a_phrase_to_avoid_is_found_as_it_is_written_and_over_two_lines(text: str, found: list[str]) -> None:
    assert [avoided.phrase for avoided in avoided_in(text, WORDS)] == found
