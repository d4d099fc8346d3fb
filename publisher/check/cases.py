"""The worked families get the results that they expect, and between them show every clause and outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import reckoner
from publisher.editions import edition_on
from publisher.logic import decisions_of
from publisher.problems import Code, Report, did_you_mean
from reckoner.answers import read_answers
from reckoner.reasons import clause_states

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from publisher.model.cases import Case
    from publisher.read import CouncilFiles

type Result = dict[str, Any]

_NONE = "none"


def check_cases(files: CouncilFiles, policy: reckoner.Policy, report: Report) -> None:
    """Run every worked family of a council through the engine, and see that together they leave nothing out."""
    names: set[str] = set()
    results: list[Result] = []
    for case in files.cases.cases:
        if case.name in names:
            what = f"There are two families '{case.name}'."
            report.add(case.place("name"), Code.DUPLICATE_ID, what, "Give one of them another name.")
        names.add(case.name)
        result = _run(case, policy, report)
        if result is not None:
            _compare(case, result, report)
            results.append(result)
    if len(results) == len(files.cases.cases):
        _check_coverage(files, policy, results, report)


def _run(case: Case, policy: reckoner.Policy, report: Report) -> Result | None:
    try:
        return reckoner.estimate(policy, case.given, case.as_of)
    except reckoner.AnswersError as error:
        for problem in error.problems:
            place = case.place("as_of") if problem.question is None else case.place("given", problem.question)
            code = next(code for code in Code if code.code == problem.code)
            report.add(place, code, problem.what, problem.do)
        return None


def _compare(case: Case, result: Result, report: Report) -> None:
    expect = case.expect
    for strand, wanted in expect.strands.items():
        if _missing(case, ("strands", strand), strand, result["strands"], "strand", report):
            continue
        got = result["strands"][strand]
        keys = ("expect", "strands", strand)
        _same(case, (*keys, "status"), f"The status of {strand}", wanted.status, got["status"], report)
        for state, clauses in (("met", wanted.met), ("unmet", wanted.unmet), ("unknown", wanted.unknown)):
            found = sorted(reason["clause"] for reason in got["reasons"] if reason["state"] == state)
            _same(
                case,
                (*keys, state),
                f"What is {state} for {strand}",
                clauses and sorted(clauses) if clauses else clauses,
                found,
                report,
            )
        change = {entry["question"]: entry["to"] for entry in got["change"] or ()}
        _same(case, (*keys, "change"), f"The smallest change for {strand}", wanted.change, change, report)
        for way, status in wanted.ways.items():
            if not _missing(case, (*keys[1:], "ways", way), way, got["ways"], "way", report):
                _same(
                    case,
                    (*keys, "ways", way),
                    f"The status of {way} for {strand}",
                    status,
                    got["ways"][way]["status"],
                    report,
                )
    for holder, holder_status in expect.holders.items():
        if not _missing(case, ("holders", holder), holder, result["holders"], "holder", report):
            found_status = result["holders"][holder]["status"]
            _same(case, ("expect", "holders", holder), f"The status of {holder}", holder_status, found_status, report)
    notes = sorted(note["note"] for note in result["notes"])
    wanted_notes = None if expect.notes is None else sorted(expect.notes)
    _same(case, ("expect", "notes"), "What is noted", wanted_notes, notes, report)
    if "next_question" in expect.model_fields_set:
        following, wanted_next = result["next_question"] or _NONE, expect.next_question or _NONE
        _same(case, ("expect", "next_question"), "The next question", wanted_next, following, report)
    _same(case, ("expect", "settled"), "Whether all is settled", expect.settled, result["settled"], report)


def _same(case: Case, keys: tuple[str, ...], what: str, wanted: Any, got: Any, report: Report) -> None:
    if wanted is not None and wanted != got:
        text = f"{what} is {_shown(got)}, and not {_shown(wanted)} as this family expects."
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


def _check_coverage(files: CouncilFiles, policy: reckoner.Policy, results: list[Result], report: Report) -> None:
    edition = edition_on(files, files.council.version)
    do = "Add a family to cases.yaml."
    states = _states_shown(files, policy)
    for clause in edition.policy.clauses:
        for state, word in ((True, "met"), (False, "unmet")):
            if clause.test is not None and (clause.id, state) not in states:
                report.add(clause.place("id"), Code.CASE_COVERAGE, f"In no worked family is '{clause.id}' {word}.", do)
    noted = {note["note"] for result in results for note in result["notes"]}
    for note in edition.policy.notes:
        if note.id not in noted:
            report.add(note.place("id"), Code.CASE_COVERAGE, f"No worked family is shown the note '{note.id}'.", do)
    headlines = {entry["headline"] for result in results for entry in _told(result)}
    for (kind, id_, _), _, outcomes in decisions_of(edition):
        for outcome in outcomes:
            if outcome.headline not in headlines:
                what = f"No worked family reaches the outcome '{outcome.status}' of the {kind} '{id_}'."
                report.add(outcome.place(), Code.CASE_COVERAGE, what, do)


def _states_shown(files: CouncilFiles, policy: reckoner.Policy) -> set[tuple[str, bool | None]]:
    """The clauses that the worked families' answers meet and do not meet."""
    found: set[tuple[str, bool | None]] = set()
    for case in files.cases.cases:
        edition = policy.edition(case.as_of)
        if edition is not None:
            states = clause_states(edition, read_answers(edition, case.given).cells)
            found.update(zip((clause.id for clause in edition.clauses), states, strict=True))
    return found


def _told(result: Result) -> Iterator[Result]:
    for strand in result["strands"].values():
        yield strand
        yield from strand["ways"].values()
    for holder in result["holders"].values():
        yield holder
        yield from holder.get("strands", {}).values()
