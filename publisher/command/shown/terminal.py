"""An estimate as text to read in a terminal."""

from __future__ import annotations

from datetime import date
from textwrap import fill
from typing import TYPE_CHECKING, Any

from publisher.pages.parts.labels import (
    BY_BUDGET,
    DECIDER_LABELS,
    HOLDER_LABELS,
    STRAND_LABELS,
    WAY_LABELS,
    best_asked,
    label,
)
from reckoner.result import holder_in
from reckoner.voices import in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from publisher.model.council.council import Council
    from publisher.policies.read import CouncilFiles
    from reckoner.result import Ask, DecisionResult, Estimate, NamedResult, StrandResult

_MARKS = {"met": "+", "unmet": "-", "unknown": "?"}


def readable(estimate: Estimate, files: CouncilFiles) -> str:
    """An estimate for a person to read."""
    questions = {question.id: question for question in files.questions.questions}
    lines = [
        f"{files.council.name}: what you can ask for",
        (
            f"As at {estimate['as_of']}. Policy data of {estimate['version']}, "
            f"law last looked at {estimate['law_last_looked_at']}. "
            "This is an estimate, not a decision of the council."
        ),
        *_overdue(files.council, date.fromisoformat(estimate["as_of"])),
        "",
    ]
    for strand in estimate["strands"].values():
        lines += [*_lines(strand, STRAND_LABELS), *_asks(strand)]
        lines += [f"  {way['name']}: {WAY_LABELS[way['status']]}{_decisions(way)}" for way in strand["ways"].values()]
        lines.append("")
    lines.append("Who can hold a direct payment")
    for id_, holder in estimate["holders"].items():
        if holder["in_all"] == holder["status"]:
            lines.append(f"  {holder['name']}: {HOLDER_LABELS[holder['status']]}{_decisions(holder)}")
            continue
        lines.append(f"  {holder['name']}: {HOLDER_LABELS.get(holder['in_all'] or '', BY_BUDGET)}")
        for strand_id, strand in estimate["strands"].items():
            held = holder_in(estimate, id_, strand_id)
            lines.append(f"    {strand['name']}: {HOLDER_LABELS[held['status']]}{_decisions(held)}")
    if estimate["notes"]:
        lines += ["", "Good to know", *_items(_cited(note["text"], note["cites"]) for note in estimate["notes"])]
    for conflict in estimate["conflicts"]:
        lines += ["", f"The council's own words differ: {conflict['subject']}"]
        lines += _items(f"{s['lead']} {_cited(s['text'], s['cites'])}" for s in conflict["says"])
        lines += _items([f"Used here: {conflict['we_use']}"])
    lines.append("")
    following = estimate["next_question"]
    if following is not None:
        ask = in_words(questions[following].ask, files.readers.readers[0].by_token())
        lines.append(f"Next question: {ask} ({following})")
    elif estimate["settled"]:
        lines.append("Nothing else you could answer would change this.")
    else:
        lines.append(
            f"Finding out would help: {', '.join(questions[name].short for name in estimate['still_matter'])}."
        )
    return "\n".join(lines)


def _overdue(council: Council, day: date) -> Iterator[str]:
    if council.is_overdue(day):
        yield (
            f"It may be out of date: the council's pages had to be read again by {council.review_by}. "
            "Ask the council before you rely on it."
        )


def _lines(result: NamedResult[Any], labels: Mapping[str, str]) -> Iterator[str]:
    yield f"{result['name']}: {label(labels, result['status'], result['when'])}"
    if result["headline"]:
        yield f"  {result['headline']}"
    if when := best_asked(result["status"], result["when"]):
        yield f"  {when}"
    for reason in result["reasons"]:
        yield from _items([_cited(reason["text"], reason["cites"])], _MARKS[reason["state"]])
    for discretion in result["council_decides"]:
        yield from _items(
            [f"{DECIDER_LABELS[discretion['by']]}: {_cited(discretion['text'], discretion['cites'])}"], "*"
        )
    for possible in result["possible"]:
        yield f"  It could be: {labels[possible['status']]}. {possible['headline']}"
    if result["change"]:
        changes = " and ".join(entry["text"] for entry in result["change"])
        yield f"  There would be a better chance if {changes}"
    if result["steps_of"] == "first":
        yield "  In the first of these cases:"
    for number, step in enumerate(result["steps"], 1):
        yield fill(
            f"{number}. {_cited(step['text'], step['cites'])}", 100, initial_indent="  ", subsequent_indent="     "
        )


def _asks(strand: StrandResult) -> list[str]:
    # While several outcomes are possible, whoever comes after the first is named by some of them alone.
    others = "It could be right to ask" if strand["possible"] else "Ask"
    return [
        f"  {others if place else 'Ask'}: {entry['who']}. {_reach(entry) or entry['how']} [{', '.join(entry['cites'])}]"
        for place, entry in enumerate(strand["ask"])
    ]


def _reach(contact: Ask) -> str:
    return " or ".join(way for way in (contact["phone"], contact["email"]) if way)


def _decisions(result: DecisionResult[Any]) -> str:
    deciders = dict.fromkeys(DECIDER_LABELS[entry["by"]] for entry in result["council_decides"])
    return f" ({', '.join(deciders)})" if deciders else ""


def _items(texts: Iterable[str], mark: str = "*") -> list[str]:
    return [fill(text, 100, initial_indent=f"  {mark} ", subsequent_indent="    ") for text in texts]


def _cited(text: str, cites: Iterable[str]) -> str:
    facts = ", ".join(cites)
    return f"{text} [{facts}]" if facts else text
