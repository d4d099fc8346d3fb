"""Every strand has words to send for every status, and each letter rests on rules of law that are in the register."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, get_args

from publisher.source.problems import Code, Report, did_you_mean
from reckoner.result import StrandStatus

if TYPE_CHECKING:
    from publisher.model.england.kinds import Kinds
    from publisher.model.england.letters import Letters
    from publisher.source.facts import Fact

STATUSES = (*get_args(StrandStatus), "need_answers")
"""Every status that a strand can have in a result."""


def check_letters(letters: Letters, kinds: Kinds, law: dict[str, Fact], report: Report) -> None:
    """Check the letters that all councils share.

    Args:
        letters: england/letters.yaml.
        kinds: england/kinds.yaml, for the strands.
        law: the register of national rules: a letter to any council cannot rest on one council's facts.
        report: receives every problem found.
    """
    written: Counter[tuple[str, str]] = Counter()
    for letter in letters.letters:
        for index, fact in enumerate(letter.cites):
            if fact not in law:
                what = f"There is no rule {fact} in the register of national rules."
                report.add(letter.place("cites", index), Code.UNKNOWN_FACT, what, did_you_mean(fact, law))
        for index, status in enumerate(letter.for_):
            written[letter.strand, status] += 1
            if written[letter.strand, status] == 2:
                what = f"There are two letters for '{letter.strand}' with the status '{status}'."
                report.add(letter.place("for", index), Code.DUPLICATE_ID, what, "Remove the status from one of them.")
    for strand in kinds.strands:
        missing = [status for status in STATUSES if not written[strand.id, status]]
        if missing:
            what = f"There is no letter for '{strand.id}' with the status {', '.join(missing)}."
            do = "Add a letter, or add the status to the 'for' of one that fits."
            report.add(letters.place("letters"), Code.LETTER_MISSING, what, do)
