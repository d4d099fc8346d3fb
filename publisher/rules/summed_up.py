"""What words by hand sum up, and its mark: by it, a change of a rule is seen to have left the words behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from publisher.policies.floor import mark_of, said_by

if TYPE_CHECKING:
    from publisher.model.base import Part
    from publisher.model.council.summaries.summing_up import SummingUp
    from publisher.policies.redress import StepAfterNo
    from publisher.rules.formulas import ClauseTree
    from publisher.rules.logic import DecisionLogic, Logic

_DECISIONS = {"strand", "way", "holder", "note"}


class SummedUp:
    """Everything of an edition that words by hand can sum up, by its name (`strand.education`)."""

    def __init__(self, logic: Logic) -> None:
        """Find what there is."""
        edition, policy = logic.edition, logic.edition.policy
        self._logic = logic
        self._facts = {**edition.files.facts, **edition.files.law}
        self._parts: dict[str, list[Part]] = {}
        self._steps: dict[str, StepAfterNo] = {f"redress.{step.id}": step for step in edition.after_a_no}
        for kind, items in (
            ("strand", policy.strands),
            ("way", policy.ways),
            ("holder", policy.holders),
            ("note", policy.notes),
            ("clause", policy.clauses),
            ("review", policy.review),
            ("contact", edition.council.contacts),
        ):
            for item in items:
                self._parts[f"{kind}.{item.id}"] = [item]
        for verdict in policy.spending:
            self._parts.setdefault(f"spending.{verdict.item}", []).append(verdict)

    @property
    def names(self) -> set[str]:
        """All that can be summed up."""
        return {*self._parts, *self._steps}

    def mark(self, words: SummingUp, cited: set[str]) -> str:
        """The mark of what some words sum up and cite.

        Of a strand, way or holder it is what decides and what comes out, whatever the words; of all else it is what is
        said, too.

        Raises:
            KeyError: there is no such part.
        """
        facts = {fact: self._facts[fact].fact for fact in sorted(cited) if fact in self._facts}
        return mark_of([[self._said(name) for name in sorted(words.sums_up)], facts])

    def _said(self, name: str) -> Any:
        if name in self._steps:
            step = self._steps[name]
            limit = None if step.time_limit is None else step.time_limit.text
            return [name, step.stage, step.name, limit, [said.text for said in step.says]]
        kind, _, id_ = name.partition(".")
        if kind in _DECISIONS and name in self._parts:
            about = [decision for decision in self._logic.decisions if decision.about[:2] == (kind, id_)]
            return [name, [self._decided(decision) for decision in about]]
        return [name, [said_by(part) for part in self._parts[name]]]

    def _decided(self, decision: DecisionLogic) -> Any:
        # A note has no outcomes: it is shown or not.
        statuses = [[outcome.status, getattr(outcome, "when", None)] for outcome in decision.outcomes]
        return [decision.about.strand, statuses, [self._tree(tree) for tree in decision.trees]]

    def _tree(self, tree: ClauseTree | None) -> Any:
        """A condition as the tests that it comes to: another name of a clause changes nothing."""
        if tree is None:
            return None
        if isinstance(tree, str):
            test = self._logic.clauses[tree].test
            return tree if test is None else said_by(test)
        return [tree.connective, [self._tree(part) for part in tree.parts]]
