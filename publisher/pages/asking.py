"""When and how to ask: for each strand whom, the moment, what to have ready, how long it takes, and words to send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.frame.council_page import CouncilPage
from publisher.pages.parts.contacts import contact_line
from publisher.pages.parts.labels import STRAND_LABELS, best_asked, label, silent
from publisher.pages.parts.letters import words_to_send
from publisher.pages.parts.life import life_of_a_plan
from publisher.pages.parts.text import TALK, bullets, cited, fold, inside, join, listed, national, plain, sentence
from publisher.policies.contacts import asked_about

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from publisher.model.base import Statement, Step
    from publisher.model.council.outcomes import Strand
    from publisher.pages.frame.council_page import PageContext
    from publisher.policies.editions import Edition

_READY = "What to have ready"
_TAKES = "How long it takes"


def _lead(context: PageContext) -> Iterator[str]:
    yield life_of_a_plan(context.life)


def _body(context: PageContext) -> Iterator[str]:
    edition = context.edition
    yield from _not_said(edition)
    for strand in edition.policy.strands:
        timed = [outcome for outcome in strand.outcomes if outcome.when]
        moments = dict.fromkeys(
            f"**{sentence(best_asked(o.status, o.when) or label(STRAND_LABELS, o.status, o.when))}** "
            f"{sentence(o.headline)}"
            for o in timed
        )
        yield from (
            f"## {plain(strand.name)} {{ #{strand.id} }}",
            "**Who to ask**",
            bullets(contact_line(contact) for contact in asked_about(edition.council, strand)),
            f"**When**\n\n{bullets(moments)}" if moments else "",
            _part(_READY, strand.ready),
            _part(_TAKES, strand.takes),
            f"[The rules for this budget](who.md#{strand.id})",
        )


def _below(context: PageContext) -> Iterator[str]:
    letters = [words_to_send(context.logic, strand) for strand in context.edition.policy.strands]
    yield fold(
        "Email or letter to send",
        join(
            (
                *letters,
                "[The reckoner](reckoner.md) finds yours, and opens it in your email app.",
                f"There is more that you can do: {context.pages['disagree'].link}.",
            )
        ),
    )
    yield TALK


def _part(title: str, items: Iterable[Step | Statement]) -> str:
    """What the council's page says, and what the law does; nothing where there is neither, and no advice of ours."""
    lines = bullets(f"{national(item)}{cited(item.text, item.cites)}" for item in items)
    return f"**{title}**\n\n{lines}" if lines else ""


def _not_said(edition: Edition) -> Iterator[str]:
    """What the council's page leaves out, once for all the strands in which it does.

    Nor does a time that the law sets change this: it is one of an EHC plan, and not of an answer about a budget.
    """
    strands = edition.policy.strands
    no_ready = [strand for strand in strands if not _says(edition, strand.ready)]
    no_time = [strand for strand in strands if not _says(edition, strand.takes)]
    if no_ready or no_time:
        yield f"## What {inside(silent(edition.council))}"
    if no_ready:
        ours = " What is listed below is our own advice." if any(strand.ready for strand in no_ready) else ""
        yield f"**{_READY}{_for(no_ready, strands)}.**{ours} Ask what else they need to see."
    if no_time:
        yield (
            f"**How long an answer about a budget takes{_for(no_time, strands)}.** We found no rule that sets a time "
            "either. Ask when you will hear. Write down the day you asked, and keep a copy."
        )


def _says(edition: Edition, items: Iterable[Step | Statement]) -> bool:
    """Whether a fact of the council's own register is behind any of them."""
    return any(fact in edition.files.facts for item in items for fact in item.cites)


def _for(silent_on: Sequence[Strand], strands: Sequence[Strand]) -> str:
    return "" if len(silent_on) == len(strands) else f" for {plain(listed([inside(s.name) for s in silent_on]))}"


PAGE = CouncilPage(
    id="asking",
    title="How to ask",
    description="When to ask for a personal budget in {area}, and who to ask.",
    below=_below,
    lead=_lead,
    body=_body,
)
