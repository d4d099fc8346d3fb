"""Random families for one council, in chunks that each can be drawn again by itself."""

from __future__ import annotations

import json
import random
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from reckoner import DONT_KNOW

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reckoner import Policy
    from reckoner.policy import Edition, Question

SEED = 13
CHUNK = 250
"""So many families have one digest."""

_OPEN = (0.0, 0.1, 0.2, 0.4, 0.7)
"""How much a family leaves out, and of the rest is not sure of."""

_DAYS = 800
"""The days of the estimates are so many, from the first of the edition on."""


class Chunk(NamedTuple):
    """Some families, with the edition that holds on their days.

    families: their answers, of questions too that nobody would ask them; no two have the same.
    requests: the same, as the engine is asked.
    """

    edition: Edition
    families: list[dict[str, str | int]]
    requests: list[str]


def chunks(policy: Policy, families: int, seed: int = SEED) -> range:
    """The numbers of the chunks that so many different families take; the last one is whole, too.

    A family of whom little is known is drawn more than once, and counts once.
    """
    different: set[str] = set()
    number = 0
    while len(different) < families:
        different.update(json.dumps(family) for family in draw(policy, number, seed).families)
        number += 1
    return range(number)


def draw(policy: Policy, number: int, seed: int = SEED) -> Chunk:
    """A chunk by its number. The same seed gives the same families, whichever chunks are drawn."""
    drawn = random.Random(f"{seed}/{policy.council}/{number}")  # noqa: S311 - the same every time
    edition = policy.editions[number % len(policy.editions)]
    days = _DAYS if edition.until is None else (edition.until - edition.from_).days
    families: list[dict[str, str | int]] = []
    while len(families) < CHUNK:
        family = _family(edition.questions, drawn)
        if family not in families:
            families.append(family)
    asked = [edition.from_ + timedelta(days=drawn.randrange(days)) for _ in families]
    requests = [_request(family, day.isoformat()) for family, day in zip(families, asked, strict=True)]
    return Chunk(edition, families, requests)


def _family(questions: Iterable[Question], drawn: random.Random) -> dict[str, str | int]:
    left_out, not_sure = drawn.choice(_OPEN), drawn.choice(_OPEN)
    return {
        question.id: DONT_KNOW if drawn.random() < not_sure else _answer(question, drawn)
        for question in questions
        if drawn.random() >= left_out
    }


def _answer(question: Question, drawn: random.Random) -> str | int:
    """An option; or any number, half of the time one beside which something changes."""
    if question.options:
        return drawn.choice(question.options)[0]
    beside = [number for cut in question.cuts for number in (cut - 1, cut)]
    if beside and drawn.random() < 1 / 2:
        return drawn.choice(beside)
    return drawn.randint(question.least, question.most)


def _request(answers: dict[str, str | int], day: str) -> str:
    return json.dumps({"answers": answers, "as_of": day})
