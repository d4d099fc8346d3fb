"""What is compared of the councils, subject by subject: for each council some rows, which a browser puts side by side.

A row is about one matter in every council, and has lines: what that council's policy says of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from publisher.model.formulas import Test, walk
from publisher.pages import asking, disagree, holding, managing, review, spending, who
from publisher.pages.frame.spoken import spoken_text
from publisher.pages.parts.labels import (
    HOLDER_LABELS,
    SILENT,
    STRAND_LABELS,
    STRAND_ORDER,
    VERDICT_LABELS,
    WAY_LABELS,
    label,
)
from publisher.pages.parts.text import inside
from publisher.rules.formulas import clauses_in, over_tests
from publisher.rules.logic import SHOWN, build_logic
from publisher.source.facts import are_rules
from reckoner.voices import in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from publisher.model.council.outcomes import Outcome
    from publisher.model.council.review import ReviewMoment
    from publisher.pages.frame.council_page import CouncilPage
    from publisher.policies.editions import Edition
    from publisher.rules.formulas import ClauseTree
    from publisher.rules.logic import Kind, Logic

# From what a family would hope for to what it would not.
_WAY_ORDER = ("open", "depends", "unlikely", "not_stated", "not_available")


@dataclass(frozen=True, slots=True)
class Line:
    """Something that a council's policy says of a matter.

    text: what it says.
    cites: the facts that it rests on.
    national: whether a rule of law says it, and not the council's page.
    status: what a label says; None where it is no label.
    """

    text: str
    cites: Sequence[str] = ()
    national: bool = False
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A matter, by an id that it has in every council, and what one council says of it; no lines: nothing more."""

    id: str
    name: str
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject by which councils are compared.

    page: the page of each council that is about it.
    about: what is compared, in a sentence.
    rows: its rows for one council. Its rules tell apart the families by whom councils are compared.
    short: whether its lines are a few words, so that councils are beside one another on the smallest screen, too.
    """

    page: CouncilPage
    about: str
    rows: Callable[[Logic], Iterable[Row]]
    short: bool = False

    @property
    def id(self) -> str:
        """Its name, which is that of the councils' page."""
        return self.page.id

    @property
    def title(self) -> str:
        """What it is called: as that page."""
        return self.page.title


def logic_to_compare_by(edition: Edition) -> Logic:
    """A council's rules, with what tells apart the families by whom councils are compared."""
    compared = edition.files.questions.compared
    return build_logic(edition, [found for _, found in walk(compared) if isinstance(found, Test)])


def _who(logic: Logic) -> Iterator[Row]:
    edition = logic.edition
    for strand in edition.files.kinds.strands:
        possible = _possible(logic, "strand", strand.id, strand.id)
        best = _best(possible, STRAND_ORDER)
        called = label(STRAND_LABELS, best.status, best.when)
        lines = [_line(edition, called, best.cites, best.status)]
        if best.status != "unlikely":
            lines += _joined(
                edition, ((f"Less likely: {o.headline}", o.cites) for o in possible if o.status == "unlikely")
            )
        yield Row(strand.id, strand.name, lines)


def _asking(logic: Logic) -> Iterator[Row]:
    edition = logic.edition
    strands = {strand.id: strand for strand in edition.policy.strands}
    for kind in edition.files.kinds.strands:
        strand = strands.get(kind.id)
        given = [outcome for outcome, _ in _given(logic, "strand", kind.id, kind.id)]
        named = {id_ for outcome in given for id_ in outcome.ask or (strand.ask if strand else ())}
        asked = [contact for contact in edition.council.contacts if contact.id in named]
        people = [_line(edition, f"{one.who} {one.phone or ''}".strip(), one.cites) for one in asked]
        yield Row(f"{kind.id}_ask", f"{kind.name}: who to ask", people or [Line(SILENT)])
        moments = (
            (f"{_ended(label(STRAND_LABELS, outcome.status, outcome.when))} {outcome.headline}", outcome.cites)
            for outcome in given
            if outcome.status in ("ask_now", "ask_later", "unlikely")
        )
        yield Row(f"{kind.id}_when", f"{kind.name}: when", _joined(edition, moments) or [Line(SILENT)])


def _managing(logic: Logic) -> Iterator[Row]:
    edition = logic.edition
    kinds = edition.files.kinds
    ways = {way.id: way for way in edition.policy.ways}
    for kind in kinds.ways:
        lines = []
        way = ways.get(kind.id)
        if way is not None:
            about = way.about[0]
            lines.append(_line(edition, f"{way.name}: {about.text}", about.cites))
        for strand in kinds.strands:
            best = _best(_possible(logic, "way", kind.id, strand.id), _WAY_ORDER)
            lines.append(_line(edition, f"{strand.name}: {WAY_LABELS[best.status]}", best.cites))
        yield Row(kind.id, kind.name, lines)


def _holding(logic: Logic) -> Iterator[Row]:
    edition = logic.edition
    holders = {holder.id: holder for holder in edition.policy.holders}
    for kind in edition.files.kinds.holders:
        name = in_words(kind.name, edition.files.readers.readers[0].by_token())
        holder = holders.get(kind.id)
        if holder is None:
            yield Row(kind.id, name, [Line(SILENT)])
            continue
        usual, *others = dict.fromkeys(HOLDER_LABELS[outcome.status] for outcome in holder.outcomes)
        for_some = f"; for some, {' or '.join(inside(other).split(',')[0] for other in others)}" if others else ""
        about = holder.about[0]
        lines = [Line(f"{usual}{for_some}"), _line(edition, about.text, about.cites)]
        yield Row(kind.id, name, lines)


def _spending(logic: Logic) -> Iterator[Row]:
    edition = logic.edition
    for item in edition.files.floor.spending_items:
        verdicts = [entry for entry in edition.policy.spending if entry.item == item.id]
        said = dict.fromkeys(VERDICT_LABELS[entry.verdict] for entry in verdicts)
        cites = [fact for entry in verdicts for fact in entry.cites]
        yield Row(item.id, item.name, [_line(edition, ", ".join(said) or SILENT, cites)])


def _review(logic: Logic) -> Iterator[Row]:
    edition = logic.edition
    moments = edition.policy.review

    def lines(found: Iterable[ReviewMoment]) -> list[Line]:
        return [_line(edition, f"{moment.when}: {moment.text}", moment.cites) for moment in found]

    # What holds for every kind is said once; a kind has what is said of it beside that, which may be nothing.
    general = lines(moment for moment in moments if not moment.strands)
    yield Row("every_kind", "All kinds of budget", general or [Line(SILENT)])
    for strand in edition.files.kinds.strands:
        own = lines(moment for moment in moments if strand.id in moment.strands)
        yield Row(strand.id, strand.name, own if own or general else [Line(SILENT)])


def _disagree(logic: Logic) -> Iterator[Row]:
    edition = logic.edition
    for step in edition.after_a_no:
        lines = [] if step.helper is None else [_line(edition, step.helper.who, step.helper.cites)]
        lines += [_line(edition, said.text, said.cites) for said in step.says]
        if step.time_limit is not None:
            lines.append(_line(edition, f"Time limit: {step.time_limit.text}", step.time_limit.cites))
        yield Row(step.id, step.name, lines)


SUBJECTS = (
    Subject(who.PAGE, "What the answer can be, at best, for a child with an EHC plan.", _who),
    Subject(asking.PAGE, "Who to ask for each kind of budget, and when.", _asking),
    Subject(managing.PAGE, "What each way is called, and for which budgets there is one.", _managing),
    Subject(holding.PAGE, "Who can look after a direct payment.", _holding),
    Subject(spending.PAGE, "What a budget can pay for, and what it cannot.", _spending, short=True),
    Subject(review.PAGE, "When a budget is reviewed.", _review),
    Subject(disagree.PAGE, "What you can do if they say no.", _disagree),
)
"""In the order in which families meet them."""


def _line(edition: Edition, text: str, cites: Iterable[str], status: str | None = None) -> Line:
    facts = list(dict.fromkeys(cites))
    law = edition.files.law
    rule = set(facts) <= set(law) and are_rules(facts, law)
    return Line(spoken_text(text, edition.files.readers), facts, rule, status)


def _joined(edition: Edition, said: Iterable[tuple[str, Iterable[str]]]) -> list[Line]:
    """Each text once, with all the facts that it rests on."""
    facts: dict[str, list[str]] = {}
    for text, cites in said:
        facts.setdefault(_ended(text), []).extend(cites)
    return [_line(edition, text, cites) for text, cites in facts.items()]


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


@dataclass(frozen=True, slots=True)
class _Possible:
    """A status that some family is given, what it is told with it, and the facts that it rests on."""

    status: str
    headline: str
    when: str | None
    cites: list[str]


_SILENCE = _Possible("not_stated", "", None, [])
"""Where a council has no such budget."""


def _best(possible: Sequence[_Possible], order: Sequence[str]) -> _Possible:
    """The best of some results, with the facts of all that are as good; silence where there is none."""
    best = min(possible, key=lambda one: order.index(one.status), default=_SILENCE)
    facts = chain.from_iterable(one.cites for one in possible if one.status == best.status)
    return _Possible(best.status, best.headline, best.when, list(dict.fromkeys(facts)))


def _possible(logic: Logic, kind: Kind, id_: str, strand: str) -> list[_Possible]:
    """What the families by whom councils are compared can be given for a strand, or for a way in it."""
    return [
        _Possible(outcome.status, outcome.headline, outcome.when, _facts(logic, outcome, tree))
        for outcome, tree in _given(logic, kind, id_, strand)
    ]


def _given(logic: Logic, kind: Kind, id_: str, strand: str) -> list[tuple[Outcome, ClauseTree | None]]:
    """The outcomes of a strand, or of a way in it, that some family by whom councils are compared has.

    Each is with its condition. There are none where the council has no such budget.
    """
    try:
        logic.decision_for("strand", strand)
        decision = logic.decision_for(kind, id_, strand)
    except KeyError:
        return []
    compared = logic.diagrams.decide([over_tests(logic.edition.files.questions.compared, logic.leaf), True])
    return [
        (outcome, tree)
        for number, (outcome, tree) in enumerate(zip(decision.outcomes, decision.trees, strict=True))
        if logic.diagrams.witness_of_both(compared, SHOWN, decision.root, number) is not None
    ]


def _facts(logic: Logic, outcome: Outcome, tree: ClauseTree | None) -> list[str]:
    """What an outcome rests on: the facts that it cites, or else those of the clauses that lead to it."""
    clauses = [*(clauses_in(tree) if tree is not None else ()), *outcome.council_decides]
    return outcome.cites or [fact for clause in clauses for fact in logic.clauses[clause].cites]
