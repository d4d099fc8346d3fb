"""What the reckoner's results show beside the engine's result: nothing of it depends on a family's answers.

The templates write all of it into the page. The browser modules then show what concerns the family's strands and ways.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from publisher.pages.parts.labels import SILENT, TOPIC_LABELS, VERDICT_LABELS
from publisher.pages.parts.letters import TO_ADD
from publisher.pages.parts.text import is_national
from publisher.pages.spending import SILENT_ON_SPENDING
from publisher.policies.spending import spending_items

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publisher.model.base import Part, Statement
    from publisher.model.guidance import ReviewMoment, SpendingVerdict
    from publisher.model.letters import Letter
    from publisher.model.outcomes import Way
    from publisher.policies.editions import Edition
    from publisher.policies.spending import SpendingItem
    from publisher.source.facts import Fact

type Context = dict[str, Any]


def result_context(edition: Edition) -> Context:
    """The ways, what can be paid for, reviews, what to do after a no, and the words to send.

    Returns:
        `strands`, `ways`, `spending`, `review`, `redress`, `letters` and `add_to_letter`. A strand
        is written as its id and name. Where `national` is true, the national rules say it and not the council's page.
    """
    policy = edition.policy
    strands = {strand.id: strand.name for strand in policy.strands}
    ways = {way.id: way.name for way in policy.ways}
    return {
        "strands": _named(strands, strands),
        "ways": [_way(way) for way in policy.ways],
        "spending": [_item(item, strands) for item in spending_items(edition)],
        "review": [_moment(moment, strands, ways) for moment in policy.review],
        "redress": [{"name": step.name, **_said(step, step.text, step.cites)} for step in policy.redress],
        "add_to_letter": TO_ADD,
        "letters": [_letter(letter, edition.files.law) for letter in edition.files.letters.letters],
    }


def _named(ids: Iterable[str], names: dict[Any, str]) -> list[Context]:
    return [{"id": id_, "name": names[id_]} for id_ in ids if id_ in names]


def _said(part: Part, text: str, cites: list[str]) -> Context:
    return {"text": text, "cites": cites, "national": is_national(part)}


def _statements(statements: Iterable[Statement]) -> list[Context]:
    return [{"text": statement.text, "cites": statement.cites} for statement in statements]


def _way(way: Way) -> Context:
    return {
        "id": way.id,
        "name": way.name,
        "about": _statements(way.about),
        "means": [{"topic": TOPIC_LABELS[one.topic], "text": one.text, "cites": one.cites} for one in way.means],
        "forms": [{"name": form.name, "text": form.text, "cites": form.cites} for form in way.forms],
    }


def _item(item: SpendingItem, strands: dict[Any, str]) -> Context:
    answers = [_verdict(verdict, strands) for verdict in item.verdicts]
    if item.silent_in:
        silent: Context = {"status": "not_stated", "label": SILENT, "text": SILENT_ON_SPENDING, "cites": []}
        about = _named(item.silent_in, strands) if item.verdicts else []
        answers.append({**silent, "national": False, "instead": None, "strands": about})
    return {"id": item.id, "name": item.name, "answers": answers}


def _verdict(verdict: SpendingVerdict, strands: dict[Any, str]) -> Context:
    return {
        "status": verdict.verdict,
        "label": VERDICT_LABELS[verdict.verdict],
        "instead": verdict.instead,
        "strands": _named(verdict.strands, strands),
        **_said(verdict, verdict.text, verdict.cites),
    }


def _moment(moment: ReviewMoment, strands: dict[Any, str], ways: dict[Any, str]) -> Context:
    return {
        "when": moment.when,
        "strands": _named(moment.strands, strands),
        "ways": _named(moment.ways, ways),
        **_said(moment, moment.text, moment.cites),
    }


def _letter(letter: Letter, law: dict[str, Fact]) -> Context:
    return {
        "strand": letter.strand,
        "for": letter.for_,
        "still": letter.still,
        "subject": letter.subject,
        "ask": letter.ask,
        "rules": [{"id": id_, "where": law[id_].where, "fact": law[id_].fact} for id_ in letter.cites],
        "then": letter.then,
        "cites": letter.cites,
    }
