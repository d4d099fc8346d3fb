"""A text is told to whoever answers, in their words."""

from __future__ import annotations

import pytest

from reckoner.answers import OPEN, Answers
from reckoner.policy import AnswerTest, Voices
from reckoner.voices import in_words, told, words_of

PARENT = {"{child_is}": "your child is", "{Child_is}": "Your child is"}
YOUNG_PERSON = {"{child_is}": "you are", "{Child_is}": "You are"}
ADULT = {"{child_is}": "the adult is", "{Child_is}": "The adult is"}
VOICES = Voices(1, ((frozenset({0}), PARENT), (frozenset({1, 2}), YOUNG_PERSON)))


def answers(cell: int) -> Answers:
    return Answers([OPEN, cell], [False, cell != OPEN], [None, None])


@pytest.mark.parametrize(("cell", "words"), [(0, PARENT), (1, YOUNG_PERSON), (2, YOUNG_PERSON), (OPEN, PARENT)])
def test_the_words_are_of_who_answers_and_the_first_where_nobody_has_said(cell: int, words: dict[str, str]) -> None:
    assert words_of(VOICES, answers(cell)) == words


@pytest.mark.parametrize(
    ("cell", "age", "words"), [(1, 17, YOUNG_PERSON), (1, 18, ADULT), (1, None, YOUNG_PERSON), (0, 40, PARENT)]
)
def test_other_words_need_one_more_sure_answer(cell: int, age: int | None, words: dict[str, str]) -> None:
    from_18 = AnswerTest(0, frozenset(), 18, 121)
    voices = Voices(1, VOICES.words, ((frozenset({1}), from_18, ADULT),))
    given = Answers([OPEN if age is None else 0, cell], [True, True], [age, None])
    assert words_of(voices, given) == words


def test_a_council_that_does_not_ask_has_the_first_words() -> None:
    assert words_of(Voices(None, ((frozenset(), PARENT),)), answers(0)) == PARENT


def test_every_token_of_a_text_becomes_a_word_and_what_is_no_token_stays() -> None:
    assert in_words("{Child_is} 16. If {child_is} {able}, ask.", YOUNG_PERSON) == "You are 16. If you are {able}, ask."


def test_all_texts_in_plain_data_are_told_and_nothing_else_changes() -> None:
    data = {"a": ["{Child_is} 16.", 16, None], "cites": ("HERTS-001",), "b": {"c": "Ask."}}
    assert told(data, PARENT) == {"a": ["Your child is 16.", 16, None], "cites": ("HERTS-001",), "b": {"c": "Ask."}}
    assert data["a"][0] == "{Child_is} 16."  # type: ignore[index]
