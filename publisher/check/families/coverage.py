"""Together the worked families leave nothing out: every clause, note, outcome and status that the rules can give."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from publisher.check.families.proposals import PossibleStatus, Proposals
from publisher.model.council.outcomes import Outcome
from publisher.model.walk import with_contents
from publisher.policies.floor import clauses_named
from publisher.rules.logic import About, decisions_of
from publisher.source.problems import Code, Report
from reckoner.answers import read_answers
from reckoner.estimate import NEED_ANSWERS
from reckoner.reasons import clause_states
from reckoner.result import all_results
from reckoner.voices import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    import reckoner
    from publisher.policies.read import CouncilFiles
    from publisher.rules.logic import DecisionLogic, Logic
    from reckoner.result import Estimate


def check_coverage(logic: Logic, policy: reckoner.Policy, estimates: list[Estimate], report: Report) -> None:
    """Check that the worked families between them meet and fail every clause, and reach every note and outcome.

    What families of every council are told in the same words, by the floor or by defaults that a council leaves as they
    are, is left out. Each problem comes with a family that would do.

    Args:
        logic: the rules of the day of the council's version.
        policy: the compiled policy.
        estimates: those of the worked families.
        report: receives every problem found: LO602.
    """
    edition = logic.edition
    files = edition.files
    proposals = Proposals(logic, policy)
    states = _states_shown(files, policy)
    told = {item.place() for item in files.floor.told}
    named = clauses_named(_without_defaults(files.policy, files))
    for clause in [clause for clause in edition.policy.clauses if clause in files.policy.clauses or clause.id in named]:
        for state, word in ((True, "met"), (False, "unmet")):
            if clause.test is not None and (clause.id, state) not in states:
                what = f"No worked family has '{clause.id}' {word}."
                do = proposals.with_clause(clause, met=state)
                report.add(clause.place("id"), Code.CASE_COVERAGE, what, do)
    noted = {note["note"] for estimate in estimates for note in estimate["notes"]}
    for note in edition.policy.notes:
        if note.id not in noted and note.place() not in told:
            what = f"No worked family is shown the note '{note.id}'."
            do = proposals.with_note(logic.by_about[About("note", note.id)])
            report.add(note.place("id"), Code.CASE_COVERAGE, what, do)
    voices = [reader.by_token(some) for reader in files.readers.readers for some in (None, *reader.variants)]
    headlines = {result["headline"] for estimate in estimates for result in all_results(estimate)}
    for about, _, outcomes in decisions_of(edition):
        for number, outcome in enumerate(outcomes):
            said = {in_words(outcome.headline, words) for words in voices}
            if not said & headlines and outcome.place() not in told and not _is_default(outcome, files):
                what = f"No worked family reaches the outcome '{outcome.status}' of the {about.kind} '{about.id}'."
                do = proposals.with_outcome(logic.by_about[about], number)
                report.add(outcome.place(), Code.CASE_COVERAGE, what, do)


def check_statuses(logic: Logic, policy: reckoner.Policy, report: Report) -> None:
    """Every status that some family can be given is what some worked family expects, strand by strand.

    Reaching an outcome is not enough: only a status that a family expects is compared when the rules change. What
    families of every council are told in the same words is left out. Each problem comes with a family that would do.
    """
    files = logic.edition.files
    proposals = Proposals(logic, policy)
    expected = expected_statuses(files)
    ways = {national.outcome.id for national in files.floor.ways}
    for shown, decision in _reachable(logic):
        numbers = [k for k in sorted(_reached(logic, decision)) if decision.outcomes[k].status == shown.status]
        own = (k for k in numbers if not _is_default(decision.outcomes[k], files))
        number = next((k for k in own if decision.outcomes[k].id not in ways), None)
        if shown not in expected and number is not None:
            what = f"No worked family expects {shown}."
            do = proposals.with_outcome(decision, number, shown)
            report.add(decision.outcomes[number].place("status"), Code.STATUS_NOT_EXPECTED, what, do)


def expected_statuses(files: CouncilFiles) -> set[PossibleStatus]:
    """Every status that some worked family expects. What is still open is no status."""
    found: set[PossibleStatus] = set()
    for case in files.cases.cases:
        found.update(PossibleStatus(None, holder, status) for holder, status in case.expect.holders.items())
        for strand, wanted in case.expect.strands.items():
            if wanted.status is not None:
                found.add(PossibleStatus(strand, "strand", wanted.status))
            found.update(PossibleStatus(strand, way, status) for way, status in wanted.ways.items())
            found.update(PossibleStatus(strand, holder, status) for holder, status in wanted.holders.items())
    return {shown for shown in found if shown.status != NEED_ANSWERS}


def _reachable(logic: Logic) -> Iterator[tuple[PossibleStatus, DecisionLogic]]:
    """Every status with the decision that gives it.

    A way has a status in each strand, by the strand's own outcomes or by the general ones. A holder has one in general,
    and one in each strand with outcomes of its own for it.
    """
    policy = logic.edition.policy
    wanted: list[tuple[str | None, str, DecisionLogic]] = []
    for strand in policy.strands:
        wanted.append((strand.id, "strand", logic.decision_for("strand", strand.id)))
        wanted += [(strand.id, way.id, logic.decision_for("way", way.id, strand.id)) for way in policy.ways]
    for holder in policy.holders:
        where = (None, *holder.strands)
        wanted += [(strand_id, holder.id, logic.decision_for("holder", holder.id, strand_id)) for strand_id in where]
    for strand_id, of, decision in wanted:
        for status in sorted({decision.outcomes[number].status for number in _reached(logic, decision)}):
            yield PossibleStatus(strand_id, of, status), decision


def _reached(logic: Logic, decision: DecisionLogic) -> set[int]:
    return logic.diagrams.outcomes(decision.root)


def _is_default(outcome: Outcome, files: CouncilFiles) -> bool:
    """Whether an outcome is in a list that the council leaves as england/defaults.yaml has it."""
    return outcome.place().path == files.defaults.place().path


def _without_defaults[V](value: V, files: CouncilFiles) -> V:
    """A policy, or something in it, without the outcomes that the council leaves as they are."""
    if isinstance(value, list):
        own = [item for item in value if not isinstance(item, Outcome) or not _is_default(item, files)]
        value = cast("V", own)
    return with_contents(value, lambda inner: _without_defaults(inner, files))


def _states_shown(files: CouncilFiles, policy: reckoner.Policy) -> set[tuple[str, bool | None]]:
    """The clauses that the worked families' answers meet and do not meet."""
    found: set[tuple[str, bool | None]] = set()
    for case in files.cases.cases:
        edition = policy.edition(case.as_of)
        if edition is not None:
            states = clause_states(edition, read_answers(edition, case.given).cells)
            found.update(zip((clause.id for clause in edition.clauses), states, strict=True))
    return found
