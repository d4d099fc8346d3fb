"""What a council's pages are said to cover is on the checklist, and rests on facts of its own register."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publisher.model.base import Silence, Statement
from publisher.model.walk import all_of
from publisher.policies.citations import citations_in
from publisher.source.problems import Code, Report, did_you_mean

if TYPE_CHECKING:
    from publisher.policies.citations import Citation
    from publisher.policies.read import CouncilFiles

_SAYS_NOTHING = re.compile(r"\b(?:it does|the page does|the pages do) not say\.", re.IGNORECASE)

TOLD_BY_STRANDS = {"what_to_have_ready": "ready", "how_long": "takes"}
"""The items that the page about asking tells strand by strand, each with the key of a strand that has it."""


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
    for item, key in TOLD_BY_STRANDS.items():
        _check_told(item, key, files, report)


def _check_told(item: str, key: str, files: CouncilFiles, report: Report) -> None:
    """Both pages that say whether the council's page speaks of an item, of asking and of sources, say the same."""
    council = files.council
    covered = council.covers.get(item, [])
    told: dict[str, Citation] = {}
    for strand in files.policy.strands:
        for citation in (citation for part in getattr(strand, key) for citation in citations_in(part)):
            if citation.fact in files.facts:
                told.setdefault(citation.fact, citation)
    for fact, citation in told.items():
        if fact not in covered:
            what = f"{fact} is cited for what the page says of this, but 'covers' does not list it under '{item}'."
            report.add(citation.place, Code.NOT_SILENT, what, f"Add it in council.yaml: '{item}: [{fact}]'.")
    for index, fact in enumerate(covered):
        if fact in files.facts and fact not in told:
            what = f"No strand cites {fact} under '{key}', so families are told that the page does not say it."
            do = f"Say it in policy.yaml, under '{key}' of each strand that it is about."
            report.add(council.place("covers", item, index), Code.NOT_SILENT, what, do)


def check_silences(files: CouncilFiles, report: Report) -> None:
    """Check that no page of the council speaks of what prose says that it does not: answers, and guidance.

    Prose that says no more than that the page does not say cites no fact for it. One would look like a proof.
    """
    items = {item.id for item in files.checklist.items}
    prose = [files.faq, files.short, files.easy, files.policy.guidance]
    for statement in all_of(prose, Statement):
        if _SAYS_NOTHING.search(statement.text):
            what = "This says that the page does not say it, and cites facts, which cannot show that."
            do = "Put that sentence into an entry of its own, with 'silent' and items of england/checklist.yaml."
            report.add(statement.place("text"), Code.SILENCE_CITES, what, do)
    for silence in all_of(prose, Silence):
        for index, item in enumerate(silence.silent):
            place = silence.place("silent", index)
            if item not in items:
                what = f"There is no item '{item}' in the checklist."
                do = f"{did_you_mean(item, items)} The list is in england/checklist.yaml."
                report.add(place, Code.UNKNOWN_REFERENCE, what, do)
            elif item in files.council.covers:
                facts = ", ".join(files.council.covers[item])
                what = f"This says that the page does not say it, but {facts} does, by 'covers' ('{item}')."
                report.add(place, Code.NOT_SILENT, what, "Say what the page says, and cite it; or correct 'covers'.")
