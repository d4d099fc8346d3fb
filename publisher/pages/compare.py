"""The councils side by side, subject by subject: made from the same policies as their own pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from publisher.pages.frame.shared_page import SharedPage
from publisher.pages.parts.labels import (
    DECIDER_LABELS,
    HOLDER_LABELS,
    SILENT,
    STRAND_LABELS,
    STRAND_ORDER,
    VERDICT_LABELS,
    WAY_LABELS,
)
from publisher.pages.parts.text import cites_on, plain, sentence
from publisher.rules.formulas import clauses_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from publisher.model.council.outcomes import Outcome
    from publisher.pages.frame.shared_page import SiteContext
    from publisher.policies.editions import Edition
    from publisher.rules.formulas import ClauseTree
    from publisher.rules.logic import Kind, Logic

# From what a family would hope for to what it would not.
_WAY_ORDER = ("open", "depends", "unlikely", "not_stated", "not_available")


class SourcedStatus(NamedTuple):
    """A status that some family is given, and the facts that it rests on."""

    status: str
    facts: list[str]


def _body(context: SiteContext) -> list[str]:
    logics = context.logics
    editions = [logic.edition for logic in logics]
    return [
        (
            "Each council's own pages decide. Here they are side by side, subject by subject. Where a page is "
            "silent, we say so: that is never a no. Numbers in small print lead to what the page says."
        ),
        "## Who offers what",
        "This is the best that a family can hope for in each area. Whether it fits yours depends on your answers.",
        _picture(logics),
        *_subject("When to ask", editions, _moments),
        *_subject("Whom to ask", editions, _contacts),
        "## Ways to manage the money",
        _ways(logics),
        *_subject("What each way is called, and how it works", editions, _way_names),
        *_subject("Who can hold a direct payment", editions, _holders),
        *_subject("What the council, the school or the NHS decides", editions, _decisions),
        "## What it can pay for",
        _spending(editions),
        *_subject("When it is looked at again", editions, _reviews),
        *_subject("If you disagree", editions, _redress),
    ]


def _subject(title: str, editions: Sequence[Edition], lines: Callable[[Edition], Iterable[str]]) -> list[str]:
    """A subject: under each council's name what it says. Readable on a phone, where a wide table is not."""
    parts = [f"## {title}"]
    for edition in editions:
        found = list(lines(edition))
        parts += [
            f"### {plain(edition.council.area)}",
            "\n".join(f"- {line}" for line in found) if found else f"{SILENT}.",
        ]
    return parts


def _picture(logics: Sequence[Logic]) -> str:
    parts = []
    for strand in logics[0].edition.files.kinds.strands:
        cells = []
        for logic in logics:
            possible = _possible(logic, "strand", strand.id, strand.id)
            best = _best(possible, STRAND_ORDER)
            tag = f'<span class="tag tag--{best.status}">{STRAND_LABELS[best.status]}</span>'
            linked = f"[{tag}]({_page(logic.edition, 'who')}#{strand.id})" if possible else tag
            cells.append(f"{linked}{_cite(logic.edition, best.facts)}")
        parts.append(_row(strand.name, [logic.edition for logic in logics], cells))
    return "\n\n".join(parts)


def _ways(logics: Sequence[Logic]) -> str:
    parts = []
    kinds = logics[0].edition.files.kinds
    for way in kinds.ways:
        cells = []
        for logic in logics:
            found = []
            for strand in kinds.strands:
                best = _best(_possible(logic, "way", way.id, strand.id), _WAY_ORDER)
                found.append(
                    f"{plain(strand.name)}: {WAY_LABELS[best.status].lower()}{_cite(logic.edition, best.facts)}"
                )
            cells.append("".join(f"\n    - {line}" for line in found))
        parts.append(_row(way.name, [logic.edition for logic in logics], cells))
    return "\n\n".join(parts)


def _best(possible: Sequence[SourcedStatus], order: Sequence[str]) -> SourcedStatus:
    """The best of some results, and the first of equal ones; silence where there is none."""
    return min(possible, key=lambda one: order.index(one.status), default=SourcedStatus("not_stated", []))


def _spending(editions: Sequence[Edition]) -> str:
    parts = []
    for item in editions[0].files.floor.spending_items:
        cells = []
        for edition in editions:
            verdicts = [entry for entry in edition.policy.spending if entry.item == item.id]
            labels = ", ".join(dict.fromkeys(VERDICT_LABELS[entry.verdict] for entry in verdicts)) or SILENT
            cells.append(f"{labels}{_cite(edition, (fact for entry in verdicts for fact in entry.cites))}")
        parts.append(_row(item.name, editions, cells))
    return "\n\n".join(parts)


def _moments(edition: Edition) -> Iterable[str]:
    for strand in edition.policy.strands:
        for outcome in strand.outcomes:
            if outcome.status in ("ask_now", "ask_later"):
                when = f" {sentence(outcome.when)}" if outcome.when else ""
                yield f"**{plain(strand.name)}:** {sentence(outcome.headline)}{when}{_cite(edition, outcome.cites)}"


def _contacts(edition: Edition) -> Iterable[str]:
    contacts = {contact.id: contact for contact in edition.council.contacts}
    for strand in edition.policy.strands:
        for id_ in strand.ask:
            contact = contacts[id_]
            phone = f" {plain(contact.phone)}." if contact.phone else ""
            yield f"**{plain(strand.name)}:** {plain(contact.who)}.{phone}{_cite(edition, contact.cites)}"


def _way_names(edition: Edition) -> Iterable[str]:
    for way in edition.policy.ways:
        facts = [fact for statement in way.about for fact in statement.cites]
        yield f"**{plain(way.name)}:** {plain(way.about[0].text)}{_cite(edition, facts)}"


def _holders(edition: Edition) -> Iterable[str]:
    for holder in edition.policy.holders:
        labels = dict.fromkeys(HOLDER_LABELS[outcome.status] for outcome in holder.outcomes)
        facts = [fact for statement in holder.about for fact in statement.cites]
        yield f"**{plain(holder.name)}:** {plain(holder.about[0].text)} ({', '.join(labels)}){_cite(edition, facts)}"


def _decisions(edition: Edition) -> Iterable[str]:
    for clause in edition.policy.clauses:
        if clause.discretion is not None:
            yield f"**{DECIDER_LABELS[clause.discretion.by]}:** {plain(clause.says)}{_cite(edition, clause.cites)}"


def _reviews(edition: Edition) -> Iterable[str]:
    for moment in edition.policy.review:
        yield f"**{plain(moment.when)}:** {plain(moment.text)}{_cite(edition, moment.cites)}"


def _redress(edition: Edition) -> Iterable[str]:
    for step in edition.policy.redress:
        yield f"**{plain(step.name)}:** {plain(step.text)}{_cite(edition, step.cites)}"


def _possible(logic: Logic, kind: Kind, id_: str, strand: str) -> list[SourcedStatus]:
    """What some family of a council is given for a strand, or for a way in it; nothing where the council has none."""
    try:
        logic.decision_for("strand", strand)
        decision = logic.decision_for(kind, id_, strand)
    except KeyError:
        return []
    outcomes = list(zip(decision.outcomes, decision.trees, strict=True))
    reachable = (outcomes[number] for number in sorted(logic.diagrams.outcomes(decision.root)))
    return [SourcedStatus(outcome.status, _facts(logic, outcome, tree)) for outcome, tree in reachable]


def _facts(logic: Logic, outcome: Outcome, tree: ClauseTree | None) -> list[str]:
    """What an outcome rests on: the facts that it cites, or else those of the clauses that lead to it."""
    clauses = [*(clauses_in(tree) if tree is not None else ()), *outcome.council_decides]
    return outcome.cites or [fact for clause in clauses for fact in logic.clauses[clause].cites]


def _page(edition: Edition, page: str) -> str:
    return f"{edition.council.id}/{page}.md"


def _cite(edition: Edition, facts: Iterable[str]) -> str:
    return cites_on(_page(edition, "sources"), dict.fromkeys(facts))


def _row(name: str, editions: Sequence[Edition], cells: Sequence[str]) -> str:
    """One matter across the councils: a list that the theme sets side by side where there is room."""
    lines = [f"- **{plain(e.council.area)}:** {cell}" for e, cell in zip(editions, cells, strict=True)]
    return "\n".join([f"### {plain(name)}", "", '<div class="compare" markdown>', "", *lines, "", "</div>"])


PAGE = SharedPage(
    path="compare.md",
    title="Councils side by side",
    description="What each council offers, when to ask and whom, side by side.",
    body=_body,
    explained=True,
)
