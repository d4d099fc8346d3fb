"""An estimate as text to read in a terminal."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING, Any

from publisher.pages.parts.labels import DECIDER_LABELS, HOLDER_LABELS, STRAND_LABELS, WAY_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from publisher.policies.read import CouncilFiles

_MARKS = {"met": "+", "unmet": "-", "unknown": "?"}

type Told = dict[str, Any]


def readable(result: Told, files: CouncilFiles) -> str:
    """A result of the engine, put for a person to read."""
    questions = {question.id: question for question in files.questions.questions}
    lines = [
        f"{files.council.name}: what you can probably ask for",
        (
            f"As at {result['as_of']}. Policy data of {result['version']}, law as at {result['law_as_at']}. "
            "This is an estimate, not a decision of the council."
        ),
        "",
    ]
    for told in result["strands"].values():
        lines += [*_told(told, STRAND_LABELS), *_asks(told)]
        lines += [f"  {way['name']}: {WAY_LABELS[way['status']]}{_decisions(way)}" for way in told["ways"].values()]
        lines.append("")
    lines.append("Who can hold a direct payment")
    for told in result["holders"].values():
        lines.append(f"  {told['name']}: {HOLDER_LABELS[told['status']]}{_decisions(told)}")
    if result["notes"]:
        lines += ["", "Good to know", *_items(_cited(note["text"], note["cites"]) for note in result["notes"])]
    for conflict in result["conflicts"]:
        lines += ["", f"The council's own words differ: {conflict['subject']}"]
        lines += _items(f"{s['lead']} {_cited(s['text'], s['cites'])}" for s in conflict["says"])
        lines += _items([f"Used here: {conflict['we_use']}"])
    lines.append("")
    following = result["next_question"]
    if following is not None:
        lines.append(f"Next question: {questions[following].ask} ({following})")
    elif result["settled"]:
        lines.append("Nothing else you could answer would change this.")
    else:
        lines.append(f"Finding out would help: {', '.join(questions[name].short for name in result['still_matter'])}.")
    return "\n".join(lines)


def _told(told: Told, labels: Mapping[str, str]) -> Iterator[str]:
    yield f"{told['name']}: {labels[told['status']]}"
    if told["headline"]:
        yield f"  {told['headline']}"
    if told["when"]:
        yield f"  When: {told['when']}"
    for reason in told["reasons"]:
        yield from _items([_cited(reason["text"], reason["cites"])], _MARKS[reason["state"]])
    for discretion in told["council_decides"]:
        yield from _items(
            [f"{DECIDER_LABELS[discretion['by']]}: {_cited(discretion['text'], discretion['cites'])}"], "*"
        )
    for possible in told["possible"]:
        yield f"  It could be: {labels[possible['status']]}. {possible['headline']}"
    if told["change"]:
        changes = " and ".join(f"“{entry['short']}” were “{entry['text']}”" for entry in told["change"])
        yield f"  It would be better if {changes}"
    for number, step in enumerate(told["steps"], 1):
        yield fill(
            f"{number}. {_cited(step['text'], step['cites'])}", 100, initial_indent="  ", subsequent_indent="     "
        )


def _asks(told: Told) -> list[str]:
    return [
        f"  Ask: {entry['who']}. {_reach(entry) or entry['how']} [{', '.join(entry['cites'])}]" for entry in told["ask"]
    ]


def _reach(contact: Told) -> str:
    return " or ".join(way for way in (contact["phone"], contact["email"]) if way)


def _decisions(told: Told) -> str:
    deciders = dict.fromkeys(DECIDER_LABELS[entry["by"]] for entry in told["council_decides"])
    return f" ({', '.join(deciders)})" if deciders else ""


def _items(texts: Iterable[str], mark: str = "*") -> list[str]:
    return [fill(text, 100, initial_indent=f"  {mark} ", subsequent_indent="    ") for text in texts]


def _cited(text: str, cites: Iterable[str]) -> str:
    facts = ", ".join(cites)
    return f"{text} [{facts}]" if facts else text
