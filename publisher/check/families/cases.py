"""The worked families get the results that they expect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import reckoner
from publisher.source.problems import Code, Report, did_you_mean
from reckoner.result import holder_in

if TYPE_CHECKING:
    from collections.abc import Collection

    from publisher.model.council.cases import Case, ExpectedStrand
    from publisher.policies.read import CouncilFiles
    from reckoner.result import Estimate

_NONE = "none"


def check_cases(files: CouncilFiles, policy: reckoner.Policy, report: Report) -> list[Estimate] | None:
    """Run every worked family of a council through the engine, and compare its estimate with what it expects.

    Returns:
        The estimates in the order of the families, or None where one could not be run.
    """
    names: set[str] = set()
    estimates: list[Estimate] = []
    for case in files.cases.cases:
        if case.name in names:
            what = f"Duplicate family '{case.name}'."
            report.add(case.place("name"), Code.DUPLICATE_ID, what, "Give one of them another name.")
        names.add(case.name)
        estimate = _run(case, policy, report)
        if estimate is not None:
            _compare(case, estimate, report)
            estimates.append(estimate)
    return estimates if len(estimates) == len(files.cases.cases) else None


def _run(case: Case, policy: reckoner.Policy, report: Report) -> Estimate | None:
    try:
        return reckoner.estimate(policy, case.given, case.as_of)
    except reckoner.AnswersError as error:
        for problem in error.problems:
            place = case.place("as_of") if problem.question is None else case.place("given", problem.question)
            do = problem.do
            if problem.code == Code.UNKNOWN_QUESTION.code:
                do += f" If it is no longer asked, remove the line. Check that the name is still true: '{case.name}'."
            report.add(place, Code.of(problem.code), problem.what, do)
        return None


def _compare(case: Case, estimate: Estimate, report: Report) -> None:
    expect = case.expect
    for strand, wanted in expect.strands.items():
        if not _missing(case, ("strands", strand), strand, estimate["strands"], "strand", report):
            _compare_strand(case, strand, wanted, estimate, report)
    for holder, status in expect.holders.items():
        if not _missing(case, ("holders", holder), holder, estimate["holders"], "holder", report):
            found = estimate["holders"][holder]["status"]
            _same(case, ("expect", "holders", holder), f"The status of {holder}", status, found, report)
    notes = sorted(note["note"] for note in estimate["notes"])
    wanted_notes = None if expect.notes is None else sorted(expect.notes)
    _same(case, ("expect", "notes"), "What is noted", wanted_notes, notes, report)
    if "next_question" in expect.model_fields_set:
        following, wanted_next = estimate["next_question"] or _NONE, expect.next_question or _NONE
        _same(case, ("expect", "next_question"), "The next question", wanted_next, following, report)
    _same(case, ("expect", "settled"), "'settled'", expect.settled, estimate["settled"], report)


def _compare_strand(case: Case, strand: str, wanted: ExpectedStrand, estimate: Estimate, report: Report) -> None:
    got = estimate["strands"][strand]
    keys = ("expect", "strands", strand)
    _same(case, (*keys, "status"), f"The status of {strand}", wanted.status, got["status"], report)
    for state, clauses in (("met", wanted.met), ("unmet", wanted.unmet), ("unknown", wanted.unknown)):
        found = sorted(reason["clause"] for reason in got["reasons"] if reason["state"] == state)
        expected = None if clauses is None else sorted(clauses)
        _same(case, (*keys, state), f"What is {state} for {strand}", expected, found, report)
    change = {entry["question"]: entry["to"] for entry in got["change"] or ()}
    _same(case, (*keys, "change"), f"The smallest change for {strand}", wanted.change, change, report)
    for way, way_status in wanted.ways.items():
        if not _missing(case, (*keys[1:], "ways", way), way, got["ways"], "way", report):
            status = got["ways"][way]["status"]
            _same(case, (*keys, "ways", way), f"The status of {way} for {strand}", way_status, status, report)
    for holder, holder_status in wanted.holders.items():
        if not _missing(case, (*keys[1:], "holders", holder), holder, estimate["holders"], "holder", report):
            held = holder_in(estimate, holder, strand)["status"]
            _same(case, (*keys, "holders", holder), f"The status of {holder} for {strand}", holder_status, held, report)


def _same(case: Case, keys: tuple[str, ...], what: str, wanted: Any, got: Any, report: Report) -> None:
    if wanted is not None and wanted != got:
        text = f"{what} is {_shown(got)}, but this family expects {_shown(wanted)}."
        report.add(
            case.place(*keys), Code.CASE_FAILS, text, "Correct the policy; or, if the policy is right, the family."
        )


def _missing(case: Case, keys: tuple[str, ...], name: str, known: Collection[str], kind: str, report: Report) -> bool:
    if name in known:
        return False
    report.add(
        case.place("expect", *keys), Code.UNKNOWN_REFERENCE, f"There is no {kind} '{name}'.", did_you_mean(name, known)
    )
    return True


def _shown(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case list():
            return ", ".join(value) or "nothing"
        case dict():
            return ", ".join(f"{name}: {answer}" for name, answer in value.items()) or "nothing"
    return str(value)
