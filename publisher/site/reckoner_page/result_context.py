"""What the reckoner's results show beside the engine's result: nothing of it depends on a family's answers.

The templates write all of it into the page. The browser modules then show what concerns the family's strands and ways.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

from publisher.pages.disagree import SILENT_ON_REDRESS, WATCH_THE_DATES, is_silent
from publisher.pages.parts.labels import SILENT, TOPIC_LABELS, VERDICT_LABELS
from publisher.pages.parts.text import is_national
from publisher.pages.spending import SILENT_ON_SPENDING
from publisher.policies.spending import spending_items
from publisher.site.contact_context import contact_context

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from publisher.model.base import Part, Statement
    from publisher.model.council.outcomes import Way
    from publisher.model.council.review import ReviewMoment
    from publisher.model.council.spending import SpendingVerdict
    from publisher.model.england.bodies import Bodies, Body
    from publisher.policies.editions import Edition
    from publisher.policies.redress import StepAfterNo
    from publisher.policies.spending import SpendingItem
    from publisher.site.contact_context import ContactContext


class Named(TypedDict):
    """A strand or a way, as its id and its name."""

    id: str
    name: str


class Cited(TypedDict):
    """Sentences, and what they rest on."""

    text: str
    cites: list[str]


class Attributed(Cited):
    """The same where it may be that the national rules say it, and not the council's page."""

    national: bool


class MeaningContext(Cited):
    """What a way means for a family in one respect."""

    topic: str


class FormContext(Cited):
    """A form that a way comes in."""

    name: str


class WayContext(Named):
    """A way of managing the money."""

    about: list[Cited]
    means: list[MeaningContext]
    forms: list[FormContext]


class AnswerContext(Attributed):
    """Whether an item can be paid for, in some strands; in all where none is named."""

    status: str
    label: str
    instead: str | None
    strands: list[Named]


class ItemContext(Named):
    """Something that families ask to pay for."""

    answers: list[AnswerContext]


class MomentContext(Attributed):
    """A time at which a budget is looked at again, and for which strands and ways."""

    when: str
    strands: list[Named]
    ways: list[Named]


class BodyContext(TypedDict):
    """A body that a family turns to, and its address."""

    name: str
    web: str


class SaidContext(Attributed):
    """What is said of a step after a no, and of which strands; of all where none is named.

    `only` are those that have to be told, because the step is for others, too.
    """

    strands: list[str]
    only: list[Named]
    body: BodyContext | None


class StepContext(TypedDict):
    """A step that a family can take after a no, and for which strands; for all where none is named."""

    name: str
    do: str | None
    strands: list[str]
    says: list[SaidContext]
    time_limit: Cited | None
    helper: ContactContext | None
    helped: list[str]
    otherwise: OtherwiseContext | None


class OtherwiseContext(TypedDict):
    """How a family takes a step about the kinds of budget that nobody is named for."""

    text: str
    strands: list[str]
    only: list[Named]


class RedressContext(TypedDict):
    """What a family can do after a no: what to know before, and the steps in their order."""

    before: list[str]
    steps: list[StepContext]


class ResultContext(TypedDict):
    """All of it."""

    strands: list[Named]
    ways: list[WayContext]
    spending: list[ItemContext]
    review: list[MomentContext]
    redress: RedressContext


def result_context(edition: Edition) -> ResultContext:
    """The ways, what can be paid for, reviews, and what to do after a no."""
    policy = edition.policy
    strands = {strand.id: strand.name for strand in policy.strands}
    ways = {way.id: way.name for way in policy.ways}
    return {
        "strands": _named(strands, strands),
        "ways": [_way(way) for way in policy.ways],
        "spending": [_item(item, strands) for item in spending_items(edition)],
        "review": [_moment(moment, strands, ways) for moment in policy.review],
        "redress": {
            "before": [WATCH_THE_DATES, *([SILENT_ON_REDRESS] if is_silent(edition) else [])],
            "steps": [_step(step, strands, edition.files.bodies) for step in edition.after_a_no],
        },
    }


def _named(ids: Iterable[Any], names: Mapping[Any, str]) -> list[Named]:
    return [{"id": id_, "name": names[id_]} for id_ in ids if id_ in names]


def _attributed(part: Part, text: str, cites: list[str]) -> Attributed:
    return {"text": text, "cites": cites, "national": is_national(part)}


def _step(step: StepAfterNo, strands: Mapping[str, str], bodies: Bodies) -> StepContext:
    limit = step.time_limit
    return {
        "name": step.name,
        "do": step.do,
        "strands": list(step.strands),
        "says": [
            {
                "text": said.text,
                "strands": list(said.strands),
                "only": _named(said.strands if said.strands != step.strands else (), strands),
                "cites": said.cites,
                "national": said.rule,
                "body": _body(bodies.get(said.body)),
            }
            for said in step.says
        ],
        "time_limit": {"text": limit.text, "cites": limit.cites} if limit is not None else None,
        "helper": contact_context(step.helper) if step.helper else None,
        "helped": list(step.helped),
        "otherwise": {"text": step.otherwise, "strands": list(step.left), "only": _named(step.left, strands)}
        if step.otherwise is not None and step.left
        else None,
    }


def _body(body: Body | None) -> BodyContext | None:
    return {"name": body.name, "web": body.web} if body is not None else None


def _statements(statements: Iterable[Statement]) -> list[Cited]:
    return [{"text": statement.text, "cites": statement.cites} for statement in statements]


def _way(way: Way) -> WayContext:
    return {
        "id": way.id,
        "name": way.name,
        "about": _statements(way.about),
        "means": [{"topic": TOPIC_LABELS[one.topic], "text": one.text, "cites": one.cites} for one in way.means],
        "forms": [{"name": form.name, "text": form.text, "cites": form.cites} for form in way.forms],
    }


def _item(item: SpendingItem, strands: Mapping[Any, str]) -> ItemContext:
    answers = [_verdict(verdict, strands) for verdict in item.verdicts]
    if item.silent_in:
        answers.append(
            {
                "status": "not_stated",
                "label": SILENT,
                "text": SILENT_ON_SPENDING,
                "cites": [],
                "national": False,
                "instead": None,
                "strands": _named(item.silent_in, strands) if item.verdicts else [],
            }
        )
    return {"id": item.id, "name": item.name, "answers": answers}


def _verdict(verdict: SpendingVerdict, strands: Mapping[Any, str]) -> AnswerContext:
    return {
        "status": verdict.verdict,
        "label": VERDICT_LABELS[verdict.verdict],
        "instead": verdict.instead,
        "strands": _named(verdict.strands, strands),
        **_attributed(verdict, verdict.text, verdict.cites),
    }


def _moment(moment: ReviewMoment, strands: Mapping[Any, str], ways: Mapping[Any, str]) -> MomentContext:
    return {
        "when": moment.when,
        "strands": _named(moment.strands, strands),
        "ways": _named(moment.ways, ways),
        **_attributed(moment, moment.text, moment.cites),
    }
