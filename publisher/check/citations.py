"""Every citation names a fact of the register, and every fact is cited by something of its own kind."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from publisher.policies.citations import citations, citations_on_a_day
from publisher.policies.editions import strands_missing
from publisher.source.problems import Code, Report, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publisher.policies.citations import Citation
    from publisher.policies.editions import Edition
    from publisher.policies.read import CouncilFiles

_DECIDES = {"clauses", "outcomes", "notes"}

NEEDED_BY_TOPIC: dict[str, set[str]] = {
    "eligibility": _DECIDES,
    "exclusion": _DECIDES,
    "request_timing": _DECIDES,
    "consent": _DECIDES,
    "adults_transition": _DECIDES,
    "direct_payment_condition": _DECIDES,
    "who_can_hold": _DECIDES,
    "spending_allowed": {"spending", "clauses"},
    "spending_not_allowed": {"spending", "clauses"},
    "who_to_ask": {"contacts"},
    "review": {"review"},
    "redress": {"redress"},
}
"""The topics of facts that decide something, and the kinds of parts of which at least one has to cite them.

This is the proof that no page states what the rules do not know: prose may repeat such a fact, never be its only use.
"""


def check_citations(files: CouncilFiles, report: Report) -> None:
    """Check the citations of a council against its register, both ways."""
    cited: set[str] = set()
    for citation in citations(files):
        cited.add(citation.fact)
        if citation.fact not in files.facts and citation.fact not in files.law:
            what = f"There is no fact {citation.fact} in the register."
            report.add(citation.place, Code.UNKNOWN_FACT, what, did_you_mean(citation.fact, files.facts | files.law))
    excused = _check_excused(files, cited, report)
    for fact in files.facts.values():
        if fact.id not in cited | excused:
            do = "Cite it where the policy says this, or list it under 'uncited' in council.yaml with the reason."
            report.add(fact.place, Code.FACT_UNUSED, f"Nothing cites {fact.id} ({fact.topic}).", do)


def check_topics(editions: Sequence[Edition], number: int, report: Report) -> None:
    """See that what prose says of the rules is in the rules of its day, or of a day to come, and was not withdrawn."""
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    of_the_day: defaultdict[str, list[Citation]] = defaultdict(list)
    for edition in editions[number:]:
        for citation in citations_on_a_day(edition):
            kinds[citation.fact].add(citation.kind)
            if edition is editions[number]:
                of_the_day[citation.fact].append(citation)
                _check_in_force(citation, edition, report)
    edition = editions[number]
    missing = strands_missing(edition.policy, edition.files.policy)
    for fact in edition.files.facts.values():
        needed = NEEDED_BY_TOPIC.get(fact.topic)
        # What speaks of a strand that is not there is named for that (LO307).
        if needed is None or needed & kinds[fact.id] or fact.area in missing:
            continue
        what = f"{fact.id} decides something ({fact.topic}), but only {', '.join(sorted(kinds[fact.id]))} cites it."
        do = f"Cite {fact.id} in one of these too: {', '.join(sorted(needed))}."
        for citation in of_the_day[fact.id]:
            report.add(citation.place, Code.PAGE_NOT_IN_RULES, what, do)


def _check_in_force(citation: Citation, edition: Edition, report: Report) -> None:
    fact = edition.files.facts.get(citation.fact)
    if fact is not None and not fact.in_force(edition.from_):
        what = f"The fact {fact.id} is not in force, and this cites it."
        report.add(citation.place, Code.UNKNOWN_FACT, what, "Cite what the page says then, or give this the same days.")


def check_sources(files: CouncilFiles, report: Report) -> None:
    """Where each fact is begins with the sources of council.yaml that it was taken from: `000` or `000+001`."""
    sources = {source.id for source in files.council.sources}
    for fact in files.facts.values():
        for name in fact.where.split()[0].split("+"):
            if name not in sources:
                what = f"The place of {fact.id} begins with '{name}', which is no source in council.yaml."
                do = f"{did_you_mean(name, sources)} Or add the page to the sources. Two are written 000+001."
                report.add(fact.place, Code.UNKNOWN_REFERENCE, what, do)


def _check_excused(files: CouncilFiles, cited: set[str], report: Report) -> set[str]:
    """The facts that council.yaml lists as cited nowhere."""
    excused: set[str] = set()
    for entry in files.council.uncited:
        for index, name in enumerate(entry.facts):
            excused.add(name)
            if name not in files.facts:
                what = f"There is no fact {name} in the register."
                report.add(entry.place("facts", index), Code.UNKNOWN_FACT, what, did_you_mean(name, files.facts))
            elif name in cited:
                what = f"{name} is listed as not cited, but it is."
                report.add(entry.place("facts", index), Code.FACT_USED_AND_EXCUSED, what, "Remove it from 'uncited'.")
    return excused
