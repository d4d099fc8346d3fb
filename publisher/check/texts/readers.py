"""What a result says, or a question asks, is read by a parent, a carer, a young person and a helper: it fits each."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from publisher.check.england.voices import PlacedText, check_tokens, check_voices
from publisher.model.base import TOLD
from publisher.model.england.questions import Group, Help, Option, Question
from publisher.model.england.voices.readers import TOKEN
from publisher.model.walk import marked, texts_in
from publisher.policies.read import FILES
from publisher.source.kept import Kept, Same
from publisher.source.problems import Code, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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

_OF_SEVERAL = re.compile(r"\b(?:we|us|our|ours)\b", re.IGNORECASE)
"""A family that speaks of itself in an answer: a young person alone says "I", and a worker "they"."""

_OF_THE_FAMILY = re.compile(
    r"(?<!\{)\b(?:your\b(?! other answers)"
    r"|you\b(?! (?:are (?:not )?sure|do not know|cannot find out|know so far|(?:do not )?think)\b))",
    re.IGNORECASE,
)
"""What the family has, decides or asks, said to whoever reads: a helper is no part of it. What only a reader can be or
know is left: "if you are not sure"."""

_SAYS_TO_WHOM = re.compile(r"\byou are (?:not )?(?:answering|helping|a foster carer)\b", re.IGNORECASE)
"""Begins a text that speaks of the one who reads, and is told to no other."""

_OWN_TOKENS = {"letters", "readers"}
"""Files whose texts are said by others, or have no tokens."""


def check_words_for_readers(files: CouncilFiles, report: Report) -> None:
    """The texts of a council that are told to each reader are in words for each, and have tokens that there are."""
    _check_parts([files.council, files.written, files.short, files.easy, files.faq, files.cases], files, report)


def check_readers(files: CouncilFiles, report: Report) -> None:
    """The same of what all councils share; and each who answers is a reader."""
    check_voices(files.readers, "readers", files.questions, report)
    _check_parts([*_shared(files), files.national_faq], files, report)


def check_readers_used(councils: Sequence[CouncilFiles], report: Report, kept: Kept) -> None:
    """Every word of the readers is in some text. `kept` has those of each council."""
    used = _tokens_in([*_shared(councils[0]), councils[0].national_faq])
    for files in councils:
        own = [files.council, files.written, files.short, files.easy, files.faq]
        used |= kept.of(partial(_tokens_in, own), "tokens", Same(files))
    for word in councils[0].readers.readers[0].words:
        if word.id not in used:
            what = f"No text has '{{{word.id}}}'."
            report.add(word.place("id"), Code.SHARED_UNUSED, what, "Use it, or remove it from every reader.")


def _tokens_in(parts: Iterable[Part]) -> set[str]:
    return {token.lower() for part in parts for _, _, text in texts_in(part) for token in TOKEN.findall(text)}


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
        own = _OF_THE_FAMILY.search(text) if several and _is_of_the_family(holder, keys, text) else None
        if own is not None:
            what = f"'{own[0]}' is the family here, and somebody who helps it reads this too."
            do = "Write {you} or {your}, or {child_has} and its like for what is the child's: see england/readers.yaml."
            report.add(holder.place(*keys), Code.TOLD_TO_ONE, what, do)
        family = _OF_SEVERAL.search(text) if several and isinstance(holder, Option) and keys[0] == "label" else None
        if family is not None:
            what = f"'{family[0]}' in an answer is wrong for a young person alone, and for somebody who helps a family."
            do = "Say it without a person: 'Asked for, and waiting to hear'. Or write a token of england/readers.yaml."
            report.add(holder.place(*keys), Code.TOLD_TO_ONE, what, do)
        verb = _VERB_OF_ONE_READER.search(text) if several else None
        if verb is not None:
            what = f"'{verb[0]}' is wrong for a young person, who reads it as \"you\"."
            do = "Write {child_is}, {is_child}, {child_has} or another of england/readers.yaml, or use another verb."
            report.add(holder.place(*keys), Code.TOLD_TO_ONE, what, do)


def _is_of_the_family(holder: Part, keys: tuple[str | int, ...], text: str) -> bool:
    """Whether "you" in a text would be the family: a question is asked of whoever answers, and a few texts say who."""
    if isinstance(holder, Question | Option | Group | Help) and keys[0] != "chosen":
        return False
    return keys[0] in marked(type(holder), TOLD) and _SAYS_TO_WHOM.search(text) is None


def _texts(parts: list[Part]) -> Iterator[PlacedText]:
    for part in parts:
        yield from texts_in(part)
