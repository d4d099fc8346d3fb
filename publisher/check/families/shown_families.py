"""The worked families that a page shows: each has a card, a name and a result of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.parts.labels import STRAND_LABELS, label
from publisher.pictures.icons import ICONS
from publisher.source.problems import Code, Report, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    import reckoner
    from publisher.model.council.cases import Shown
    from publisher.policies.read import CouncilFiles
    from reckoner.result import Estimate


def check_shown_families(
    files: CouncilFiles, policy: reckoner.Policy, estimates: Sequence[Estimate], report: Report
) -> None:
    """Check the families that are shown, those of the same rules together.

    Args:
        files: a council's files.
        policy: the same, compiled.
        estimates: the results of its worked families, in their order.
        report: receives every problem found.
    """
    taken: dict[tuple[object, ...], Shown] = {}
    for case, estimate in zip(files.cases.cases, estimates, strict=True):
        shown = case.shown
        if shown is None:
            continue
        if shown.icon not in ICONS:
            what = f"There is no drawing '{shown.icon}'."
            report.add(shown.place("icon"), Code.UNKNOWN_REFERENCE, what, did_you_mean(shown.icon, ICONS))
        if not isinstance(case.given.get("age"), int):
            what = f"The card of {shown.name} says an age, and the family has not given one."
            report.add(case.place("given"), Code.MISSING_KEY, what, "Add 'age', or leave out 'shown'.")
        result = estimate["strands"].get(shown.strand)
        if result is None:
            what = f"The council has no budget of the kind '{shown.strand}'."
            do = did_you_mean(shown.strand, estimate["strands"])
            report.add(shown.place("strand"), Code.UNKNOWN_REFERENCE, what, do)
            continue
        said = f"{result['name']}: {label(STRAND_LABELS, result['status'], result['when'])}"
        rules = policy.edition(case.as_of)
        for key, what in (("card", f"card {shown.card}"), ("name", f"the name {shown.name}"), ("strand", f"'{said}'")):
            other = taken.setdefault((id(rules), key, what), shown)
            if other is not shown:
                told = f"{shown.name} and {other.name} both have {what}."
                report.add(shown.place(key), Code.FAMILIES_ALIKE, told, "Show families that differ, each once.")
