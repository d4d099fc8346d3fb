"""The whole estimate for one family: every strand, way, holder and note, with reasons and the next question."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, cast

from reckoner.answers import (
    DATE_OUTSIDE,
    OPEN,
    REQUEST_UNREADABLE,
    AnswerProblem,
    Answers,
    AnswersError,
    answer_in,
    read_answers,
)
from reckoner.deciding import deciding
from reckoner.diagram import Changes, cofactors, members, settled
from reckoner.heard import AS_IT_IS, unheard
from reckoner.letters import is_for, write
from reckoner.next_question import next_question, not_applicable
from reckoner.reasons import MET, UNKNOWN, UNMET, clause_states, clauses_behind, explain
from reckoner.voices import told, words_of
from reckoner.waits_for import waits_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any, Final, Literal

    from reckoner.policy import Clause, Decision, Edition, Holder, Outcome, Policy, Strand
    from reckoner.result import (
        Change,
        ClauseState,
        Decider,
        DecisionResult,
        Discretion,
        Estimate,
        HolderResult,
        Letter,
        NeedAnswers,
        Offer,
        Reason,
        Refusal,
        Step,
        StepsOf,
        StrandResult,
    )
    from reckoner.waits_for import WaitsFor

NEED_ANSWERS: Final[NeedAnswers] = "need_answers"
"""The status of a result that the open answers can still change."""

OPEN_NOW: Final = "ask_now_open"
OPEN_LATER: Final = "ask_later_open"
"""The keys of a policy's headlines for a strand whose status is open, but which can be asked for: now, or later."""

OPEN_UNCLEAR: Final = "unclear_open"
"""The key for the headline of a strand whose status is open and for which something else may come first."""

ASK_NOW_STEP: Final = "ask_now_step"
ASK_LATER_STEP: Final = "ask_later_step"
FIND_OUT: Final = "find_out"
"""The keys for what to do about a strand whose possible outcomes share no step: where it can be asked for now, or
later, and where something else may come first."""

_SOON = 2
"""A bound of age is told to those who reach it in so many years."""

_SHOWN = 1
"""The outcomes of a note that is surely shown: the first, and no other."""


def estimate(policy: Policy, given: Mapping[str, object], as_of: date) -> Estimate:
    """Estimate what a family can ask for, from whom, when, and how the budget can be managed.

    Args:
        policy: the council's compiled policy.
        given: question names to an option's id, a whole number, or `dont_know`; questions not asked yet are left out.
        as_of: the day that the estimate is for.

    Returns:
        The result as plain data, ready for JSON.

    Raises:
        AnswersError: an answer is not one that the policy knows, or the day is before the policy was recorded.
    """
    edition = edition_on(policy, as_of)
    return _Estimator(policy, edition, read_answers(edition, given), as_of).estimate()


def edition_on(policy: Policy, as_of: date) -> Edition:
    """The edition of a policy that is in force on a day.

    Raises:
        AnswersError: the day is before the policy was recorded.
    """
    edition = policy.edition(as_of)
    if edition is None:
        first = policy.editions[0].from_
        what = f"The policy of {policy.name} is recorded from {first}, and does not cover {as_of}."
        raise AnswersError([AnswerProblem(None, DATE_OUTSIDE, what, f"Choose a day from {first} on.")])
    return edition


def estimate_text(policy: Policy, request: str) -> str:
    """Estimate from JSON to JSON: what the browser and other programs call.

    Args:
        policy: the council's compiled policy.
        request: `{"answers": {...}, "as_of": "2026-11-22"}`.

    Returns:
        The result of `estimate`, or a `Refusal` where the request is wrong.
    """
    result: Estimate | Refusal
    try:
        given, as_of = _read_request(request)
        result = estimate(policy, given, as_of)
    except AnswersError as error:
        result = {
            "problems": [{"question": p.question, "code": p.code, "what": p.what, "do": p.do} for p in error.problems]
        }
    return json.dumps(result, ensure_ascii=False, separators=(",", ":"))


def _read_request(request: str) -> tuple[Mapping[str, object], date]:
    try:
        data = json.loads(request)
        return dict(data["answers"].items()), date.fromisoformat(data["as_of"])
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:
        what = "The request is not of the form that the reckoner reads."
        do = 'Send {"answers": {question: answer}, "as_of": "year-month-day"}.'
        raise AnswersError([AnswerProblem(None, REQUEST_UNREADABLE, what, do)]) from error


class _Estimator:
    """Puts one family's estimate together. What several results share is made once."""

    def __init__(self, policy: Policy, edition: Edition, answers: Answers, as_of: date) -> None:
        self.policy = policy
        self.edition = edition
        self.as_of = as_of
        self.unasked = not_applicable(edition, answers.cells)
        if any(answers.cells[number] != OPEN for number in self.unasked):
            # Such an answer is left over from before another one changed: no result and no reason rests on it.
            cells = [OPEN if number in self.unasked else cell for number, cell in enumerate(answers.cells)]
            numbers = [None if number in self.unasked else one for number, one in enumerate(answers.numbers)]
            answers = Answers(cells, answers.asked, numbers)
        self.answers = answers
        self.words = words_of(edition.readers, answers)
        self.reduced = cofactors(edition, answers.cells)
        self.roots = [self.reduced.of[decision.root] for decision in edition.decisions]
        self.states = clause_states(edition, answers.cells)
        self.explained = explain(edition.conditions, self.states)
        self.changes = Changes(edition, self.reduced, answers.cells)
        self.strands = {strand.decision: strand.ask for strand in edition.strands}
        self.reach = [self._heard(index) for index in range(len(edition.decisions))]
        self.results: dict[int, DecisionResult[Any]] = {}
        """By the number of the decision. Which statuses each can have is what kind of decision it is."""
        self.reasons: dict[int, Reason] = {}
        self.discretions: dict[int, Discretion] = {}
        self.shown: set[int] = set()
        """The clauses that some result rests on, in words that the family sees."""

    def estimate(self) -> Estimate:
        edition, questions = self.edition, self.edition.questions
        strands = {strand.id: self._strand(strand) for strand in edition.strands}
        holders = {holder.id: self._holder(holder) for holder in edition.holders}
        support = 0
        for root in self.roots:
            support |= self.reduced.support[root]
        following = next_question(edition, self.reduced, self.answers)
        return {
            "council": self.policy.council,
            "version": self.policy.version,
            "as_of": self.as_of.isoformat(),
            "law_last_looked_at": self.policy.law_last_looked_at,
            "strands": strands,
            "holders": holders,
            "notes": [
                {"note": note.id, "text": self._told(note.text), "first": note.first, "cites": note.cites}
                for note in edition.notes
                if self.reduced.possible[self.roots[note.decision]] == _SHOWN
            ],
            "conflicts": [self._told(conflict) for touches, conflict in edition.conflicts if touches & self.shown],
            "not_applicable": [questions[number].id for number in self.unasked],
            "settled": not support,
            "next_question": None if following.question is None else questions[following.question].id,
            "enough": following.enough,
            "about_left": len(following.left),
            "can_be_asked": [questions[number].id for number in following.left],
            "still_matter": [questions[number].id for number in members(support)],
        }

    def _told[V](self, value: V) -> V:
        """Texts in the words for whoever answers."""
        return told(value, self.words)

    def _strand(self, strand: Strand) -> StrandResult:
        decision = self.edition.decisions[strand.decision]
        reach = self.reach[strand.decision]
        usual = [
            number
            for one in self._usual(self._possible(strand.decision))
            for number in reach
            if decision.outcomes[number] is one
        ]
        waiting = waits_for(self.edition, self.reduced, self.answers, decision, reach, usual)
        clause = None if waiting is None else self._clause_waited_for(strand.decision, waiting.question)
        first = self._deciding(strand.decision, usual, clause)
        return {
            "name": strand.name,
            **self._result(strand.decision, first),
            "deciding": None if first is None else self.edition.clauses[first].id,
            "waits_for": None if clause is None else self._told(self.edition.clauses[clause].unknown),
            "offers": self._offers(waiting),
            "letter": self._letter(strand),
            "ways": {way: {"name": name, **self._result(decision)} for way, name, decision in strand.ways},
        }

    def _deciding(self, index: int, usual: list[int], waited_for: int | None) -> int | None:
        """The clause that a strand's status turns on; where it is open in what is usual, the first that is open.

        Args:
            index: the number of the strand's decision.
            usual: its outcomes, by number, without those that the family hears nothing of.
            waited_for: the clause that an open status turns on.
        """
        edition, decision = self.edition, self.edition.decisions[index]
        clause = waited_for
        if len({decision.outcomes[number].status for number in usual}) == 1:
            behind = self._behind(decision, self.reach[index][-1], self.reduced.support[self.roots[index]])
            clause = deciding(edition, decision, usual, behind, self.states, self.explained)
        return clause

    def _clause_waited_for(self, index: int, question: int) -> int | None:
        """The clause on a question whose words say that it is open: behind the result, or one that few families meet.

        Of several it is the one that most answers meet.
        """
        edition, decision = self.edition, self.edition.decisions[index]
        behind = self._behind(decision, self.reach[index][-1], self.reduced.support[self.roots[index]])
        rare = [one.rare for one in self._possible(index) if one.rare is not None]
        found = [[one for one in few if edition.clauses[one].question == question] for few in (behind, rare)]
        return max(found[0] or found[1], key=lambda one: len(edition.clauses[one].cells), default=None)

    def _offers(self, waiting: WaitsFor | None) -> Offer | None:
        if waiting is None or waiting.is_asked:
            return None
        return {"question": self.edition.questions[waiting.question].id, "clears": waiting.clears}

    def _letter(self, strand: Strand) -> Letter:
        """The letter that all outcomes of a strand share, or that of a sure one, or one for open answers.

        It goes to the first whom the family is told to ask.
        """
        edition, paper = self.edition, self.edition.paper
        outcomes = self._usual(self._possible(strand.decision))
        first, *others = outcomes
        is_first = self._sure(outcomes) is first or all(other.letter == first.letter for other in others)
        number = first.letter if is_first else None
        if number is None:
            number = strand.letter_now if _can_ask_now(outcomes) else strand.letter
        return write(
            edition.letters[number],
            paper,
            words_of(paper.writers, self.answers),
            self._told(edition.contacts[self._first_to_ask(outcomes, strand.ask)]),
            lambda sentence: is_for(sentence, self.answers),
            as_it_is=all(outcome.status == AS_IT_IS for outcome in outcomes),
        )

    def _heard(self, index: int) -> list[int]:
        """The outcomes of a decision, by number, that are still possible and of which the family hears."""
        possible = self.reduced.possible[self.roots[index]]
        if index not in self.strands or settled(possible):
            return members(possible)
        return members(possible & ~unheard(self.edition, self.edition.decisions[index], self.answers.cells) or possible)

    def _possible(self, index: int) -> list[Outcome]:
        """The outcomes of a decision of which the family hears, in their order."""
        return [self.edition.decisions[index].outcomes[number] for number in self.reach[index]]

    def _usual(self, outcomes: list[Outcome]) -> list[Outcome]:
        """Outcomes without those that the family hears nothing of, unless there are no others. A sure one is first."""
        usual = [one for one in outcomes if one.rare is None or self.states[one.rare] is not None] or outcomes
        sure = self._sure(usual)
        return usual if sure is None else [sure, *(one for one in usual if one is not sure)]

    def _sure(self, outcomes: Sequence[Outcome]) -> Outcome | None:
        """Where a family can ask now whatever is still open: the first outcome that rests on nothing open itself.

        Only one before it could take its place, and the family can ask as this one says all the same: for a wheelchair,
        whether or not there is continuing care.
        """
        if not _can_ask_now(outcomes):
            return None
        return next((one for one in outcomes if one.condition is not None and self.explained[one.condition][0]), None)

    def _first_to_ask(self, outcomes: list[Outcome], own: str) -> str:
        """Whom to ask first while some outcomes of a strand are possible: whom all ask, or else the strand's `own`.

        Where none of them names that, it is whom most of them name. The first outcomes are those of the edges: a parent
        who is not sure of the age is not sent to the adults' team.
        """
        first, *others = outcomes
        shared = (contact for contact in first.ask if all(contact in other.ask for other in others))
        if self._sure(outcomes) is first:
            return next(shared, next(iter(first.ask), own))
        named = Counter(contact for outcome in outcomes for contact in outcome.ask)
        return next(shared, own if own in named or not named else max(named, key=named.__getitem__))

    def _holder(self, holder: Holder) -> HolderResult:
        general = self._result(holder.decision)
        own = {strand: self._result(decision) for strand, decision in holder.strands}
        told = {own.get(strand.id, general)["status"] for strand in self.edition.strands}
        result: HolderResult = {
            "name": self._told(holder.name),
            **general,
            "in_all": next(iter(told)) if len(told) == 1 else None,
            "not_yet": told == {"no"} and self._waits_for_years([general, *own.values()]),
            "strands": own,
        }
        if not holder.strands:
            del result["strands"]
        return result

    def _waits_for_years(self, results: Iterable[DecisionResult[Any]]) -> bool:
        """Whether results rest on ages that the family has not reached, and will not soon."""
        behind = {reason["clause"] for result in results for reason in result["reasons"] if reason["state"] == UNMET}
        ahead = [
            index for index, reason in self.reasons.items() if reason["clause"] in behind and self._is_ahead(index)
        ]
        return bool(ahead) and all(self._is_far(self.edition.clauses[index]) for index in ahead)

    def _result(self, index: int, first: int | None = None) -> DecisionResult[Any]:
        """What was decided; `first` is the clause that the family is told first when it asks why."""
        result = self.results.get(index)
        if result is None:
            result = self.results[index] = self._decided(index, first)
        return result

    def _decided(self, index: int, first: int | None) -> DecisionResult[Any]:
        decision, root = self.edition.decisions[index], self.roots[index]
        reach = self.reach[index]
        outcomes = self._possible(index)
        statuses = {outcome.status for outcome in outcomes}
        status = outcomes[0].status if len(statuses) == 1 else NEED_ANSWERS
        usual = self._usual(outcomes)
        headline = self._headline(status, usual, is_strand=index in self.strands)
        if headline is None and index in self.strands:
            headline = _shared([outcome.headline for outcome in usual]) or self.policy.headlines[OPEN_UNCLEAR]
        steps, steps_of = self._steps(usual, wanted=headline is not None, is_strand=index in self.strands)
        # What few families meet comes last: the first case is the one that steps of the first are for.
        cases = dict.fromkeys((outcome.status, outcome.headline) for outcome in [*usual, *outcomes])
        behind = self._behind(decision, reach[-1], self.reduced.support[root])
        deciding = list(dict.fromkeys([clause for outcome in outcomes for clause in outcome.council_decides]))
        contacts = dict.fromkeys([contact for outcome in [*usual, *outcomes] for contact in outcome.ask])
        if contacts and index in self.strands:
            contacts = dict.fromkeys([self._first_to_ask(usual, self.strands[index]), *contacts])
        self.shown.update(behind, deciding)
        is_best = all(decision.best >> number & 1 for number in reach)
        return {
            "status": status,
            "headline": self._told(headline),
            "when": self._told(_shared([outcome.when for outcome in usual])),
            "possible": [
                {"status": each, "headline": self._told(headline)} for each, headline in cases if len(cases) > 1
            ],
            "reasons": self._reasons(behind, first),
            "council_decides": [self._discretion(clause) for clause in deciding],
            "change": None if is_best or status == AS_IT_IS else self._change(decision),
            "ask": [self._told(self.edition.contacts[contact]) for contact in contacts],
            "steps": self._told(steps),
            "steps_of": steps_of,
        }

    def _headline(self, status: str, outcomes: Sequence[Outcome], *, is_strand: bool) -> str | None:
        """A headline that is true of all outcomes still possible; None where they have nothing in common."""
        headlines = self.policy.headlines
        if status != NEED_ANSWERS:
            return _shared([outcome.headline for outcome in outcomes]) or headlines[status]
        moment = _shared_moment(outcomes) if is_strand else None
        return None if moment is None else headlines[OPEN_LATER if moment == "later" else OPEN_NOW]

    def _steps(self, outcomes: Sequence[Outcome], *, wanted: bool, is_strand: bool) -> tuple[list[Step], StepsOf]:
        """The steps that all outcomes share or, where they share none and some are wanted, what to do all the same.

        A step is shared by its words: what one outcome cites for it, another need not. Where a strand has none, the
        family is told no other: what is right with continuing care promises too much to whoever may not have it.
        """
        first, *others = outcomes
        words = [{step["text"] for step in other.steps} for other in others]
        shared = [step for step in first.steps if all(step["text"] in other for other in words)]
        if shared or not others or not wanted:
            return shared, "all"
        if not is_strand or self._sure(outcomes) is first:
            return list(first.steps), "first"
        moment = _shared_moment(outcomes)
        key = FIND_OUT if moment is None else ASK_LATER_STEP if moment == "later" else ASK_NOW_STEP
        return [{"text": self.policy.headlines[key], "cites": ()}], "find_out" if moment is None else "ask_today"

    def _behind(self, decision: Decision, last: int, support: int) -> list[int]:
        """The clauses to give as reasons: those known, and those whose answer can still change the decision."""
        clauses = self.edition.clauses
        behind = []
        for index in members(clauses_behind(decision, last, self.explained)):
            question = clauses[index].question
            if self.states[index] is not None or (question is not None and support >> question & 1):
                behind.append(index)
        return behind

    def _reasons(self, behind: list[int], first: int | None) -> list[Reason]:
        """What is said of some clauses: of each question whose answer is known, once what that comes to.

        Of bounds on a number that lie ahead that is the first; of the clauses on a choice it is what the answer meets,
        or else, of what it does not meet, what is told first anyway or most answers do.
        """
        reasons = [self._reason(index) for index in behind]
        ahead: dict[int, list[int]] = {}
        unmet: dict[int, list[int]] = {}
        for place, index in enumerate(behind):
            question = self.edition.clauses[index].question
            if question is None or reasons[place]["state"] != UNMET or "aside" in reasons[place]:
                continue
            (ahead if self._is_ahead(index) else unmet).setdefault(question, []).append(place)
        told = {self.edition.clauses[index].question for index in behind if self.states[index]}
        for places in ahead.values():
            self._set_aside(reasons, places, min(places, key=lambda place: self._begins(behind[place])))
        for question, places in unmet.items():
            most = max(places, key=lambda place: self._says(behind[place], first))
            self._set_aside(reasons, places, None if question in told else most)
        return reasons

    @staticmethod
    def _set_aside(reasons: list[Reason], places: Sequence[int], kept: int | None) -> None:
        for place in places:
            if place != kept:
                reasons[place] = {**reasons[place], "aside": True}

    def _begins(self, index: int) -> tuple[int, int]:
        """What orders bounds that lie ahead: where one begins, and of several that begin there the widest first."""
        cells = self.edition.clauses[index].cells
        return min(cells), -len(cells)

    def _says(self, index: int, first: int | None) -> tuple[bool, int]:
        """What orders clauses that an answer does not meet by how much is said with one of them."""
        return index == first, len(self.edition.clauses[index].cells)

    def _is_ahead(self, index: int) -> bool:
        """Whether a clause that is not met is about a number that the family has not reached yet."""
        clause = self.edition.clauses[index]
        if clause.question is None:
            return False
        number, cell = self.answers.numbers[clause.question], self.answers.cells[clause.question]
        return number is not None and min(clause.cells) > cell

    def _reason(self, index: int) -> Reason:
        reason = self.reasons.get(index)
        if reason is None:
            clause = self.edition.clauses[index]
            state = self.states[index]
            word: ClauseState = UNKNOWN if state is None else MET if state else UNMET
            text = clause.unknown if state is None else clause.met if state else clause.unmet
            reason = self.reasons[index] = {
                "clause": clause.id,
                "state": word,
                "text": self._told(text),
                "cites": clause.cites,
            }
            if word == UNMET and self._is_far(clause):
                reason["aside"] = True
        return reason

    def _is_far(self, clause: Clause) -> bool:
        """Whether a clause on a number cannot be met soon: its bound is years away, or behind."""
        number = None if clause.question is None else self.answers.numbers[clause.question]
        if clause.question is None or number is None:
            return False
        cuts = self.edition.questions[clause.question].cuts
        soon = {bisect_right(cuts, number + years) for years in range(_SOON + 1)}
        return not soon & clause.cells

    def _discretion(self, index: int) -> Discretion:
        found = self.discretions.get(index)
        if found is None:
            clause = self.edition.clauses[index]
            by = cast("Decider", clause.by)  # What an outcome leaves to be decided are clauses of discretion alone.
            found = {"clause": clause.id, "by": by, "text": self._told(clause.unknown), "cites": clause.cites}
            self.discretions[index] = found
        return found

    def _change(self, decision: Decision) -> list[Change] | None:
        changes = self.changes.smallest(decision.root, decision.best)
        if changes is None:
            return None
        found: list[Change] = []
        for number, cell in changes:
            question = self.edition.questions[number]
            found.append(
                {
                    "question": question.id,
                    "to": answer_in(question, cell),
                    "text": self._told(question.chosen[cell]),
                    "given": self.answers.cells[number] != OPEN,
                }
            )
        return found


def _shared(words: Sequence[str | None]) -> str | None:
    """The words that all outcomes have, or None where they differ."""
    return words[0] if len(set(words)) == 1 else None


def _can_ask_now(outcomes: Sequence[Outcome]) -> bool:
    """Whether a family can ask now, whichever of some outcomes of a strand is its own."""
    return all(outcome.status == "ask_now" for outcome in outcomes)


def _moment(outcome: Outcome) -> Literal["now", "later"] | None:
    """When a strand's outcome lets a family ask, however likely a yes is; None where something else comes first."""
    if outcome.status in ("ask_now", AS_IT_IS, "not_stated") or (outcome.status == "unlikely" and not outcome.when):
        return "now"
    return "later" if outcome.status in ("ask_later", "unlikely") else None


def _shared_moment(outcomes: Sequence[Outcome]) -> Literal["now", "later"] | None:
    """When a family can ask whichever of a strand's outcomes is its own; None where something else may come first."""
    moments = {_moment(outcome) for outcome in outcomes}
    return None if None in moments else "later" if "later" in moments else "now"
