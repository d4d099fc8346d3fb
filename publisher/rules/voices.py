"""Compiles the words of those who read results and write letters.

A council that does not ask who answers has the first ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.rules.tests import test_of
from reckoner import policy as engine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publisher.model.england.voices.readers import Voice
    from publisher.rules.logic import Logic


def compile_voices(voices: Sequence[Voice], logic: Logic) -> engine.Voices:
    """Compile words by token, for the answers to one question. The first ones are those where it has no answer."""
    asked = [
        (voice.if_, voice.by_token())
        for voice in voices
        if voice.if_ is not None and voice.if_.question in logic.numbers
    ]
    if not asked:
        return engine.Voices(None, ((frozenset(), voices[0].by_token()),))
    question = logic.numbers[asked[0][0].question]
    words = [(logic.cells(test), words) for test, words in asked]
    variants = [
        (logic.cells(voice.if_), test_of(variant.if_, logic), voice.by_token(variant))
        for voice in voices
        if voice.if_ is not None
        for variant in voice.variants
        if variant.if_.question in logic.numbers
    ]
    return engine.Voices(question, ((frozenset(), voices[0].by_token()), *words), tuple(variants))
