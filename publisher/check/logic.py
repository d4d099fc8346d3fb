"""Proofs about the rules of an edition, over the whole space of answers."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING

from publisher.model.formulas import references
from publisher.pictures.life import never_reached
from publisher.rules.formulas import clauses_in
from publisher.rules.logic import HIDDEN, DecisionLogic, Logic, decisions_of
from publisher.source.problems import Code, Report

if TYPE_CHECKING:
    from publisher.policies.editions import Edition
    from publisher.source.problems import Place

# Statuses that rest on somebody else's decision, and those that do not.
_DEPENDS = {"depends"}
_CERTAIN = {"open", "yes", "no", "not_available"}


def check_outcome_lists(edition: Edition, report: Report) -> None:
    """Each list ends with an outcome that always applies, and words and decisions fit the status."""
    for _, _, outcomes in decisions_of(edition):
        for outcome in outcomes[:-1]:
            if outcome.otherwise:
                what = "This outcome always applies, so the ones after it never do."
                report.add(outcome.place("otherwise"), Code.OUTCOMES_OPEN, what, "Move it to the end of the list.")
        if not outcomes or not outcomes[-1].otherwise:
            place = outcomes[-1].place() if outcomes else edition.policy.place()
            what = "The list of outcomes does not cover every family."
            report.add(
                place,
                Code.OUTCOMES_OPEN,
                what,
                "End the list with an outcome that has 'otherwise: true' in place of 'if'.",
            )
        for outcome in outcomes:
            if outcome.status in _DEPENDS and not outcome.council_decides:
                what = f"The status is '{outcome.status}', but the outcome does not say on what."
                do = "List the clauses of discretion under 'council_decides'."
                report.add(outcome.place("status"), Code.DEPENDS_ON_NOTHING, what, do)
            if outcome.status in _CERTAIN and outcome.council_decides:
                what = f"The status is '{outcome.status}', but something is left to decide."
                report.add(
                    outcome.place("council_decides"), Code.DEPENDS_ON_NOTHING, what, "Make the status 'depends'."
                )
    used = Counter(name for rule in edition.policy.rules for name in references(rule.if_))
    used.update(name for note in edition.policy.notes for name in references(note.if_))
    used.update(
        name
        for _, _, outcomes in decisions_of(edition)
        for o in outcomes
        if o.if_ is not None
        for name in references(o.if_)
    )
    for rule in edition.policy.rules:
        if not used[rule.id]:
            report.add(
                rule.place("id"), Code.RULE_UNUSED, f"The rule '{rule.id}' is not used.", "Use it, or remove it."
            )


def check_logic(logic: Logic, report: Report) -> None:
    """Every outcome is reachable, nothing reads a question that is not asked, and every clause can matter."""
    for decision in logic.decisions:
        _check_reachable(logic, decision, report)
        _check_asked(logic, decision.root, decision.name, decision.part.place(), report)
    for question in logic.questions:
        if question.id in logic.asked:
            place = question.place("asked_if")
            _check_asked(logic, logic.asked[question.id], f"the question '{question.id}'", place, report)
    _check_clauses_matter(logic, report)
    for moment in never_reached(logic):
        what = f"No family is ever at the moment '{moment.id}': those after it fit all whom it fits."
        do = "Put it after the moments that fit more families, or correct its answers."
        report.add(moment.place("id"), Code.OUTCOME_UNREACHABLE, what, do)


def _check_reachable(logic: Logic, decision: DecisionLogic, report: Report) -> None:
    reached = logic.diagrams.outcomes(decision.root)
    if decision.about[0] == "note":
        if len(reached) < 2:
            said = "always" if reached == {0} else "never"
            what = f"The note '{decision.about[1]}' is {said} shown."
            report.add(
                decision.part.place("if"),
                Code.OUTCOME_UNREACHABLE,
                what,
                "Correct its condition, or make it guidance on a page.",
            )
        return
    written = {decision.outcomes[number].place() for number in reached}
    for number, outcome in enumerate(decision.outcomes):
        if number in reached:
            continue
        if outcome.place() in written:
            what = "Of the families with this outcome, all or none meet the condition of a step."
            do = "Remove the 'if' of the step, or the step."
        else:
            what = f"No family's answers lead to this outcome ('{outcome.status}') of {decision.name}."
            do = "An outcome before it already covers these families: correct the conditions, or remove it."
        report.add(outcome.place(), Code.OUTCOME_UNREACHABLE, what, do)


def _check_asked(logic: Logic, root: int, name: str, place: Place, report: Report) -> None:
    """Where a question is not asked, its answers all lead `root` to the same outcome."""
    diagrams = logic.diagrams
    for number in sorted(diagrams.support(root)):
        question = logic.questions[number]
        guard = logic.asked.get(question.id)
        if guard is None:
            continue
        cofactors = [diagrams.cofactor(root, number, cell) for cell in range(diagrams.cells[number])]
        for first, second in itertools.pairwise(cofactors):
            witness = diagrams.witness_of_difference(first, second, guard, HIDDEN)
            if witness is not None:
                what = (
                    f"{name[0].upper()}{name[1:]} depends on '{question.id}', "
                    f"which is not asked where {logic.in_words(witness)}."
                )
                do = (
                    "Test first, in the condition, what its 'asked_if' tests. Or, if these families have to be asked "
                    f"it now, widen that 'asked_if': {question.place('asked_if')}."
                )
                report.add(place, Code.READS_UNASKED, what, do)
                break


def _check_clauses_matter(logic: Logic, report: Report) -> None:
    policy = logic.edition.policy
    decided = {clause for d in logic.decisions for outcome in d.outcomes for clause in outcome.council_decides}
    used_in = {
        clause.id: [d for d in logic.decisions if any(tree and clause.id in clauses_in(tree) for tree in d.trees)]
        for clause in policy.clauses
    }
    for clause in policy.clauses:
        if clause.discretion is not None:
            if clause.id not in decided:
                what = f"No outcome rests on '{clause.id}'."
                report.add(
                    clause.place("id"), Code.CLAUSE_UNUSED, what, "List it under 'council_decides' of an outcome."
                )
            continue
        decisions = used_in[clause.id]
        if not decisions:
            what = f"No rule or outcome uses the clause '{clause.id}'."
            report.add(clause.place("id"), Code.CLAUSE_UNUSED, what, "Use it in an 'if', or remove it.")
            continue
        for value in (True, False):
            if all(_root_with(logic, decision, clause.id, value) == decision.root for decision in decisions):
                always = "true" if value else "false"
                what = f"'{clause.id}' changes nothing: every result stays the same if it is always {always}."
                do = "Another clause already says it: remove it from the conditions, or correct them."
                report.add(clause.place("id"), Code.CLAUSE_UNUSED, what, do)


def _root_with(logic: Logic, decision: DecisionLogic, clause: str, value: bool) -> int:  # noqa: FBT001 - it is the clause's value
    return logic.diagrams.decide([logic.condition(tree, {clause: value}) for tree in decision.trees])
