"""The councils side by side, subject by subject: made from the same policies as their own pages."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from publisher.model.formulas import Test, walk
from publisher.pages.disagree import is_silent, said_of, step_name, steps
from publisher.pages.frame.shared_page import SharedPage
from publisher.pages.parts.labels import (
    DECIDER_LABELS,
    HOLDER_LABELS,
    SILENT,
    STRAND_LABELS,
    STRAND_ORDER,
    VERDICT_LABELS,
    WAY_LABELS,
    label,
)
from publisher.pages.parts.text import cites_on, plain, sentence
from publisher.policies.contacts import asked_about
from publisher.policies.editions import in_force
from publisher.policies.redress import national_steps
from publisher.rules.formulas import clauses_in, over_tests
from publisher.rules.logic import SHOWN, build_logic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from publisher.model.council.outcomes import Outcome
    from publisher.pages.frame.shared_page import SiteContext
    from publisher.policies.editions import Edition
    from publisher.rules.formulas import ClauseTree
    from publisher.rules.logic import Kind, Logic

# From what a family would hope for to what it would not.
_WAY_ORDER = ("open", "depends", "unlikely", "not_stated", "not_available")


_NATIONAL = "national rule"


@dataclass(frozen=True, slots=True)
class SourcedStatus:
    """A status that some family is given, what it is told with it, and the facts that it rests on."""

    status: str
    headline: str
    when: str | None
    facts: list[str]


_SILENCE = SourcedStatus("not_stated", "", None, [])
"""Where a council has no such budget."""


def _body(context: SiteContext) -> list[str]:
    logics = [_logic_to_compare_by(logic.edition) for logic in context.logics]
    editions = [logic.edition for logic in logics]
    return [
        (
            "Each council's own pages decide. Here they are side by side, subject by subject. Where a page is "
            "silent, we say so: that is never a no. National rules hold everywhere, and are marked. Numbers in small "
            "print lead to what the page says."
        ),
        "## Who offers what",
        "This is the best that a child with an EHC plan can hope for in each area. Your own answers may change it.",
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
        *_disagreements(editions),
    ]


def _logic_to_compare_by(edition: Edition) -> Logic:
    """A council's rules, with what tells apart the families by whom councils are compared."""
    compared = edition.files.questions.compared
    return build_logic(edition, [found for _, found in walk(compared) if isinstance(found, Test)])


type Line = tuple[str, bool]
"""A line on a subject, and whether it is a national rule. Without its citations it is the same in every council."""


def _subject(title: str, editions: Sequence[Edition], lines: Callable[[Edition], Iterable[Line]]) -> list[str]:
    """A subject: under each council's name what it says. Readable on a phone, where a wide table is not.

    What national rules say stands once, after the councils, as it holds in all of them.
    """
    parts = [f"## {title}"]
    everywhere: dict[str, None] = {}
    for edition in editions:
        found = list(lines(edition))
        own = [line for line, national in found if not national]
        everywhere.update((line, None) for line, national in found if national)
        parts += [f"### {plain(edition.council.area)}", "\n".join(f"- {line}" for line in own) or f"{SILENT}."]
    if everywhere:
        parts += ["### National rules, in every council", "\n".join(f"- {line}" for line in everywhere)]
    return parts


def _picture(logics: Sequence[Logic]) -> str:
    parts = []
    for strand in logics[0].edition.files.kinds.strands:
        cells = []
        for logic in logics:
            possible = _possible(logic, "strand", strand.id, strand.id)
            best = _best(possible, STRAND_ORDER)
            called = plain(label(STRAND_LABELS, best.status, best.when))
            tag = f'<span class="tag tag--{best.status}">{called}</span>'
            linked = f"[{tag}]({_page(logic.edition, 'who')}#{strand.id})" if possible else tag
            cells.append(f"{linked}{_source(logic.edition, best.facts)}{_less_likely(logic.edition, possible, best)}")
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
                called = f"{WAY_LABELS[best.status][0].lower()}{WAY_LABELS[best.status][1:]}"
                found.append(f"{plain(strand.name)}: {plain(called)}{_source(logic.edition, best.facts)}")
            cells.append("".join(f"\n    - {line}" for line in found))
        parts.append(_row(way.name, [logic.edition for logic in logics], cells))
    return "\n\n".join(parts)


def _best(possible: Sequence[SourcedStatus], order: Sequence[str]) -> SourcedStatus:
    """The best of some results, with the facts of all that are as good; silence where there is none."""
    best = min(possible, key=lambda one: order.index(one.status), default=_SILENCE)
    facts = chain.from_iterable(one.facts for one in possible if one.status == best.status)
    return SourcedStatus(best.status, best.headline, best.when, list(dict.fromkeys(facts)))


def _less_likely(edition: Edition, possible: Sequence[SourcedStatus], best: SourcedStatus) -> str:
    """For whom the best is not what to hope for, as lines below it."""
    if best.status == "unlikely":
        return ""
    facts: dict[str, list[str]] = {}
    for one in possible:
        if one.status == "unlikely":
            facts.setdefault(one.headline, []).extend(one.facts)
    return "".join(f"\n    - Less likely: {sentence(said)}{_cite(edition, found)}" for said, found in facts.items())


def _spending(editions: Sequence[Edition]) -> str:
    parts = []
    for item in editions[0].files.floor.spending_items:
        cells = []
        for edition in editions:
            verdicts = [entry for entry in edition.policy.spending if entry.item == item.id]
            labels = ", ".join(dict.fromkeys(VERDICT_LABELS[entry.verdict] for entry in verdicts)) or SILENT
            cells.append(f"{labels}{_source(edition, [fact for entry in verdicts for fact in entry.cites])}")
        parts.append(_row(item.name, editions, cells))
    return "\n\n".join(parts)


def _moments(edition: Edition) -> Iterator[Line]:
    for strand in edition.policy.strands:
        told: dict[str, list[str]] = {}
        for outcome in strand.outcomes:
            if outcome.status in ("ask_now", "ask_later", "unlikely"):
                called = label(STRAND_LABELS, outcome.status, outcome.when)
                said = f"{sentence(called)} {sentence(outcome.headline)}"
                told.setdefault(said, []).extend(outcome.cites)
        for said, facts in told.items():
            yield _told(edition, f"**{plain(strand.name)}:** {said}", facts)


def _contacts(edition: Edition) -> Iterator[Line]:
    for strand in edition.policy.strands:
        for contact in asked_about(edition.council, strand):
            phone = f" {plain(contact.phone)}." if contact.phone else ""
            yield f"**{plain(strand.name)}:** {plain(contact.who)}.{phone}{_cite(edition, contact.cites)}", False


def _way_names(edition: Edition) -> Iterator[Line]:
    for way in edition.policy.ways:
        facts = [fact for statement in way.about for fact in statement.cites]
        yield f"**{plain(way.name)}:** {plain(way.about[0].text)}{_source(edition, facts)}", False


def _holders(edition: Edition) -> Iterator[Line]:
    for holder in edition.policy.holders:
        labels = dict.fromkeys(HOLDER_LABELS[outcome.status] for outcome in holder.outcomes)
        facts = [fact for statement in holder.about for fact in statement.cites]
        said = f"**{plain(holder.name)}:** {plain(holder.about[0].text)} ({', '.join(labels)})"
        yield f"{said}{_source(edition, facts)}", False


def _decisions(edition: Edition) -> Iterator[Line]:
    for clause in edition.policy.clauses:
        if clause.discretion is not None:
            said = f"**{DECIDER_LABELS[clause.discretion.by]}:** {plain(clause.says)}"
            yield _told(edition, said, clause.cites)


def _reviews(edition: Edition) -> Iterator[Line]:
    for moment in edition.policy.review:
        yield _told(edition, f"**{plain(moment.when)}:** {plain(moment.text)}", moment.cites)


def _disagreements(editions: Sequence[Edition]) -> list[str]:
    """What can be done after a no: what each council's page says of it, and then the national steps in their order."""
    first = editions[0]
    strands = first.files.kinds.names("strand")
    national = national_steps(in_force(first.files.floor, first.from_), first.files.kinds)
    return [
        *_subject("If you disagree", editions, _redress),
        "### National rules, in every council and in this order",
        steps(
            (step_name(step, strands) for step in national),
            (said_of(step, strands, "law.md", mark="") for step in national),
        ),
    ]


def _redress(edition: Edition) -> Iterator[Line]:
    if is_silent(edition):
        yield f"{SILENT}.", False
    for step in edition.after_a_no:
        if step.helper is not None:
            yield f"**{plain(step.name)}:** {plain(step.helper.who)}.{_cite(edition, step.helper.cites)}", False
        for said in step.says:
            if not said.national:
                yield f"**{plain(step.name)}:** {plain(said.text)}{_cite(edition, said.cites)}", False


def _told(edition: Edition, said: str, facts: list[str]) -> Line:
    """What stands for everybody if the law says it, and for one council otherwise."""
    if set(facts) <= set(edition.files.law):
        return f"{said}{cites_on('law.md', dict.fromkeys(facts))}", True
    return f"{said}{_cite(edition, facts)}", False


def _possible(logic: Logic, kind: Kind, id_: str, strand: str) -> list[SourcedStatus]:
    """What the families by whom councils are compared can be given for a strand, or for a way in it.

    Nothing where the council has no such budget.
    """
    try:
        logic.decision_for("strand", strand)
        decision = logic.decision_for(kind, id_, strand)
    except KeyError:
        return []
    compared = logic.diagrams.decide([over_tests(logic.edition.files.questions.compared, logic.leaf), True])
    return [
        SourcedStatus(outcome.status, outcome.headline, outcome.when, _facts(logic, outcome, tree))
        for number, (outcome, tree) in enumerate(zip(decision.outcomes, decision.trees, strict=True))
        if logic.diagrams.witness_of_both(compared, SHOWN, decision.root, number) is not None
    ]


def _facts(logic: Logic, outcome: Outcome, tree: ClauseTree | None) -> list[str]:
    """What an outcome rests on: the facts that it cites, or else those of the clauses that lead to it."""
    clauses = [*(clauses_in(tree) if tree is not None else ()), *outcome.council_decides]
    return outcome.cites or [fact for clause in clauses for fact in logic.clauses[clause].cites]


def _page(edition: Edition, page: str) -> str:
    return f"{edition.council.id}/{page}.md"


def _source(edition: Edition, facts: Sequence[str]) -> str:
    """Citations, and that it is a national rule where no council's own page says it."""
    mark = f" ({_NATIONAL})" if facts and set(facts) <= set(edition.files.law) else ""
    return f"{mark}{_cite(edition, facts)}"


def _cite(edition: Edition, facts: Iterable[str]) -> str:
    return cites_on(_page(edition, "sources"), dict.fromkeys(facts))


def _row(name: str, editions: Sequence[Edition], cells: Sequence[str]) -> str:
    """One matter across the councils: a list that the theme sets side by side where there is room."""
    lines = [f"- **{plain(e.council.area)}:** {cell}" for e, cell in zip(editions, cells, strict=True)]
    return "\n".join([f"### {plain(name)}", "", '<div class="compare" markdown>', "", *lines, "", "</div>"])


PAGE = SharedPage(
    path="compare.md",
    title="Compare councils",
    description="What each council offers, when to ask and whom, side by side.",
    body=_body,
    explained=True,
)
