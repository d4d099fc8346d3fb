"""What a council's pages are said to cover is on the checklist, and rests on facts of its own register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.source.problems import Code, Report, did_you_mean

if TYPE_CHECKING:
    from publisher.policies.read import CouncilFiles


def check_covers(files: CouncilFiles, report: Report) -> None:
    """Check `covers` of council.yaml. A rule of law is not on a council's page, so it covers nothing."""
    council = files.council
    items = {item.id for item in files.checklist.items}
    for item, facts in council.covers.items():
        if item not in items:
            what = f"There is no item '{item}' in the checklist."
            do = f"{did_you_mean(item, items)} The list is in england/checklist.yaml."
            report.add(council.place("covers", item), Code.UNKNOWN_REFERENCE, what, do)
        for index, fact in enumerate(facts):
            if fact not in files.facts:
                what = f"There is no fact {fact} in this council's register."
                place = council.place("covers", item, index)
                report.add(place, Code.UNKNOWN_FACT, what, did_you_mean(fact, files.facts))
