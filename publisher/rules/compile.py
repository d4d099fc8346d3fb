"""Compiles a council's policy to the one compact JSON that the engine reads. See `reckoner.policy` for its form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from publisher.policies.conflicts import leads
from reckoner.policy import FORMAT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publisher.model.council import Contact
    from publisher.model.outcomes import Outcome, Strand
    from publisher.policies.read import CouncilFiles
    from publisher.rules.formulas import ClauseTree
    from publisher.rules.logic import DecisionLogic, Kind, Logic

# A family hopes for these; the smallest change looks for a way to the first one that a decision has.
_BEST = {"strand": ("ask_now", "ask_later"), "way": ("open", "depends"), "holder": ("yes", "depends"), "note": ()}

type Json = dict[str, Any]


def compile_council(files: CouncilFiles, logics: Sequence[Logic]) -> Json:
    """Compile a council whose policy has been checked, from the logic of each of its editions."""
    council = files.council
    return {
        "format": FORMAT,
        "council": council.id,
        "name": council.name,
        "version": council.version.isoformat(),
        "law_as_at": council.law_as_at.isoformat(),
        "editions": [compile_edition(logic) for logic in logics],
    }


def compiled_text(files: CouncilFiles, logics: Sequence[Logic]) -> str:
    """The compiled policy as text; the same policy always gives the same text."""
    return json.dumps(compile_council(files, logics), ensure_ascii=False, separators=(",", ":"))


def compile_edition(logic: Logic) -> Json:
    """Compile one edition."""
    edition, policy = logic.edition, logic.edition.policy
    index = {clause: number for number, clause in enumerate(logic.clauses)}
    guards = list(logic.asked)
    roots = [decision.root for decision in logic.decisions] + [logic.asked[question] for question in guards]
    nodes, roots = logic.diagrams.table(roots)
    asked = dict(zip(guards, roots[len(logic.decisions) :], strict=True))
    strands = {strand.id: strand for strand in policy.strands}
    places = {decision.about: number for number, decision in enumerate(logic.decisions)}

    def decision_for(kind: Kind, id_: str, strand: str | None = None) -> int:
        return places[logic.decision_for(kind, id_, strand).about]

    conditions = _Conditions(index)
    decisions = [
        _decision(decision, root, index, conditions, strands)
        for decision, root in zip(logic.decisions, roots, strict=False)
    ]
    return {
        "from": edition.from_.isoformat(),
        "until": None if edition.until is None else edition.until.isoformat(),
        "questions": [_question(logic, number, asked) for number in range(len(logic.questions))],
        "clauses": [_clause(logic, clause) for clause in logic.clauses],
        "conditions": conditions.table,
        "ends": logic.diagrams.ends,
        "nodes": nodes,
        "decisions": decisions,
        "strands": [
            {
                "id": strand.id,
                "name": strand.name,
                "decision": decision_for("strand", strand.id),
                "ways": [
                    {"id": way.id, "name": way.name, "decision": decision_for("way", way.id, strand.id)}
                    for way in policy.ways
                ],
            }
            for strand in policy.strands
        ],
        "holders": [
            {
                "id": holder.id,
                "name": holder.name,
                "decision": decision_for("holder", holder.id),
                "strands": {strand: decision_for("holder", holder.id, strand) for strand in holder.strands},
            }
            for holder in policy.holders
        ],
        "notes": [
            {"id": note.id, "decision": decision_for("note", note.id), "text": note.text, "cites": note.cites}
            for note in policy.notes
        ],
        "contacts": {contact.id: _contact(contact) for contact in edition.council.contacts},
        "conflicts": [
            {
                "touches": sorted(index[clause] for clause in conflict.touches),
                "shown": {
                    "conflict": conflict.id,
                    "subject": conflict.subject,
                    "says": [
                        {"source": saying.source, "lead": lead, "text": saying.text, "cites": saying.cites}
                        for lead, saying in zip(leads(conflict, edition.council.sources), conflict.says, strict=True)
                    ],
                    "we_use": conflict.we_use,
                },
            }
            for conflict in policy.conflicts
        ],
    }


def _question(logic: Logic, number: int, asked: dict[str, int]) -> Json:
    question = logic.questions[number]
    return {
        "id": question.id,
        "short": question.short,
        "options": None if question.options is None else [[option.id, option.label] for option in question.options],
        "number": None if question.number is None else [question.number.least, question.number.most],
        "cuts": logic.cuts[number],
        "asked": asked.get(question.id),
        "fixed": question.fixed,
    }


def _clause(logic: Logic, id_: str) -> Json:
    clause = logic.clauses[id_]
    return {
        "id": id_,
        "question": None if clause.test is None else logic.numbers[clause.test.question],
        "cells": [] if clause.test is None else sorted(logic.cells(clause.test)),
        "by": None if clause.discretion is None else clause.discretion.by,
        "met": clause.met or "",
        "unmet": clause.unmet or "",
        "unknown": clause.unknown,
        "cites": clause.cites,
    }


class _Conditions:
    """The table of conditions while it is written: parts before the whole, and each once."""

    def __init__(self, index: dict[str, int]) -> None:
        self.table: list[list[str | int]] = []
        self._index = index
        self._places: dict[ClauseTree, int] = {}

    def place(self, tree: ClauseTree) -> int:
        """Where a condition stands in the table."""
        place = self._places.get(tree)
        if place is None:
            if isinstance(tree, str):
                entry: list[str | int] = ["clause", self._index[tree]]
            else:
                kind, parts = tree
                entry = [kind, *(self.place(part) for part in parts)]
            place = self._places[tree] = len(self.table)
            self.table.append(entry)
        return place


def _decision(
    decision: DecisionLogic, root: int, index: dict[str, int], conditions: _Conditions, strands: dict[Any, Strand]
) -> Json:
    kind, id_, _ = decision.about
    if kind == "note":
        shown: Json = {"headline": "", "when": None, "steps": [], "ask": [], "council_decides": []}
        outcomes = [{"status": status, **shown} for status in ("shown", "hidden")]
    else:
        ask = strands[id_].ask if kind == "strand" else []
        outcomes = [_outcome(outcome, index, ask) for outcome in decision.outcomes]
    for outcome, tree in zip(outcomes, decision.trees, strict=True):
        outcome["if"] = None if tree is None else conditions.place(tree)
    statuses = [outcome["status"] for outcome in outcomes]
    best = next((status for status in _BEST[kind] if status in statuses), None)
    return {"root": root, "outcomes": outcomes, "best": [k for k, status in enumerate(statuses) if status == best]}


def _outcome(outcome: Outcome, index: dict[str, int], ask: list[str]) -> Json:
    return {
        "status": outcome.status,
        "headline": outcome.headline,
        "when": outcome.when,
        "steps": [{"text": step.text, "cites": step.cites} for step in outcome.steps],
        "ask": ask if outcome.ask is None else outcome.ask,
        "council_decides": [index[clause] for clause in outcome.council_decides],
    }


def _contact(contact: Contact) -> Json:
    return {
        "who": contact.who,
        "how": contact.how,
        "phone": contact.phone,
        "email": contact.email,
        "cites": contact.cites,
    }
