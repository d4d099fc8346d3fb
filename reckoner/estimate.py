"""The whole estimate for one family: every strand, way, holder and note, with reasons and the next question."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from reckoner.answers import (
    DATE_OUTSIDE,
    OPEN,
    REQUEST_UNREADABLE,
    AnswerProblem,
    Answers,
    AnswersError,
    answer_in,
    read_answers,
    words_for,
)
from reckoner.diagram import Changes, members, restrict
from reckoner.next_question import next_question, not_applicable
from reckoner.reasons import MET, UNKNOWN, UNMET, clause_states, clauses_behind, explain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reckoner.policy import Decision, Edition, Json, Policy

NEED_ANSWERS = "need_answers"
"""The status of a result that the open answers can still change."""

_SHOWN = 1
"""The outcomes of a note that is surely shown: the first, and no other."""

type Result = dict[str, Any]


def estimate(policy: Policy, given: Mapping[str, Json], as_of: date) -> Result:
    """Estimate what a family can ask for, from whom, when, and how the budget can be managed.

    Args:
        policy: the council's compiled policy.
        given: question names to an option's id, a whole number, or `dont_know`; questions not asked yet are left out.
        as_of: the day that the estimate is for.

    Returns:
        The result as plain data, ready for JSON: `strands`, `holders`, `notes`, `conflicts`, `settled`,
        `next_question`, `still_matter` and `not_applicable`.

    Raises:
        AnswersError: an answer is not one that the policy knows, or the day is before the policy was recorded.
    """
    edition = policy.edition(as_of)
    if edition is None:
        first = policy.editions[0].from_
        what = f"The policy of {policy.name} is recorded from {first}, and does not speak of {as_of}."
        raise AnswersError([AnswerProblem(None, DATE_OUTSIDE, what, f"Choose a day from {first} on.")])
    return _Estimate(policy, edition, read_answers(edition, given), as_of).result()


def estimate_text(policy: Policy, request: str) -> str:
    """Estimate from JSON to JSON: what the browser and other programs call.

    Args:
        policy: the council's compiled policy.
        request: `{"answers": {...}, "as_of": "2026-11-22"}`.

    Returns:
        The result of `estimate`, or `{"problems": [{"question", "code", "what", "do"}]}` where the request is wrong.
    """
    try:
        given, as_of = _read_request(request)
        result = estimate(policy, given, as_of)
    except AnswersError as error:
        result = {
            "problems": [{"question": p.question, "code": p.code, "what": p.what, "do": p.do} for p in error.problems]
        }
    return json.dumps(result, ensure_ascii=False, separators=(",", ":"))


def _read_request(request: str) -> tuple[Mapping[str, Json], date]:
    try:
        data = json.loads(request)
        return dict(data["answers"].items()), date.fromisoformat(data["as_of"])
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:
        what = "The request is not of the form that the reckoner reads."
        do = 'Send {"answers": {question: answer}, "as_of": "year-month-day"}.'
        raise AnswersError([AnswerProblem(None, REQUEST_UNREADABLE, what, do)]) from error


class _Estimate:
    """One family's estimate while it is being put together. What several results share is told once."""

    def __init__(self, policy: Policy, edition: Edition, answers: Answers, as_of: date) -> None:
        self.policy = policy
        self.edition = edition
        self.as_of = as_of
        self.unasked = not_applicable(edition, answers.cells)
        if any(answers.cells[number] != OPEN for number in self.unasked):
            # Such an answer is left over from before another one changed: no result and no reason rests on it.
            cells = [OPEN if number in self.unasked else cell for number, cell in enumerate(answers.cells)]
            answers = Answers(cells, answers.asked)
        self.answers = answers
        self.restricted = restrict(edition, answers.cells)
        self.states = clause_states(edition, answers.cells)
        self.explained = explain(edition.conditions, self.states)
        self.changes = Changes(edition, self.restricted, answers.cells)
        self.told: dict[int, Result] = {}
        self.reasons: dict[int, Result] = {}
        self.shown: set[int] = set()

    def result(self) -> Result:
        edition = self.edition
        strands = {strand.id: self._strand(strand.name, strand.decision, strand.ways) for strand in edition.strands}
        holders = {holder.id: self._holder(holder.name, holder.decision, holder.strands) for holder in edition.holders}
        notes = [
            {"note": note.id, "text": note.text, "cites": note.cites}
            for note in edition.notes
            if self.restricted.possible[self._root(edition.decisions[note.decision])] == _SHOWN
        ]
        conflicts = [shown for touches, shown in edition.conflicts if touches & self.shown]
        matter = 0
        for decision in edition.decisions:
            matter |= self.restricted.matter[self._root(decision)]
        following = next_question(edition, self.restricted, self.answers)
        questions = edition.questions
        return {
            "council": self.policy.council,
            "version": self.policy.version,
            "as_of": self.as_of.isoformat(),
            "law_as_at": self.policy.law_as_at,
            "strands": strands,
            "holders": holders,
            "notes": notes,
            "conflicts": conflicts,
            "not_applicable": [questions[number].id for number in self.unasked],
            "settled": not matter,
            "next_question": None if following is None else questions[following].id,
            "still_matter": [questions[number].id for number in members(matter)],
        }

    def _strand(self, name: str, decision: int, ways: tuple[tuple[str, str, int], ...]) -> Result:
        told = {"name": name, **self._tell(decision)}
        told["ways"] = {way: {"name": way_name, **self._tell(index)} for way, way_name, index in ways}
        return told

    def _holder(self, name: str, decision: int, strands: tuple[tuple[str, int], ...]) -> Result:
        told = {"name": name, **self._tell(decision)}
        if strands:
            told["strands"] = {strand: self._tell(index) for strand, index in strands}
        return told

    def _tell(self, index: int) -> Result:
        told = self.told.get(index)
        if told is None:
            told = self.told[index] = self._told(self.edition.decisions[index])
        return told

    def _told(self, decision: Decision) -> Result:
        root = self._root(decision)
        reach = self.restricted.possible[root]
        possible = members(reach)
        outcomes = [decision.outcomes[number] for number in possible]
        one = outcomes[0] if len(outcomes) == 1 else None
        behind = self._behind(decision, possible[-1], self.restricted.matter[root])
        deciding = list(dict.fromkeys([clause for outcome in outcomes for clause in outcome.council_decides]))
        contacts = dict.fromkeys([contact for outcome in outcomes for contact in outcome.ask])
        self.shown.update(behind, deciding)
        return {
            "status": outcomes[0].status if len({outcome.status for outcome in outcomes}) == 1 else NEED_ANSWERS,
            "headline": one.headline if one else None,
            "when": one.when if one else None,
            "possible": [] if one else [{"status": o.status, "headline": o.headline} for o in outcomes],
            "reasons": [self._reason(clause) for clause in behind],
            "council_decides": [self._discretion(clause) for clause in deciding],
            "change": None if not reach & ~decision.best else self._change(decision),
            "ask": [self.edition.contacts[contact] for contact in contacts],
            "steps": list(one.steps) if one else [],
        }

    def _root(self, decision: Decision) -> int:
        return self.restricted.same[decision.root]

    def _behind(self, decision: Decision, last: int, matter: int) -> list[int]:
        """The clauses to give as reasons: those known, and those whose answer can still change the decision."""
        clauses = self.edition.clauses
        behind = []
        for index in members(clauses_behind(decision, last, self.explained)):
            question = clauses[index].question
            if self.states[index] is not None or (question is not None and matter >> question & 1):
                behind.append(index)
        return behind

    def _reason(self, index: int) -> Result:
        reason = self.reasons.get(index)
        if reason is None:
            clause = self.edition.clauses[index]
            state = self.states[index]
            word = UNKNOWN if state is None else MET if state else UNMET
            text = clause.unknown if state is None else clause.met if state else clause.unmet
            reason = self.reasons[index] = {"clause": clause.id, "state": word, "text": text, "cites": clause.cites}
        return reason

    def _discretion(self, index: int) -> Result:
        clause = self.edition.clauses[index]
        return {"clause": clause.id, "by": clause.by, "text": clause.unknown, "cites": clause.cites}

    def _change(self, decision: Decision) -> list[Result] | None:
        changes = self.changes.smallest(decision.root, decision.best)
        if changes is None:
            return None
        told: list[Result] = []
        for number, cell in changes:
            question = self.edition.questions[number]
            known = self.answers.cells[number] != OPEN
            told.append(
                {
                    "question": question.id,
                    "to": answer_in(question, cell),
                    "short": question.short,
                    "text": words_for(question, cell),
                    "given": known,
                }
            )
        return told
