"""Whoever reads a result or writes a letter: each answer has its words, and each token of a text is one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from publisher.check.references import check_test
from publisher.model.england.voices.readers import TOKEN, Readers
from publisher.source.problems import Code, Report, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from publisher.model.base import Part
    from publisher.model.england.questions import Questions
    from publisher.model.england.voices.letters import Letters
    from publisher.model.england.voices.readers import Voice

type Key = Literal["writers", "readers"]
type PlacedText = tuple[Part, tuple[str | int, ...], str]


def check_voices(part: Letters | Readers, key: Key, asked: Questions, report: Report) -> None:
    """Each answer to one question is somebody's, and all have words for the same tokens.

    Args:
        part: the file.
        key: the key under which it lists them.
        asked: the questions that there are.
        report: receives every problem found.
    """
    voices: list[Voice] = getattr(part, key)
    one, many = key.removesuffix("s"), key
    questions = {question.id: question for question in asked.questions}
    tests = [voice.if_ for voice in voices if voice.if_ is not None]
    for test in tests:
        check_test(test, questions, report)
    for variant in (variant for voice in voices for variant in voice.variants):
        check_test(variant.if_, questions, report)
    for voice in voices[1:]:
        if voice.if_ is None:
            what = f"Only the first {one} can be there for no answer."
            report.add(voice.place("words"), Code.MISSING_KEY, what, "Add an 'if'.")
    said: set[str] = set()
    for test in tests:
        if test.question != tests[0].question:
            what = f"{many.capitalize()} go by the answers to one question, '{tests[0].question}'."
            report.add(test.place("question"), Code.WRONG_VALUE, what, "Test the same question.")
            return
        for index, option in enumerate(test.is_ or ()):
            if option in said:
                what = f"There are two {many} for the answer '{option}'."
                report.add(test.place("is", index), Code.DUPLICATE_ID, what, "Remove it from one of them.")
            said.add(option)
    question = questions.get(tests[0].question) if tests else None
    missing = [option.id for option in question.options or () if option.id not in said] if question else []
    if question and missing:
        what = f"There is no {one} for the answer '{missing[0]}' to '{question.id}'."
        do = f"Add a {one}, or add the answer to the 'if' of one that fits."
        report.add(part.place(key), Code.LETTER_MISSING, what, do)
    _check_same_words(voices, one, report)


def _check_same_words(voices: Sequence[Voice], one: str, report: Report) -> None:
    first, *others = voices
    known = [word.id for word in first.words]
    for voice in others:
        own = {word.id for word in voice.words}
        for id_ in sorted(set(known) ^ own):
            has_not = voice if id_ in known else first
            what = f"This {one} has no word for '{{{id_}}}', and another has."
            report.add(has_not.place("words"), Code.MISSING_KEY, what, "Add it here, or remove it there.")
    for word in (word for voice in voices for variant in voice.variants for word in variant.words):
        if word.id not in known:
            what = f"'{{{word.id}}}' is not one of the words that this replaces."
            report.add(word.place("id"), Code.UNKNOWN_REFERENCE, what, did_you_mean(word.id, known))


def check_tokens_used(voices: Sequence[Voice], texts: Iterable[PlacedText], report: Report) -> None:
    """Every token of some texts is a word, and every word is some token.

    Args:
        voices: whose words they are.
        texts: every text that may have tokens, with its part and where it is in there.
        report: receives every problem found.
    """
    words = voices[0].words
    used = {token.lower() for holder, keys, text in texts for token in check_tokens(voices, holder, keys, text, report)}
    for word in words:
        if word.id not in used:
            what = f"No text has '{{{word.id}}}'."
            report.add(word.place("id"), Code.SHARED_UNUSED, what, "Use it, or remove it from all.")


def check_tokens(
    voices: Sequence[Voice], holder: Part, keys: tuple[str | int, ...], text: str, report: Report
) -> list[str]:
    """Every token of a text is a word of those who are spoken to.

    Returns:
        The tokens, without their brackets.
    """
    known = [word.id for word in voices[0].words]
    tokens = TOKEN.findall(text)
    for token in tokens:
        if token[:1].lower() + token[1:] not in known:
            what = f"'{{{token}}}' is no word that there is."
            report.add(holder.place(*keys), Code.UNKNOWN_REFERENCE, what, did_you_mean(token, known))
    return tokens
