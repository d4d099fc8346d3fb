"""What all councils share: unique ids, existing citations, and no rule of law that is not used."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from publisher.check.england.kinds import check_kind_names
from publisher.check.ids import check_lists
from publisher.model.council.redress import RedressSaying
from publisher.model.walk import all_of
from publisher.policies.citations import citations_in, cited_by
from publisher.source.kept import Kept, Same
from publisher.source.problems import Code, Report, did_you_mean

if TYPE_CHECKING:
    from publisher.policies.read import CouncilFiles


def check_national(files: CouncilFiles, report: Report) -> None:
    """Check the words, the defaults, the floor, the checklist, the bodies, the letters and the answers by themselves.

    Args:
        files: any council's; what is national is the same in each.
        report: receives every problem found: LO201, LO204, LO206, LO301, LO302, LO303.
    """
    parts = (files.words, files.defaults, files.floor, files.checklist, files.letters, files.bodies, files.national_faq)
    for part in parts:
        check_lists(part, report)
    for naming in (files.defaults, files.floor, files.letters, files.national_faq):
        check_kind_names(naming, files.kinds, report)
    for part in (files.defaults, files.floor, files.checklist, files.bodies, files.national_faq):
        for citation in citations_in(part):
            if citation.fact not in files.law:
                what = f"There is no rule {citation.fact} in law.csv."
                report.add(citation.place, Code.UNKNOWN_FACT, what, did_you_mean(citation.fact, files.law))
    bodies = {body.id for body in files.bodies.bodies}
    for said in all_of(files.floor.redress, RedressSaying):
        if said.body is not None and said.body not in bodies:
            what = f"There is no body '{said.body}' in bodies.yaml."
            report.add(said.place("body"), Code.UNKNOWN_REFERENCE, what, did_you_mean(said.body, bodies))


def check_law_used(councils: list[CouncilFiles], report: Report, kept: Kept) -> None:
    """Every rule of law.csv is cited by something that all councils share or by a council, or excused with a reason.

    `kept` has what each council cites: an edit of one of many is no reason to look through all.
    """
    national = councils[0]
    shared = (national.defaults, national.floor, national.checklist, national.bodies, national.national_faq)
    cited = cited_by(*shared).union(
        *(kept.of(partial(_cited_by_council, files), "cited", Same(files)) for files in councils)
    )
    excused: set[str] = set()
    for entry in national.floor.uncited:
        for index, id_ in enumerate(entry.facts):
            place = entry.place("facts", index)
            excused.add(id_)
            if id_ not in national.law:
                what = f"There is no rule {id_} in law.csv."
                report.add(place, Code.UNKNOWN_FACT, what, did_you_mean(id_, national.law))
            elif id_ in cited:
                what = f"{id_} is listed as not cited, but it is."
                report.add(place, Code.FACT_USED_AND_EXCUSED, what, "Remove it from 'uncited'.")
    for rule in national.law.values():
        if rule.id not in cited | excused:
            what = f"Nothing cites the national rule {rule.id} ({rule.topic})."
            do = (
                "Cite it in floor.yaml, checklist.yaml, bodies.yaml, faq.yaml or a council's policy, "
                "or list it under 'uncited' in floor.yaml."
            )
            report.add(rule.place, Code.FACT_UNUSED, what, do)


def _cited_by_council(files: CouncilFiles) -> set[str]:
    return cited_by(files.council, files.policy, files.short, files.easy, files.faq)
