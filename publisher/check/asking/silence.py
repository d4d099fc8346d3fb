"""A page's silence puts nobody off: where families are told 'unlikely', the page or the law says so.

What a page leaves out, what it only begins with and what it plans are no reason. A reason is one of two:

- a fact of an exclusion, which a clause of its condition cites. What the council's own page rules out, the outcome can
  cite itself; a rule of law rules out some people or some support only, so it takes a clause that says whom or which;
- a fact of what is needed, which a clause cites that no family with this outcome meets, while some family that meets it
  is told something better. The diagrams prove both. That the law gives a right to some is no such fact: it says nothing
  of the others.
What is no reason in one kind of budget is none in a list of outcomes that holds for it and others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.model.council.outcomes import Holder, Way
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
_GIVES_A_RIGHT = "eligibility"
_NEEDS = (_GIVES_A_RIGHT, "direct_payment_condition", "who_can_hold", "consent")


def check_silence(logic: Logic, report: Report) -> None:
    """Every outcome that puts families off rests on a fact that does."""
    for decision in logic.decisions:
        for number, outcome in enumerate(decision.outcomes):
            if outcome.status in PUTS_OFF and not _has_reasons(logic, decision, number):
                what = f"This outcome says '{outcome.status}', and no fact behind it says that anything is ruled out."
                do = (
                    "Cite the fact that does (its topic is exclusion), or test what is needed in its condition. Where "
                    "the page is silent, the status is 'not_stated', or 'ask_now' where the law lets families ask."
                )
                report.add(outcome.place("status"), Code.PUT_OFF_BY_SILENCE, what, do)


def _has_reasons(logic: Logic, decision: DecisionLogic, number: int) -> bool:
    """Whether there is a reason in every kind of budget for which an outcome holds."""
    reasons = list(_reasons(logic, decision, number))
    return bool(reasons) and all(any(_about(logic, strand, reasons)) for strand in _strands(logic, decision))


def _strands(logic: Logic, decision: DecisionLogic) -> list[str]:
    """The strands in which a decision holds: those of a general one are all that have none of their own."""
    if decision.about.kind == "strand":
        return [decision.about.id]
    if decision.about.strand is not None:
        return [decision.about.strand]
    own = decision.part.strands if isinstance(decision.part, Way | Holder) else {}
    return [strand.id for strand in logic.edition.policy.strands if strand.id not in own]


def _reasons(logic: Logic, decision: DecisionLogic, number: int) -> Iterator[Fact]:
    """The facts for which an outcome can put families off, in whichever kind of budget."""
    outcome, own = decision.outcomes[number], decision.trees[number]
    # What few families meet opens a way of its own, and that is no reason to put off those who do not.
    rare = {national.rare for national in logic.edition.files.floor.outcomes}
    named = (clause for tree in decision.trees if tree is not None for clause in clauses_in(tree))
    tested = dict.fromkeys(clause for clause in named if clause not in rare)
    missing = [clause for clause in tested if _missing(logic, clause, decision, number)]
    law = logic.edition.files.law
    of_the_page = [fact for fact in outcome.cites if fact not in law]
    excluding = [*of_the_page, *_cited(logic, () if own is None else clauses_in(own))]
    yield from _of_topics(logic, excluding, _EXCLUDES)
    needed = _of_topics(logic, _cited(logic, missing), _EXCLUDES + _NEEDS)
    # That the law gives a right to some rules out nobody else.
    yield from (fact for fact in needed if fact.topic != _GIVES_A_RIGHT or fact.id not in law)


def _missing(logic: Logic, clause: str, decision: DecisionLogic, number: int) -> bool:
    """Whether no family with an outcome meets a clause, and some family that does is told something better."""
    met = logic.diagrams.decide([logic.condition(clause), True])
    better = [k for k, outcome in enumerate(decision.outcomes) if outcome.status in BEST[decision.about.kind]]

    def together(outcome: int) -> bool:
        return logic.diagrams.witness_of_both(met, SHOWN, decision.root, outcome) is not None

    return not together(number) and any(map(together, better))


def _cited(logic: Logic, clauses: Iterable[str]) -> list[str]:
    return [fact for clause in clauses for fact in logic.clauses[clause].cites]


def _of_topics(logic: Logic, cited: Iterable[str], topics: tuple[str, ...]) -> Iterator[Fact]:
    """The facts of some topics among those cited."""
    known = logic.edition.files.law | logic.edition.files.facts
    facts = [known[fact] for fact in cited if fact in known]  # One that is missing is told of with the references.
    return (fact for fact in facts if fact.topic in topics)


def _about(logic: Logic, strand: str, facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts that are not about another strand."""
    others = {kind.id for kind in logic.edition.files.kinds.strands} - {strand}
    return (fact for fact in facts if fact.area not in others)
