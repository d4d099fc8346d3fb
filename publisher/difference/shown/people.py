"""Who is meant by a situation, in one plain sentence: 'Young people aged 16 with a final plan'.

What is said of each answer is written beside it (`said` in questions.yaml). What comes first is always the same: the
word for the people, their age, what they have, what else is so, and at last who is left out.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from publisher.difference.exact.families import EVERYBODY, NOBODY
from publisher.difference.exact.space import neighbours
from reckoner.voices import in_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from publisher.difference.exact.cover import Box
    from publisher.difference.exact.space import CommonQuestion, Space

EVERY_FAMILY = "Every family"
_FAMILIES = "Families"
"""Who is meant where no question says what to call them."""

_HAVING = ("with ", "without ")


def people(space: Space, box: Box) -> str:
    """The people that a sentence of a cover speaks of, with a capital letter and no full stop."""
    return in_words(_sentence(space, box), space.voice) if box else EVERY_FAMILY


def answered(question: CommonQuestion, cells: Collection[int]) -> str:
    """Who gives one of some answers to a question, after the word for them."""
    asked = [cell for cell in cells if cell in question.asked]
    if question.options:
        ids = list(question.options)
        return _said(question, [ids[cell] for cell in asked])
    stretches = _or([_stretch(question, low, high) for low, high in ranges(question, asked)])
    number = question.question.number
    if number is None or number.before is None:
        return f"whose answer to {quoted(question.short)} is {stretches}"
    return f"{number.before} {stretches}"


def in_a_sentence(name: str) -> str:
    """What begins with a capital letter as it stands inside a sentence; a name of several capitals keeps its own."""
    own = name.partition(" (")[0].partition("\u2018")[0]
    return name[0].lower() + name[1:] if own[1:] == own[1:].lower() else name


def quoted(text: str) -> str:
    """A text in quotation marks."""
    return f"\u2018{text}\u2019"


def ranges(question: CommonQuestion, cells: Sequence[int]) -> list[tuple[int, int]]:
    """The first and the last number of each stretch of cells."""
    starts = question.starts
    return [(starts[first], starts[last + 1] - 1) for first, last in neighbours(cells)]


class _Parts(NamedTuple):
    """What is said of the people, in its parts: numbers and then the rest, and who is left out."""

    numbers: list[str]
    rest: list[str]
    but: list[str]


def _sentence(space: Space, box: Box) -> str:
    parts = _Parts([], [], [])
    left = dict(box)
    for place, cells in box:
        inside = _inside(space, place, left)
        if inside is not None:
            # 'With a draft plan, or whose final plan is being reviewed': what is asked of some goes into one with them.
            others = answered(space.questions[inside.place], inside.others)
            parts.rest.append(f"{others}, or {answered(space.questions[place], cells)}")
            left.pop(place)
            left.pop(inside.place)
    for place, cells in left.items():
        _say(space.questions[place], cells, parts)
    having = _and([phrase for phrase in parts.rest if phrase.startswith(_HAVING)])
    doing = _and([phrase for phrase in parts.rest if not phrase.startswith(_HAVING)])
    rest = having or doing
    if having and doing:
        # Without 'and' it would be the plan that asks: 'with a plan who have asked'.
        rest = f"{having}{',' if _is_listed(having) or _is_listed(doing) else ''} and {doing}"
    words = " ".join([_word(space, dict(box)), *parts.numbers])
    if rest and any(", or " in number for number in parts.numbers):
        words += ","
    but = f", but not {_or([f'those {phrase}' for phrase in parts.but])}" if parts.but else ""
    return f"{words} {rest}".strip() + but


def _say(question: CommonQuestion, cells: Sequence[int], parts: _Parts) -> None:
    asked = [cell for cell in cells if cell in question.asked]
    others = [cell for cell in question.asked if cell not in asked]
    unasked = len(asked) < len(cells)
    if not asked:
        parts.rest.append(f"who are not asked {quoted(question.short)}")
    elif unasked or (question.options and not question.can_be_unasked and len(asked) > len(others) + 1):
        # Whoever is not asked is among those who do not give the other answers.
        parts.but.append(answered(question, others))
    else:
        (parts.rest if question.options else parts.numbers).append(answered(question, asked))


class _Inside(NamedTuple):
    """The question on whose answers it rests whether another is asked, and its answers that are meant all the same."""

    place: int
    others: list[int]


def _inside(space: Space, place: int, box: dict[int, tuple[int, ...]]) -> _Inside | None:
    """What the people of a sentence who are not asked a question answer to the one that decides it, if one does."""
    question = space.questions[place]
    cells = box.get(place, ())
    if not question.can_be_unasked or question.cells - 1 not in cells or len(cells) == 1:
        return None
    guards = {asked[place] for asked in space.asked_by if asked[place] != NOBODY}
    support = {each for guard in guards for each in space.support(guard)}
    if len(guards) != 1 or len(support) != 1:
        return None
    (guard,), (deciding,) = guards, support
    asked = [at for at in range(space.cells[deciding]) if space.diagrams.child(guard, deciding, at) == EVERYBODY]
    meant = box.get(deciding, ())
    others = [cell for cell in meant if cell not in asked]
    if not others or not set(asked) <= set(meant) or not space.questions[deciding].options:
        return None
    # Somebody who is not asked the deciding question itself is left to the plain way of saying it.
    return _Inside(deciding, others) if all(cell in space.questions[deciding].asked for cell in others) else None


def _word(space: Space, box: dict[int, tuple[int, ...]]) -> str:
    """What the people are called, by the first question that says so."""
    for place, question in enumerate(space.questions):
        called = question.question.number.people if question.question.number else []
        if not called:
            continue
        meant = ranges(question, [cell for cell in box.get(place, question.asked) if cell in question.asked])
        ends = [each.from_ for each in called[1:]]
        words = [
            each.said
            for each, end in zip(called, [*ends, question.starts[-1]], strict=True)
            if any(low < end and high >= each.from_ for low, high in meant)
        ]
        return " and ".join([*words[:1], *(word[0].lower() + word[1:] for word in words[1:])])
    return _FAMILIES


def _said(question: CommonQuestion, ids: Sequence[str]) -> str:
    if all(id_ in question.said for id_ in ids):
        return _together([question.said[id_] for id_ in ids])
    return f"who answer {_or([quoted(question.options[id_]) for id_ in ids])} to {quoted(question.short)}"


def _together(phrases: Sequence[str]) -> str:
    """Phrases with 'or', in which what all begin with is said once; and what all people have, at the end."""
    split = [phrase.split() for phrase in phrases]
    if len(split) == 1:
        return phrases[0]
    begin = list(_shared(split))
    rest = [words[len(begin) :] for words in split]
    # 'With a final or draft plan': after another word, what is shared at the end may belong to another thing in each.
    having = bool(begin) and phrases[0].startswith(_HAVING) and all(rest)
    end = list(_shared([words[::-1] for words in rest]))[::-1] if having else []
    middles = [words[: len(words) - len(end)] for words in rest]
    if not all(middles):
        return _or(phrases)
    return " ".join([*begin, _or([" ".join(words) for words in middles]), *end])


def _shared(texts: Sequence[Sequence[str]]) -> Iterator[str]:
    """The words with which all of some texts begin."""
    return (words[0] for words in takewhile(lambda words: len(set(words)) == 1, zip(*texts, strict=False)))


def _stretch(question: CommonQuestion, low: int, high: int) -> str:
    least, most = question.starts[0], question.starts[-1] - 1
    if low == high:
        return str(low)
    if low == least:
        return f"under {high + 1}"
    return f"{low} or over" if high == most else f"{low} to {high}"


def _or(words: Sequence[str]) -> str:
    """Words with 'or'; with a comma before it where an 'or' stands in one of them."""
    comma = "," if any(" or " in each for each in words) else ""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])}{comma} or {words[-1]}"


def _and(phrases: Sequence[str]) -> str:
    """Phrases with 'and'; with a comma before each where an 'or' stands in one of them."""
    if len(phrases) < 2:
        return "".join(phrases)
    comma = "," if any(map(_is_listed, phrases)) or len(phrases) > 2 else ""
    return f"{', '.join(phrases[:-1])}{comma} and {phrases[-1]}"


def _is_listed(phrase: str) -> bool:
    """Whether an 'or' or an 'and' stands in a phrase, so that another one after it could belong to a part of it."""
    return " or " in phrase or " and " in phrase
