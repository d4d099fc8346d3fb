"""A council's compiled policy, as the engine reads it.

A compiled policy holds one edition for each stretch of days on which nothing changes. In an edition every result
(a strand's, a way's, a holder's, a note's) is a *decision*: a list of outcomes and a decision diagram that leads from
answers to exactly one of them. The diagrams of an edition share one table of nodes. The first nodes are the ends: node
k stands for outcome k. Every other node names a question and has one child for each of its cells; children come before
their parents in the table. A cell is an option, or for a number a stretch between two cuts.

The conditions of the outcomes, as the author wrote them, share a table too: reasons are read from it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT = 1
"""The compiled format that this engine reads."""

type Json = Any
"""Data as `json.loads` gives it."""


class PolicyError(ValueError):
    """The text is not a compiled policy that this engine can read."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question: `options` as (id, label), or the bounds of a number, cut into cells at `cuts`."""

    id: str
    short: str
    options: tuple[tuple[str, str], ...]
    least: int
    most: int
    cuts: tuple[int, ...]
    cells: int
    asked: int | None
    """The node of the diagram that says whether it is asked (end 0: yes, end 1: no), or None where it always is."""
    fixed: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """One condition: the question it tests and the cells that meet it, or who decides it at their discretion."""

    id: str
    question: int | None
    cells: frozenset[int]
    by: str | None
    met: str
    unmet: str
    unknown: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """`clause` with the index of one, or `all`, `any` or `not` with earlier entries of the table of conditions."""

    kind: str
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One possible result of a decision.

    `condition` is its place in the edition's table, or None for the last outcome, which applies where no other does.
    """

    status: str
    condition: int | None
    headline: str
    when: str | None
    steps: tuple[Json, ...]
    ask: tuple[str, ...]
    council_decides: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A list of outcomes, first that holds applies, and the node at which its diagram starts."""

    outcomes: tuple[Outcome, ...]
    root: int
    best: int
    """The outcomes with the best status that this decision has, bit k for outcome k: what a family would hope for."""


@dataclass(frozen=True, slots=True)
class Strand:
    """A strand: its own decision, and one for each way of managing the money."""

    id: str
    name: str
    decision: int
    ways: tuple[tuple[str, str, int], ...]
    """(id, name, decision) of each way."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who might hold a direct payment: the general decision, and those that differ for a strand."""

    id: str
    name: str
    decision: int
    strands: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Advice shown where its condition holds: outcome 0 of its decision shows it, outcome 1 does not."""

    id: str
    decision: int
    text: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """The policy as it is in force from one day up to, and not on, another."""

    from_: date
    until: date | None
    questions: tuple[Question, ...]
    clauses: tuple[Clause, ...]
    conditions: tuple[Condition, ...]
    ends: int
    nodes: tuple[tuple[int, tuple[int, ...]], ...]
    """(question, children) of each node after the ends: entry i is node `ends + i`."""
    decisions: tuple[Decision, ...]
    strands: tuple[Strand, ...]
    holders: tuple[Holder, ...]
    notes: tuple[Note, ...]
    contacts: Mapping[str, Json]
    conflicts: tuple[tuple[frozenset[int], Json], ...]
    """(the clauses it touches, the conflict as it is shown)."""


@dataclass(frozen=True, slots=True)
class Policy:
    """A council's compiled policy."""

    council: str
    name: str
    version: str
    law_as_at: str
    editions: tuple[Edition, ...]

    def edition(self, day: date) -> Edition | None:
        """The edition in force on `day`, or None where the policy is not recorded for that day."""
        for edition in self.editions:
            if edition.from_ <= day and (edition.until is None or day < edition.until):
                return edition
        return None


def load(text: str) -> Policy:
    """Read a compiled policy.

    Args:
        text: the JSON that the publisher compiled.

    Raises:
        PolicyError: the text is no compiled policy of this engine's format.
    """
    try:
        data = json.loads(text)
        if data["format"] != FORMAT:
            raise PolicyError(f"The policy is compiled in format {data['format']}; this engine reads format {FORMAT}.")
        return Policy(
            council=data["council"],
            name=data["name"],
            version=data["version"],
            law_as_at=data["law_as_at"],
            editions=tuple(_edition(entry) for entry in data["editions"]),
        )
    except (AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError) as error:
        if isinstance(error, PolicyError):
            raise
        raise PolicyError(f"This is not a compiled policy: {type(error).__name__} {error}.") from error


def _edition(data: Json) -> Edition:
    return Edition(
        from_=date.fromisoformat(data["from"]),
        until=None if data["until"] is None else date.fromisoformat(data["until"]),
        questions=tuple(_question(entry) for entry in data["questions"]),
        clauses=tuple(_clause(entry) for entry in data["clauses"]),
        conditions=tuple(Condition(kind, tuple(parts)) for kind, *parts in data["conditions"]),
        ends=data["ends"],
        nodes=tuple((question, tuple(children)) for question, children in data["nodes"]),
        decisions=tuple(_decision(entry) for entry in data["decisions"]),
        strands=tuple(
            Strand(
                s["id"], s["name"], s["decision"], tuple((way["id"], way["name"], way["decision"]) for way in s["ways"])
            )
            for s in data["strands"]
        ),
        holders=tuple(Holder(h["id"], h["name"], h["decision"], tuple(h["strands"].items())) for h in data["holders"]),
        notes=tuple(Note(n["id"], n["decision"], n["text"], tuple(n["cites"])) for n in data["notes"]),
        contacts=data["contacts"],
        conflicts=tuple((frozenset(c["touches"]), c["shown"]) for c in data["conflicts"]),
    )


def _question(data: Json) -> Question:
    options = tuple((option, label) for option, label in data["options"] or ())
    cuts = tuple(data["cuts"] or ())
    least, most = data["number"] or (0, 0)
    cells = len(options) or len(cuts) + 1
    return Question(data["id"], data["short"], options, least, most, cuts, cells, data["asked"], data["fixed"])


def _clause(data: Json) -> Clause:
    return Clause(
        id=data["id"],
        question=data["question"],
        cells=frozenset(data["cells"]),
        by=data["by"],
        met=data["met"],
        unmet=data["unmet"],
        unknown=data["unknown"],
        cites=tuple(data["cites"]),
    )


def _decision(data: Json) -> Decision:
    outcomes = tuple(
        Outcome(
            status=entry["status"],
            condition=entry["if"],
            headline=entry["headline"],
            when=entry["when"],
            steps=tuple(entry["steps"]),
            ask=tuple(entry["ask"]),
            council_decides=tuple(entry["council_decides"]),
        )
        for entry in data["outcomes"]
    )
    return Decision(outcomes, data["root"], sum(1 << number for number in data["best"]))
