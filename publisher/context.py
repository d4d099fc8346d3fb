"""What the theme's templates are given about a council and its reckoner. Addresses start at the root of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import reckoner
from publisher.logic import used_questions
from publisher.pages import TITLES
from publisher.pages.labels import DECIDER_LABELS, HOLDER_LABELS, STRAND_LABELS, WAY_LABELS

if TYPE_CHECKING:
    from publisher.editions import Edition
    from publisher.model.council import Council
    from publisher.model.questions import Question
    from publisher.pictures.life import Life

type Context = dict[str, Any]


def council_context(council: Council) -> Context:
    """What every page of a council shows: who it is about, and how old the sources are."""
    addresses = page_addresses(council)
    return {
        "id": council.id,
        "name": council.name,
        "area": council.area,
        "version": council.version.isoformat(),
        "law_as_at": council.law_as_at.isoformat(),
        "sources": [{"id": s.id, "title": s.title, "address": s.address, "age": s.age} for s in council.sources],
        "home_url": addresses["overview"],
        "reckoner_url": addresses["reckoner"],
    }


def page_addresses(council: Council) -> dict[str, str]:
    """The address of each page of a council, by the page's id."""
    return {id_: f"{council.id}/" if id_ == "overview" else f"{council.id}/{id_}/" for id_ in TITLES}


def reckoner_context(
    edition: Edition, policy: reckoner.Policy, lived: Life, *, policy_url: str, runtime_url: str
) -> Context:
    """What the reckoner's page is made of.

    Args:
        edition: the policy in force.
        policy: the compiled policy; the engine says which question comes first.
        lived: the life of a plan under the same policy.
        policy_url: where the site serves the compiled policy.
        runtime_url: where the site serves the runtime, with a slash at the end.
    """
    council = edition.council
    nothing_said = reckoner.estimate(policy, {}, max(edition.from_, council.recorded_from))
    questions = used_questions(edition)
    groups = {question.group for question in questions}
    return {
        "council": {"id": council.id, "name": council.name, "area": council.area},
        "version": council.version.isoformat(),
        "law_as_at": council.law_as_at.isoformat(),
        "sources": [{"id": s.id, "title": s.title, "age": s.age} for s in council.sources],
        "groups": [{"id": g.id, "name": g.name} for g in edition.files.questions.groups if g.id in groups],
        "questions": [_question(question) for question in questions],
        "first_question": nothing_said["next_question"],
        "labels": {"strand": STRAND_LABELS, "way": WAY_LABELS, "holder": HOLDER_LABELS, "decider": DECIDER_LABELS},
        "policy_url": policy_url,
        "runtime_url": runtime_url,
        "pages": page_addresses(council),
        "life": _life(lived),
    }


def _life(lived: Life) -> list[Context]:
    """The moments in the life of a plan, for the picture in the results; none where no strand turns on them."""
    if not lived.turning:
        return []
    return [
        {
            "id": at.moment.id,
            "name": at.moment.name,
            "text": at.moment.text,
            "answers": at.moment.answers,
            "lit": at.lit,
        }
        for at in lived.moments
    ]


def _question(question: Question) -> Context:
    options = None
    if question.options is not None:
        options = [{"id": option.id, "label": option.label, "hint": option.hint} for option in question.options]
    number = None
    if question.number is not None:
        number = {"least": question.number.least, "most": question.number.most, "unit": question.number.unit}
    return {
        "id": question.id,
        "group": question.group,
        "ask": question.ask,
        "short": question.short,
        "why": question.why,
        "find": question.find,
        "options": options,
        "number": number,
    }
