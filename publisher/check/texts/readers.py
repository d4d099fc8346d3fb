"""What a result says, or a question asks, is read by a parent, a carer, a young person and a helper: it fits each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publisher.check.england.voices import PlacedText, check_tokens, check_voices
from publisher.model.base import TOLD
from publisher.model.england.voices.readers import TOKEN
from publisher.model.walk import marked, texts_in
from publisher.policies.read import FILES
from publisher.source.problems import Code, Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publisher.model.base import Part
    from publisher.policies.read import CouncilFiles

_OF_ONE_READER = re.compile(
    r"\b(?:your child|the child or young person|the (?:child(?! in need)|young person))\b", re.IGNORECASE
)
"""Names of the one whom a result is about that are wrong for some who read it."""

_THIRD_PERSON = r"(?:is|has|was|does|needs|goes|lives|gets|wants|qualifies|chooses|agrees|decides|asks)"
_VERB_OF_ONE_READER = re.compile(
    rf"\b(?:is|has|was|does) \{{(?:child|they)\}}|\{{(?:child|they)\}} {_THIRD_PERSON}\b", re.IGNORECASE
)
"""A verb in the third person beside a token that a young person reads as "you": "How old is you?"."""

_OWN_TOKENS = {"letters", "readers"}
"""Files whose texts are said by others, or have no tokens."""


def check_words_for_readers(files: CouncilFiles, report: Report) -> None:
    """The texts of a council that are told to each reader are in words for each, and have tokens that there are."""
    _check_parts([files.council, files.written, files.short, files.easy, files.faq, files.cases], files, report)


def check_readers(files: CouncilFiles, report: Report) -> None:
    """The same of what all councils share; and each who answers is a reader."""
    check_voices(files.readers, "readers", files.questions, report)
    _check_parts([*_shared(files), files.national_faq], files, report)


def check_readers_used(councils: Sequence[CouncilFiles], report: Report) -> None:
    """Every word of the readers is in some text."""
    parts = [*_shared(councils[0]), councils[0].national_faq]
    for files in councils:
        parts += [files.council, files.written, files.short, files.easy, files.faq]
    used = {token.lower() for part in parts for _, _, text in texts_in(part) for token in TOKEN.findall(text)}
    for word in councils[0].readers.readers[0].words:
        if word.id not in used:
            what = f"No text has '{{{word.id}}}'."
            report.add(word.place("id"), Code.SHARED_UNUSED, what, "Use it, or remove it from every reader.")


def _shared(files: CouncilFiles) -> list[Part]:
    own = {"council", "policy", "short", "easy", "faq", "cases"}
    return [getattr(files, name) for name in FILES if name not in own | _OWN_TOKENS]


def _check_parts(parts: list[Part], files: CouncilFiles, report: Report) -> None:
    several = len(files.readers.readers) > 1
    for holder, keys, text in _texts(parts):
        check_tokens(files.readers.readers, holder, keys, text, report)
        named = _OF_ONE_READER.search(text) if several and keys[0] in marked(type(holder), TOLD) else None
        if named is not None:
            what = f"Parents, carers and young people read this, and '{named[0]}' is wrong for some of them."
            do = "Write {child}, {childs}, {child_is} or {they}: england/readers.yaml has their words."
            report.add(holder.place(*keys), Code.TOLD_TO_ONE, what, do)
        verb = _VERB_OF_ONE_READER.search(text) if several else None
        if verb is not None:
            what = f"'{verb[0]}' is wrong for a young person, who reads it as \"you\"."
            do = "Write {child_is}, {is_child}, {child_has} or another of england/readers.yaml, or use another verb."
            report.add(holder.place(*keys), Code.TOLD_TO_ONE, what, do)


def _texts(parts: list[Part]) -> Iterator[PlacedText]:
    for part in parts:
        yield from texts_in(part)
