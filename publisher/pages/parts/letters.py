"""Words that a family can send, for a strand at its best; the reckoner finds the ones for the family's own answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.parts.labels import STRAND_LABELS, STRAND_ORDER
from publisher.pages.parts.text import bullets, cite, fold, join, plain

if TYPE_CHECKING:
    from publisher.model.council.outcomes import Strand
    from publisher.policies.editions import Edition

TO_ADD = (
    "Add your name, the name and the date of birth of the child or young person, and how to reach you. "
    "The rules are national ones:"
)
"""The note to the family under each letter; the facts follow."""


def words_to_send(edition: Edition, strand: Strand) -> str:
    """The letter for the best status that a strand has in this council, as a part that opens.

    Where the page is silent about a strand that is the letter that asks whether there is a budget at all.
    """
    statuses = {outcome.status for outcome in strand.outcomes}
    best = next(status for status in STRAND_ORDER if status in statuses)
    letter = next(one for one in edition.files.letters.letters if one.strand == strand.id and best in one.for_)
    law = edition.files.law
    rules = bullets(f"{plain(law[id_].where)}: {plain(law[id_].fact)}" for id_ in letter.cites)
    words = [f"**{plain(letter.subject)}**", plain(letter.ask), rules, *map(plain, letter.then)]
    return fold(
        f"{plain(strand.name)}: {STRAND_LABELS[best].lower()}",
        join(
            (
                plain(letter.still) if letter.still else "",
                _quoted("\n\n".join(words)),
                TO_ADD + cite(letter.cites),
                "[The reckoner](reckoner.md) finds the words for your own answers.",
                "[If they say no](disagree.md), there is more that you can do.",
            )
        ),
    )


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())
