"""The compiled format: a policy as one compact JSON text, written when it is published and read in the browser.

Lists keep the order of the policy. A question, a clause, a condition, a node, a decision or a step is referred to by
its place in its list, counted from 0. The same policy always gives the same text.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from reckoner.diagram import members
from reckoner.policy import (
    AnswerTest,
    Clause,
    Combined,
    Condition,
    Decision,
    Edition,
    Holder,
    Letter,
    LetterPaper,
    Note,
    Outcome,
    Policy,
    Question,
    Sentence,
    Strand,
    Voices,
)
from reckoner.sound import check_policy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reckoner.result import Step

FORMAT = 7
"""The number of this format. A text of another one is refused."""

type Json = Any
"""Data as `json.loads` gives it."""


class PolicyError(ValueError):
    """The text is not a compiled policy that this engine can read."""


def dump(policy: Policy) -> str:
    """Write a policy in the compiled format."""
    data = {
        "format": FORMAT,
        "council": policy.council,
        "name": policy.name,
        "version": policy.version,
        "law_last_looked_at": policy.law_last_looked_at,
        "headlines": policy.headlines,
        "editions": [_written_edition(edition) for edition in policy.editions],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def load(text: str) -> Policy:
    """Read a compiled policy.

    Args:
        text: what `dump` wrote.

    Raises:
        PolicyError: the text is no compiled policy of this engine's format, or cannot be relied on.
    """
    try:
        data = json.loads(text)
        if data["format"] != FORMAT:
            raise PolicyError(f"The policy is compiled in format {data['format']}; this engine reads format {FORMAT}.")
        policy = Policy(
            council=data["council"],
            name=data["name"],
            version=data["version"],
            law_last_looked_at=data["law_last_looked_at"],
            headlines=dict(data["headlines"]),
            editions=tuple(_read_edition(entry) for entry in data["editions"]),
        )
        check_policy(policy)
    except (AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError) as error:
        if isinstance(error, PolicyError):
            raise
        raise PolicyError(f"This is not a compiled policy: {type(error).__name__} {error}.") from error
    return policy


def _read_edition(data: Json) -> Edition:
    return Edition(
        from_=date.fromisoformat(data["from"]),
        until=None if data["until"] is None else date.fromisoformat(data["until"]),
        questions=tuple(_read_question(entry) for entry in data["questions"]),
        opening=data["opening"],
        clauses=tuple(_read_clause(entry) for entry in data["clauses"]),
        conditions=tuple(Condition(kind, tuple(parts)) for kind, *parts in data["conditions"]),
        terminals=data["ends"],
        nodes=tuple((question, tuple(children)) for question, children in data["nodes"]),
        decisions=tuple(_read_decision(entry, data["steps"]) for entry in data["decisions"]),
        strands=tuple(
            Strand(
                s["id"],
                s["name"],
                s["decision"],
                tuple((way["id"], way["name"], way["decision"]) for way in s["ways"]),
                s["letter"],
                s["letter_now"],
                s["ask"],
            )
            for s in data["strands"]
        ),
        holders=tuple(Holder(h["id"], h["name"], h["decision"], tuple(h["strands"].items())) for h in data["holders"]),
        notes=tuple(Note(n["id"], n["decision"], n["text"], n["first"], tuple(n["cites"])) for n in data["notes"]),
        letters=tuple(_read_letter(entry) for entry in data["letters"]),
        paper=_read_paper(data["paper"]),
        readers=_read_voices(data["readers"]),
        contacts=data["contacts"],
        conflicts=tuple((frozenset(c["touches"]), c["shown"]) for c in data["conflicts"]),
    )


def _read_question(data: Json) -> Question:
    options = tuple((option, label) for option, label in data["options"] or ())
    cuts = tuple(data["cuts"] or ())
    least, most = data["number"] or (0, 0)
    cells, chosen = len(options) or len(cuts) + 1, tuple(data["chosen"] or ())
    return Question(data["id"], data["short"], options, least, most, cuts, cells, data["asked"], chosen, data["turn"])


def _read_clause(data: Json) -> Clause:
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


def _read_decision(data: Json, steps: Sequence[Step]) -> Decision:
    outcomes = tuple(
        Outcome(
            status=entry["status"],
            condition=entry["if"],
            headline=entry["headline"],
            when=entry["when"],
            steps=tuple(steps[place] for place in entry["steps"]),
            ask=tuple(entry["ask"]),
            council_decides=tuple(entry["council_decides"]),
            rare=entry["rare"],
            letter=entry["letter"],
        )
        for entry in data["outcomes"]
    )
    best = sum(1 << number for number in range(len(outcomes)) if number in data["best"])
    return Decision(outcomes, data["root"], best)


def _read_letter(data: Json) -> Letter:
    return Letter(
        id=data["id"],
        tells=_read_sentences(data["tells"]),
        still=data["still"],
        subject=data["subject"],
        paragraphs=tuple(_read_sentences(paragraph) for paragraph in data["paragraphs"]),
        law=_read_sentences(data["law"]),
        signs=_read_sentences(data["signs"]),
    )


def _read_sentences(data: Json) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(text, _read_condition(for_), _read_condition(unless), tuple(cites))
        for text, for_, unless, cites in data
    )


def _read_condition(data: Json) -> AnswerTest | Combined | None:
    return None if data is None else _read_test(data)


def _read_test(data: Json) -> AnswerTest | Combined:
    if isinstance(data[0], str):
        kind, *parts = data
        return Combined(kind, tuple(_read_test(part) for part in parts))
    return _read_answer_test(data)


def _read_answer_test(data: Json) -> AnswerTest:
    question, cells, least, below = data
    return AnswerTest(question, frozenset(cells), least, below)


def _read_paper(data: Json) -> LetterPaper:
    return LetterPaper(
        opening=data["opening"],
        relies_on=data["relies_on"],
        closing=tuple(data["closing"]),
        writers=_read_voices(data["writers"]),
    )


def _read_voices(data: Json) -> Voices:
    return Voices(
        data["question"],
        tuple((frozenset(cells), words) for cells, words in data["words"]),
        tuple((frozenset(cells), _read_answer_test(test), words) for cells, test, words in data["variants"]),
    )


def _written_edition(edition: Edition) -> Json:
    # Several outcomes have the same step, as what is for some families is an outcome of its own.
    steps: dict[str, int] = {}
    decisions = [_written_decision(decision, steps) for decision in edition.decisions]
    return {
        "from": edition.from_.isoformat(),
        "until": None if edition.until is None else edition.until.isoformat(),
        "questions": [_written_question(question) for question in edition.questions],
        "opening": edition.opening,
        "clauses": [_written_clause(clause) for clause in edition.clauses],
        "conditions": [(condition.kind, *condition.parts) for condition in edition.conditions],
        "ends": edition.terminals,
        "nodes": edition.nodes,
        "decisions": decisions,
        "steps": [json.loads(step) for step in steps],
        "strands": [
            {
                "id": strand.id,
                "name": strand.name,
                "decision": strand.decision,
                "ways": [{"id": id_, "name": name, "decision": decision} for id_, name, decision in strand.ways],
                "letter": strand.letter,
                "letter_now": strand.letter_now,
                "ask": strand.ask,
            }
            for strand in edition.strands
        ],
        "holders": [
            {"id": holder.id, "name": holder.name, "decision": holder.decision, "strands": dict(holder.strands)}
            for holder in edition.holders
        ],
        "notes": [
            {
                "id": note.id,
                "decision": note.decision,
                "text": note.text,
                "first": note.first,
                "cites": note.cites,
            }
            for note in edition.notes
        ],
        "letters": [_written_letter(letter) for letter in edition.letters],
        "paper": _written_paper(edition.paper),
        "readers": _written_voices(edition.readers),
        "contacts": edition.contacts,
        "conflicts": [{"touches": sorted(clauses), "shown": conflict} for clauses, conflict in edition.conflicts],
    }


def _written_question(question: Question) -> Json:
    return {
        "id": question.id,
        "short": question.short,
        "options": question.options or None,
        "number": None if question.options else (question.least, question.most),
        "cuts": question.cuts,
        "asked": question.asked,
        "chosen": question.chosen or None,
        "turn": question.turn,
    }


def _written_clause(clause: Clause) -> Json:
    return {
        "id": clause.id,
        "question": clause.question,
        "cells": sorted(clause.cells),
        "by": clause.by,
        "met": clause.met,
        "unmet": clause.unmet,
        "unknown": clause.unknown,
        "cites": clause.cites,
    }


def _written_decision(decision: Decision, steps: dict[str, int]) -> Json:
    outcomes = [
        {
            "status": outcome.status,
            "headline": outcome.headline,
            "when": outcome.when,
            "steps": [steps.setdefault(json.dumps(step, ensure_ascii=False), len(steps)) for step in outcome.steps],
            "ask": outcome.ask,
            "council_decides": outcome.council_decides,
            "rare": outcome.rare,
            "letter": outcome.letter,
            "if": outcome.condition,
        }
        for outcome in decision.outcomes
    ]
    return {"root": decision.root, "outcomes": outcomes, "best": members(decision.best)}


def _written_letter(letter: Letter) -> Json:
    return {
        "id": letter.id,
        "tells": _written_sentences(letter.tells),
        "still": letter.still,
        "subject": letter.subject,
        "paragraphs": [_written_sentences(paragraph) for paragraph in letter.paragraphs],
        "law": _written_sentences(letter.law),
        "signs": _written_sentences(letter.signs),
    }


def _written_sentences(sentences: tuple[Sentence, ...]) -> Json:
    return [(one.text, _written_condition(one.for_), _written_condition(one.unless), one.cites) for one in sentences]


def _written_condition(test: AnswerTest | Combined | None) -> Json:
    return None if test is None else _written_test(test)


def _written_test(test: AnswerTest | Combined) -> Json:
    if isinstance(test, Combined):
        return (test.kind, *(_written_test(part) for part in test.parts))
    return test.question, sorted(test.cells), test.least, test.below


def _written_paper(paper: LetterPaper) -> Json:
    return {
        "opening": paper.opening,
        "relies_on": paper.relies_on,
        "closing": paper.closing,
        "writers": _written_voices(paper.writers),
    }


def _written_voices(voices: Voices) -> Json:
    return {
        "question": voices.question,
        "words": [(sorted(cells), words) for cells, words in voices.words],
        "variants": [(sorted(cells), _written_test(test), words) for cells, test, words in voices.variants],
    }
