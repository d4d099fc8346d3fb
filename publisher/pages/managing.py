"""Ways to manage the money: what each is, what it means for a family, and when it is open to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.frame.council_page import CouncilPage
from publisher.pages.parts.cards import cards
from publisher.pages.parts.labels import TOPIC_LABELS, VERDICT_LABELS, WAY_LABELS
from publisher.pages.parts.text import bullets, cite, cited, inside, join, paragraphs, plain
from publisher.pictures.icons import icon
from publisher.pictures.money import path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.model.council.outcomes import Outcome, Way
    from publisher.model.england.kinds import WayKind
    from publisher.pages.frame.council_page import PageContext


_LABELS = {**WAY_LABELS, "not_stated": VERDICT_LABELS["ask"]}
_SILENT = f"“{_LABELS['not_stated']}” below means: {WAY_LABELS['not_stated'].lower()}."
"""Said once, and not beside each case of each way."""


def _lead(context: PageContext) -> Iterator[str]:
    yield "## Who holds the money"
    yield "The budget is the same. What differs is who handles the money."
    kinds = {kind.id: kind for kind in context.edition.files.kinds.ways}
    yield cards(_glance(way, kinds[way.id]) for way in context.edition.policy.ways)


def _body(context: PageContext) -> Iterator[str]:
    policy, rules = context.edition.policy, context.rules
    yield _SILENT if any(outcome.status == "not_stated" for way in policy.ways for outcome in _every(way)) else ""
    for way in policy.ways:
        yield f"## {plain(way.name)} {{ #{way.id} }}"
        yield paragraphs(way.about)
        yield _meanings(way)
        yield bullets(f"**{plain(form.name)}:** {cited(form.text, form.cites)}" for form in way.forms)
        yield rules.headed(f"### {plain(way.name)}: what the council says", "managing", _every(way))
        yield rules.outcomes(way.outcomes, _LABELS)
        for strand in policy.strands:
            if strand.id in way.strands:
                yield f"### {plain(way.name)} for {plain(inside(strand.name))}"
                yield rules.outcomes(way.strands[strand.id], _LABELS, level=4)


def _every(way: Way) -> list[Outcome]:
    """All outcomes of a way: those for all kinds of budget, and those for one alone."""
    return [*way.outcomes, *(outcome for outcomes in way.strands.values() for outcome in outcomes)]


def _glance(way: Way, kind: WayKind) -> str:
    """A way at a glance: whose hands the money goes through, and the forms that it comes in."""
    about_money = (meaning for meaning in way.means if meaning.topic == "money")
    facts = dict.fromkeys([*way.about[0].cites, *(fact for meaning in about_money for fact in meaning.cites)])
    forms = bullets(plain(form.name) for form in way.forms)
    return join(
        [
            '<div class="card" markdown>',
            f"### [{plain(way.name)}](managing.md#{way.id})",
            path(kind),
            f"It can be:\n\n{forms}" if forms else "",
            cite(facts).strip(),
            "</div>",
        ]
    ).rstrip()


def _meanings(way: Way) -> str:
    lines = [
        f"{icon(meaning.topic)} **{TOPIC_LABELS[meaning.topic]}:** {cited(meaning.text, meaning.cites)}"
        for meaning in way.means
    ]
    return f'<div class="means" markdown>\n\n{bullets(lines)}\n\n</div>' if lines else ""


PAGE = CouncilPage(
    id="managing",
    title="Ways to manage the money",
    description="How a personal budget can be managed in {area}: {ways}.",
    lead=_lead,
    body=_body,
)
