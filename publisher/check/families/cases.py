"""The worked families get the results that they expect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import reckoner
from publisher.source.problems import Code, Report, did_you_mean
from reckoner.result import holder_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from publisher.model.council.cases import Case, Expected, ExpectedStrand
    from publisher.pages.council_build import CouncilBuild
    from reckoner.result import Estimate, Reason

_NONE = "none"


def check_cases(build: CouncilBuild, report: Report) -> list[Estimate] | None:
    """Run every worked family of a council through the engine, and compare its estimate with what it expects.

    Returns:
        The estimates in the order of the families, or None where one could not be run.
    """
    names: set[str] = set()
    estimates: list[Estimate] = []
    cases = build.files.cases.cases
    for number, case in enumerate(cases):
        if case.name in names:
            what = f"Duplicate family '{case.name}'."
            report.add(case.place("name"), Code.DUPLICATE_ID, what, "Give one of them another name.")
        names.add(case.name)
        estimate = _run(number, build, report)
        if estimate is not None:
            _check_known(case, estimate, report)
            for each in disagreements(case, estimate):
                expected, told = each.shown()
                what = f"{each.what} is {told}, but this family expects {expected}."
                do = "Correct the policy; or, if the policy is right, the family."
                report.add(case.place(*each.where), Code.CASE_FAILS, what, do)
            estimates.append(estimate)
    return estimates if len(estimates) == len(cases) else None


def _run(number: int, build: CouncilBuild, report: Report) -> Estimate | None:
    try:
        return build.told(number)
    except reckoner.AnswersError as error:
        case = build.files.cases.cases[number]
        for problem in error.problems:
            place = case.place("as_of") if problem.question is None else case.place("given", problem.question)
            do = problem.do
            if problem.code == Code.UNKNOWN_QUESTION.code:
                do += f" If it is no longer asked, remove the line. Check that the name is still true: '{case.name}'."
            report.add(place, Code.of(problem.code), problem.what, do)
        return None


class Disagreement(NamedTuple):
    """One respect in which a family is told something else than it expects.

    where: the keys that lead to what it expects, from the family on.
    what: what is different, in words. reasons: the engine's for what the family is told.
    """

    where: tuple[str, ...]
    what: str
    wanted: Any
    got: Any
    reasons: Sequence[Reason] = ()

    def shown(self) -> tuple[str, str]:
        """What was expected, and what the family is told, in words."""
        return _shown(self.wanted), _shown(self.got)


def disagreements(case: Case, estimate: Estimate) -> list[Disagreement]:
    """Where a family is told something else than it expects, in the order of the file's keys.

    Nothing is said of what the council does not have: `check` finds that by itself.
    """
    return [
        each for each in _all_compared(case.expect, estimate) if each.wanted is not None and each.wanted != each.got
    ]


def _all_compared(expect: Expected, estimate: Estimate) -> Iterator[Disagreement]:
    for strand, wanted in expect.strands.items():
        if strand in estimate["strands"]:
            yield from _compared_strand(strand, wanted, estimate)
    for id_, status in expect.holders.items():
        if id_ in estimate["holders"]:
            holder = estimate["holders"][id_]
            where = ("expect", "holders", id_)
            yield Disagreement(where, f"The status of {id_}", status, holder["status"], holder["reasons"])
    notes = sorted(note["note"] for note in estimate["notes"])
    wanted_notes = None if expect.notes is None else sorted(expect.notes)
    yield Disagreement(("expect", "notes"), "What is noted", wanted_notes, notes)
    if "next_question" in expect.model_fields_set:
        following, wanted_next = estimate["next_question"] or _NONE, expect.next_question or _NONE
        yield Disagreement(("expect", "next_question"), "The next question", wanted_next, following)
    yield Disagreement(("expect", "settled"), "'settled'", expect.settled, estimate["settled"])


def _compared_strand(strand: str, wanted: ExpectedStrand, estimate: Estimate) -> Iterator[Disagreement]:
    got = estimate["strands"][strand]
    keys = ("expect", "strands", strand)
    # The reason that decides comes first.
    reasons = sorted(got["reasons"], key=lambda reason: reason["clause"] != got["deciding"])
    yield Disagreement((*keys, "status"), f"The status of {strand}", wanted.status, got["status"], reasons)
    for state, clauses in (("met", wanted.met), ("unmet", wanted.unmet), ("unknown", wanted.unknown)):
        found = sorted(reason["clause"] for reason in got["reasons"] if reason["state"] == state)
        expected = None if clauses is None else sorted(clauses)
        told = [reason for reason in reasons if reason["clause"] in set(found) ^ set(expected or ())]
        yield Disagreement((*keys, state), f"What is {state} for {strand}", expected, found, told)
    change = {entry["question"]: entry["to"] for entry in got["change"] or ()}
    yield Disagreement((*keys, "change"), f"The smallest change for {strand}", wanted.change, change, reasons)
    for way, status in wanted.ways.items():
        if way in got["ways"]:
            result = got["ways"][way]
            what = f"The status of {way} for {strand}"
            yield Disagreement((*keys, "ways", way), what, status, result["status"], result["reasons"])
    for holder, held in wanted.holders.items():
        if holder in estimate["holders"]:
            holding = holder_in(estimate, holder, strand)
            what = f"The status of {holder} for {strand}"
            yield Disagreement((*keys, "holders", holder), what, held, holding["status"], holding["reasons"])


def _check_known(case: Case, estimate: Estimate, report: Report) -> None:
    """What a family expects is of strands, ways and holders that the council has."""
    for strand, wanted in case.expect.strands.items():
        keys = ("strands", strand)
        if not _missing(case, keys, strand, estimate["strands"], "strand", report):
            for way in wanted.ways:
                _missing(case, (*keys, "ways", way), way, estimate["strands"][strand]["ways"], "way", report)
        for holder in wanted.holders:
            _missing(case, (*keys, "holders", holder), holder, estimate["holders"], "holder", report)
    for holder in case.expect.holders:
        _missing(case, ("holders", holder), holder, estimate["holders"], "holder", report)


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
