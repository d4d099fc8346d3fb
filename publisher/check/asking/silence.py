"""A page's silence puts nobody off: where families are told 'unlikely', the page or the law says so.

What a page leaves out, what it only begins with and what it plans are no reason. A reason is one of two:

- a fact of an exclusion, which the outcome cites itself, or which a clause of its condition cites;
- a fact of what is needed, which a clause cites that no family with this outcome meets, while some family that meets it
  is told something better. The diagrams prove both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.rules.compile import BEST
from publisher.rules.formulas import clauses_in
from publisher.rules.logic import SHOWN
from publisher.source.problems import Code, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from publisher.rules.logic import DecisionLogic, Logic
    from publisher.source.facts import Fact

PUTS_OFF = ("unlikely", "not_available")
"""The statuses that keep families from asking. That something comes first, or is another's matter, does not."""

_EXCLUDES = ("exclusion",)
_NEEDS = ("eligibility", "direct_payment_condition", "who_can_hold", "consent")


def check_silence(logic: Logic, report: Report) -> None:
    """Every outcome that puts families off rests on a fact that does."""
    for decision in logic.decisions:
        for number, outcome in enumerate(decision.outcomes):
            if outcome.status in PUTS_OFF and not any(_reasons(logic, decision, number)):
                what = f"This outcome says '{outcome.status}', and no fact behind it says that anything is ruled out."
                do = (
                    "Cite the fact that does (its topic is exclusion), or test what is needed in its condition. Where "
                    "the page is silent, the status is 'not_stated', or 'ask_now' where the law lets families ask."
                )
                report.add(outcome.place("status"), Code.PUT_OFF_BY_SILENCE, what, do)


def _reasons(logic: Logic, decision: DecisionLogic, number: int) -> Iterator[Fact]:
    """The facts for which an outcome can put families off."""
    outcome, own = decision.outcomes[number], decision.trees[number]
    # What few families meet opens a way of its own, and that is no reason to put off those who do not.
    rare = {national.rare for national in logic.edition.files.floor.outcomes}
    named = (clause for tree in decision.trees if tree is not None for clause in clauses_in(tree))
    tested = dict.fromkeys(clause for clause in named if clause not in rare)
    missing = [clause for clause in tested if _missing(logic, clause, decision, number)]
    excluding = [*outcome.cites, *_cited(logic, () if own is None else clauses_in(own))]
    yield from _about(logic, decision, excluding, _EXCLUDES)
    yield from _about(logic, decision, _cited(logic, missing), _EXCLUDES + _NEEDS)


def _missing(logic: Logic, clause: str, decision: DecisionLogic, number: int) -> bool:
    """Whether no family with an outcome meets a clause, and some family that does is told something better."""
    met = logic.diagrams.decide([logic.condition(clause), True])
    better = [k for k, outcome in enumerate(decision.outcomes) if outcome.status in BEST[decision.about.kind]]

    def together(outcome: int) -> bool:
        return logic.diagrams.witness_of_both(met, SHOWN, decision.root, outcome) is not None

    return not together(number) and any(map(together, better))


def _cited(logic: Logic, clauses: Iterable[str]) -> list[str]:
    return [fact for clause in clauses for fact in logic.clauses[clause].cites]


def _about(logic: Logic, decision: DecisionLogic, cited: Iterable[str], topics: tuple[str, ...]) -> Iterator[Fact]:
    """The facts of some topics among those cited; for a strand, none that is about another one."""
    files = logic.edition.files
    strand = decision.about.id if decision.about.kind == "strand" else decision.about.strand
    others = {kind.id for kind in files.kinds.strands} - {strand} if strand else set()
    known = files.law | files.facts
    facts = [known[fact] for fact in cited if fact in known]  # One that is missing is told of with the references.
    return (fact for fact in facts if fact.topic in topics and fact.area not in others)
