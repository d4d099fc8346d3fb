"""What the reckoner's page is made of, as the theme's templates are given it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

import reckoner
from publisher.pages.parts.labels import (
    ADVICE_FIRST,
    BARE_HEADLINE,
    BY_BUDGET,
    HOLDER_LABELS,
    LISTS,
    NOT_FROM_HERE,
    STRAND_LABELS,
    WANTED,
    WAY_LABELS,
    WITH_WHEN,
)
from publisher.pages.parts.text import inside
from publisher.rules.logic import used_questions
from publisher.rules.opening import opening_turns
from publisher.site.contact_context import contact_context
from publisher.site.reckoner_page.readers import readers_context
from publisher.site.reckoner_page.result_context import result_context
from publisher.wording.glossary import Glossary, explained, full_name, names_of

if TYPE_CHECKING:
    from datetime import date

    from publisher.model.england.questions import Question
    from publisher.pictures.life import Life
    from publisher.policies.editions import Edition

type Context = dict[str, Any]


class Served(NamedTuple):
    """What the reckoner's page fetches, by its addresses: those of folders have a slash at the end."""

    policy: str
    """The compiled policy."""
    python: str
    """The browser's Python, a folder."""
    engine: str
    """The engine's wheel, a folder."""
    megabytes: int
    """About how much that is."""


def reckoner_context(
    edition: Edition,
    policy: reckoner.Policy,
    life: Life,
    *,
    rules_since: date,
    served: Served,
) -> Context:
    """What the reckoner's page is made of.

    Args:
        edition: the policy in force.
        policy: the compiled policy; the engine says how the conversation opens.
        life: the life of a plan under the same policy.
        rules_since: the day from which on these rules are in force.
        served: what the page fetches.
    """
    council = edition.council
    compiled = policy.edition(max(edition.from_, council.recorded_from))
    questions = used_questions(edition)
    groups = {question.group for question in questions}
    glossary = Glossary(edition.files.words)
    return {
        "council": {"id": council.id, "name": council.name, "area": council.area},
        "version": council.version.isoformat(),
        "rules_since": rules_since.isoformat(),
        "law_last_looked_at": council.law_last_looked_at.isoformat(),
        "sources": [{"id": s.id, "title": s.title, "age": s.how_old} for s in council.sources],
        "groups": [
            {"id": g.id, "name": g.name, "detail": g.detail} for g in edition.files.questions.groups if g.id in groups
        ],
        "questions": [_question(question, glossary) for question in questions],
        "helps": [
            {"question": help_.question, "title": help_.title, "text": help_.text}
            for help_ in edition.files.questions.helps
            if help_.question is None or help_.question in {question.id for question in questions}
        ],
        "dont_know": reckoner.DONT_KNOW,
        "readers": readers_context(edition.files.readers),
        "opening": [] if compiled is None else opening_turns(compiled),
        "megabytes": served.megabytes,
        "keep_days": council.reckoner.keep_days,
        "labels": {
            "strand": STRAND_LABELS,
            "way": WAY_LABELS,
            "holder": HOLDER_LABELS,
            "with_when": WITH_WHEN,
            "wanted": {
                strand.id: {status: says.format(strand=inside(strand.name)) for status, says in WANTED.items()}
                for strand in edition.policy.strands
            },
            "by_budget": BY_BUDGET,
            "lists": LISTS,
            "bare_headline": BARE_HEADLINE,
            "not_from_here": NOT_FROM_HERE,
            "advice_first": ADVICE_FIRST,
            "advisers": _advisers(edition),
        },
        "result": result_context(edition),
        "words": [
            {"id": term.id, "names": names_of(term), "html": Markup().join(explained("", term))}
            for term in edition.files.words.of({edition.council.id}).terms
        ],
        "policy_url": served.policy,
        "python_url": served.python,
        "engine_url": served.engine,
        "life": _life(life),
    }


def _advisers(edition: Edition) -> list[Context]:
    """Who gives free advice to a family of the council.

    They are its own service, and before it one for all of England where we know no way to reach the council's own.
    """
    own = edition.council.helper("sendiass")
    known = own is not None and (own.phone or own.web)
    bodies = [] if known else [body for body in edition.files.bodies.bodies if body.does == "advise" and body.how]
    found: list[Context] = [
        {"who": body.name, "how": body.how, "phone": None, "email": None, "web": body.web, "cites": body.cites}
        for body in bodies
    ]
    if own is not None:
        shown = contact_context(own)
        found.append({key: shown[key] for key in ("who", "how", "phone", "email", "web", "cites")})
    return found


def _life(life: Life) -> list[Context]:
    """The moments in the life of a plan, for the picture in the results; none where no strand turns on them."""
    if not life.turning:
        return []
    return [
        {
            "id": at.moment.id,
            "name": at.moment.name,
            "text": at.moment.text,
            "answers": at.moment.answers,
            "lit": at.lit,
            "review_next": at.moment.review_next,
        }
        for at in life.moments
    ]


def _question(question: Question, glossary: Glossary) -> Context:
    texts = [question.ask]
    options = None
    if question.options is not None:
        options = [
            {"id": option.id, "label": option.label, "hint": option.hint, "was": option.was}
            for option in question.options
        ]
        texts += [text for option in question.options for text in (option.label, option.hint) if text]
    number = None
    if question.number is not None:
        number = question.number.model_dump()
    return {
        "id": question.id,
        "was": question.was,
        "group": question.group,
        "ask": question.ask,
        "short": question.short,
        "why": question.why,
        "find": question.find,
        "options": options,
        "explained": any(option["hint"] for option in options or []),
        "fades": question.of_the_moment,
        "known": question.known,
        "number": number,
        "words": [
            {"name": full_name(term), "meaning": term.meaning}
            for term in glossary.used_in(*texts, question.why, question.find or "")
        ],
    }
