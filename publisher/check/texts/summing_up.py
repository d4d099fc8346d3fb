"""Words by hand sum up what is there on all their days, and were written for the rules as they are now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.model.council.summaries.short import ShortPage
from publisher.rules.summed_up import SummedUp, summaries
from publisher.source.problems import Code, Report, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publisher.rules.logic import Logic
    from publisher.rules.summed_up import Summary


def check_summaries(logics: Sequence[Logic], report: Report) -> None:
    """Check that what words by hand sum up is there, and has not changed since they were written.

    Args:
        logics: the rules of every edition.
        report: receives every problem found: LO201, LO513.
    """
    names = set().union(*(SummedUp(logic).names for logic in logics))
    to_be_dated = {problem.place for problem in report.problems if problem.code is Code.STRAND_NOT_THERE}
    for summary in summaries(logics):
        # What gets days of its own is looked at when it has them.
        if summary.words.place() in to_be_dated:
            continue
        if not _check_there(summary, names, report):
            _check_mark(summary, logics[0].edition.files.council.id, report)


def _check_there(summary: Summary, names: set[str], report: Report) -> bool:
    """Report what there is not on some day, and say whether there was such a thing."""
    words, found = summary.words, False
    for index, day, again in summary.missing():
        found = True
        name = words.sums_up[index]
        what, do = f"There is no '{name}' to sum up.", did_you_mean(name, names)
        if name in names and day > summary.starts():
            what = f"From {day}: {what}"
            do = f"It is over from {day}: give this 'until: {day}', and what holds from then on 'from: {day}'."
        elif again is not None:
            what, do = f"Until {again}: {what}", f"It is there from {again} on: give this 'from: {again}'."
        elif name in names:
            do = "It is there on other days alone: take it out, or give this its days with 'from' and 'until'."
        report.add(words.place("sums_up", index), Code.UNKNOWN_REFERENCE, what, do)
    return found


def _check_mark(summary: Summary, council: str, report: Report) -> None:
    words, mark, days = summary.words, summary.mark(), [str(day) for day in summary.changes()]
    if words.was == mark:
        return
    called = f"the short answer for '{words.page}'" if isinstance(words, ShortPage) else "this sentence"
    what = f"What {called} sums up is not what it was when it was written."
    do = f"Read both again. If it still holds, set 'was: \"{mark}\"'."
    if days:
        what = f"What {called} sums up changes on {' and '.join(days)}, and is not what it was when it was written."
        do = (
            f"Read it again for all its days. If it holds before and after, set 'was: \"{mark}\"'. "
            f"If not, give what changes in it 'until: {days[0]}', and write that again with 'from: {days[0]}'."
        )
    what = " ".join([what, *summary.others().told])
    do += f" 'local-offer summaries {council}' shows both, and sets it for you."
    report.add(words.place("was"), Code.SUMMARY_OUTDATED, what, do)
