"""Words by hand were written for the rules as they are now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.policies.citations import cited_by
from publisher.source.problems import Code, Report, did_you_mean

if TYPE_CHECKING:
    from publisher.model.council.summaries.summing_up import SummingUp
    from publisher.rules.summed_up import SummedUp


def check_mark(words: SummingUp, called: str, summed_up: SummedUp, report: Report) -> None:
    """Check that what some words sum up is there, and has not changed since they were written.

    Args:
        words: the words.
        called: what they are, in the middle of a sentence.
        summed_up: everything of their edition that can be summed up.
        report: receives every problem found: LO201, LO513.
    """
    unknown = [index for index, name in enumerate(words.sums_up) if name not in summed_up.names]
    for index in unknown:
        name = words.sums_up[index]
        what = f"There is no '{name}' to sum up."
        report.add(words.place("sums_up", index), Code.UNKNOWN_REFERENCE, what, did_you_mean(name, summed_up.names))
    if unknown:
        return
    mark = summed_up.mark(words, cited_by(words))
    if words.was != mark:
        what = f"What {called} sums up is not what it was when it was written."
        do = f"Read both again. If it still holds, set 'was: \"{mark}\"'."
        report.add(words.place("was"), Code.SUMMARY_OUTDATED, what, do)
