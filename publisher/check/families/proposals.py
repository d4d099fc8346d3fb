"""A worked family that shows what none shows yet: the diagrams know its answers, and the engine what it is told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from textwrap import indent
from typing import TYPE_CHECKING, Any

import yaml

import reckoner
from publisher.rules.formulas import Compound
from publisher.rules.logic import SHOWN
from reckoner.answers import read_answers
from reckoner.reasons import clause_states
from reckoner.result import holder_in

if TYPE_CHECKING:
    from datetime import date

    from publisher.model.council.clauses import Clause
    from publisher.rules.diagram import Assignment
    from publisher.rules.formulas import AnswerTree
    from publisher.rules.logic import About, DecisionLogic, Logic
    from publisher.source.problems import Problem, Report
    from reckoner.result import DecisionResult, Estimate

_ADD = "Add a family to cases.yaml"
_OFFER = f"{_ADD}. This one would do:\n"


@dataclass(frozen=True, slots=True, order=True)
class PossibleStatus:
    """A status that some family can be given: in which strand (None for a holder in general), of what, and which.

    of: the id of a way or holder, or `strand` for the strand itself.
    """

    strand: str | None
    of: str
    status: str

    def __str__(self) -> str:
        """The status in words, for messages."""
        if self.strand is None:
            return f"'{self.status}' for the holder '{self.of}'"
        where = f"the strand '{self.strand}'"
        return f"'{self.status}' for {where}" if self.of == "strand" else f"'{self.status}' for '{self.of}' in {where}"


@dataclass(frozen=True, slots=True)
class Proposals:
    """Makes worked families to be pasted into cases.yaml, of one edition."""

    logic: Logic
    policy: reckoner.Policy

    def with_clause(self, clause: Clause, *, met: bool) -> str:
        """What to do where no family shows a clause met, or not met."""
        logic, test = self.logic, clause.test
        if test is None or clause.id not in logic.clauses:
            return f"{_ADD}."
        asked_if = logic.questions[logic.numbers[test.question]].asked_if
        answered: AnswerTree = logic.leaf(test) if met else Compound("not", (logic.leaf(test),))
        asked: AnswerTree = Compound("all", (logic.surely(asked_if), answered))
        some = self._witness(logic.diagrams.decide([asked, True]), SHOWN)
        if some is None or self._state(clause.id, some) is not met:
            return f"{_ADD}."
        statuses = {id_: {"status": strand["status"]} for id_, strand in self._told(some)["strands"].items()}
        return self._proposed(f"{'Meets' if met else 'Does not meet'} '{clause.id}'", some, {"strands": statuses})

    def with_outcome(self, decision: DecisionLogic, number: int, shown: PossibleStatus | None = None) -> str:
        """What to do where no family reaches an outcome, or expects the status that it gives in one strand."""
        some = self._witness(decision.root, number)
        if some is None:
            return f"{_ADD}."
        status = decision.outcomes[number].status
        about = decision.about if shown is None else decision.about._replace(strand=shown.strand)
        expected = self._expected(about, status, self._told(some))
        if expected is None:
            return f"{_ADD}."
        what = f"'{status}' for {decision.name}" if shown is None else str(shown)
        return self._proposed(f"Gets {what}", some, expected)

    def with_note(self, decision: DecisionLogic) -> str:
        """What to do where no family is shown a note."""
        some = self._witness(decision.root, SHOWN)
        if some is None:
            return f"{_ADD}."
        notes = sorted(note["note"] for note in self._told(some)["notes"])
        return self._proposed(f"Is shown the note '{decision.about.id}'", some, {"notes": notes})

    def _witness(self, node: int, outcome: int) -> Assignment | None:
        return self.logic.diagrams.witness(node, outcome)

    def _told(self, some: Assignment) -> Estimate:
        return reckoner.estimate(self.policy, self.logic.answers(some), self._day)

    @property
    def _day(self) -> date:
        return max(self.logic.edition.files.council.version, self.logic.edition.from_)

    def _state(self, clause: str, some: Assignment) -> bool | None:
        edition = self.policy.edition(self._day)
        if edition is None:
            return None
        states = clause_states(edition, read_answers(edition, self.logic.answers(some)).cells)
        return next(state for each, state in zip(edition.clauses, states, strict=True) if each.id == clause)

    def _expected(self, about: About, status: str, told: Estimate) -> dict[str, Any] | None:
        """The part of a result that shows an outcome; None where the engine tells something else."""
        if about.kind == "strand":
            return {"strands": {about.id: {"status": status}}} if _is(told["strands"][about.id], status) else None
        if about.kind == "holder" and about.strand is None and _is(told["holders"][about.id], status):
            return {"holders": {about.id: status}}
        for id_, strand in told["strands"].items():
            if about.strand in (None, id_):
                result = strand["ways"][about.id] if about.kind == "way" else holder_in(told, about.id, id_)
                if _is(result, status):
                    return {"strands": {id_: {f"{about.kind}s": {about.id: status}}}}
        return None

    def _proposed(self, name: str, some: Assignment, expect: dict[str, Any]) -> str:
        words = self.logic.in_words(some)
        family = {
            "name": f"{name}, where {words}",
            "story": f"What this family has answered: {words}.",
            "as_of": self._day,
            "given": self.logic.answers(some),
            "expect": expect,
        }
        return _offer(family)


def is_offered(do: str) -> bool:
    """Whether what to do is to add a family that is written there."""
    return do.startswith(_OFFER)


def offer_each_once(report: Report) -> None:
    """Offer a family that would do for several problems once, with all that it has to expect for them."""
    together: dict[str, list[Problem]] = {}
    families: dict[str, dict[str, Any]] = {}
    for problem in report.in_order():
        if is_offered(problem.do):
            (family,) = yaml.safe_load(problem.do.removeprefix(_OFFER))
            answers = f"{family['as_of']} {sorted(family['given'].items())}"
            together.setdefault(answers, []).append(problem)
            known = families.setdefault(answers, family)
            known["expect"] = _merged(known["expect"], family["expect"])
    said: dict[Problem, str] = {}
    for answers, (first, *others) in together.items():
        if others:
            said[first] = _offer(families[answers])
            said |= dict.fromkeys(others, f"The family that is offered for {first.place} would do here, too.")
    report.problems = [replace(problem, do=said.get(problem, problem.do)) for problem in report.problems]


def _offer(family: dict[str, Any]) -> str:
    written = yaml.safe_dump([family], sort_keys=False, allow_unicode=True, width=110, default_flow_style=None)
    return f"{_OFFER}{indent(written.rstrip(), ' ' * 2)}"


def _merged(one: Any, other: Any) -> Any:
    """Both of what a family expects. What both speak of is the same: it is one family."""
    if not isinstance(one, dict):
        return one
    return {**one, **{key: _merged(one[key], inner) if key in one else inner for key, inner in other.items()}}


def _is(result: DecisionResult[Any], status: str) -> bool:
    return bool(result["status"] == status)
