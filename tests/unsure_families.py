"""Random families that are often not sure, and what a council's reckoner asks them before their results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import reckoner
from tests.five_families import conversation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from publisher.policies.read import CouncilFiles
    from reckoner.result import Estimate

    type Family = dict[str, str | int]

UNSURE: Final = 0.4
"""The share of questions to which they say that they are not sure."""

OLDEST: Final = 25


def unsure_family(files: CouncilFiles, chance: Random, unsure: float = UNSURE) -> Family:
    """An answer to every question that is shared by all councils; each answer that is known is as likely as any.

    `unsure` is the share of questions to which it says that it is not sure.
    """
    family: Family = {}
    for question in files.questions.questions:
        if not question.known and chance.random() < unsure:
            family[question.id] = reckoner.DONT_KNOW
        elif question.options is not None:
            family[question.id] = chance.choice([option.id for option in question.options])
        else:
            family[question.id] = chance.randint(0, OLDEST)
    return family


def conversations(
    files: CouncilFiles, policy: reckoner.Policy, chance: Random, number: int
) -> Iterator[tuple[list[str], Family, Estimate]]:
    """For some random families what they are asked, what they would answer to everything, and their results."""
    for _ in range(number):
        family = unsure_family(files, chance)
        asked, result = conversation(policy, family)
        yield asked, family, result
