"""Says a text to whoever reads or writes it: the words that depend on who answers are put in place of their tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from reckoner.conditions import is_met

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from reckoner.answers import Answers
    from reckoner.policy import Voices


def words_of(voices: Voices, answers: Answers) -> Mapping[str, str]:
    """The words, by token, of who answers; the first ones where nobody has said."""
    cell = None if voices.question is None else answers.cells[voices.question]
    for cells, test, words in voices.variants:
        if cell in cells and is_met(test, answers):
            return words
    return next((words for cells, words in voices.words if cell in cells), voices.words[0][1])


def in_words(text: str, words: Mapping[str, str]) -> str:
    """A text with words in place of its tokens."""
    for token, says in words.items():
        text = text.replace(token, says)
    return text


def told[V](value: V, words: Mapping[str, str]) -> V:
    """A copy of plain data in which every text is said to whoever the words are for."""
    return cast("V", _told(value, words))


def _told(value: Any, words: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return in_words(value, words) if "{" in value else value
    if isinstance(value, dict):
        return {key: _told(inner, words) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return type(value)([_told(inner, words) for inner in value])
    return value
