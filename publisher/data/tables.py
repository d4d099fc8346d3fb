"""The tables of data: which there are, and how each is filled from a council's policy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from publisher.data.rows import (
    CaseRow,
    Cited,
    ClauseRow,
    ContactRow,
    CouncilRow,
    DifferenceRow,
    FactRow,
    FaqRow,
    NumberRow,
    OptionRow,
    OutcomeRow,
    QuestionRow,
    RuleRow,
    Said,
    SourceRow,
    SpendingRow,
    Table,
    VersionRow,
)
from publisher.model.base import Advice, Silence
from publisher.rules.logic import used_questions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from publisher.model.base import Prose
    from publisher.model.council.faq import FaqFile
    from publisher.model.council.outcomes import Holder, Outcome, Strand, Way
    from publisher.pages.council_build import CouncilBuild
    from publisher.policies.editions import Edition
    from publisher.publishing import Changes
    from publisher.source.facts import Fact


@dataclass(frozen=True, slots=True)
class About:
    """What tables are made from: all that a council has, an edition of its policy, and what it has published."""

    build: CouncilBuild
    edition: Edition
    changes: Changes | None

    @property
    def council(self) -> str:
        """The council's id."""
        return self.edition.council.id


@dataclass(frozen=True, slots=True)
class Dataset:
    """A kind of table.

    id: what its files are called. says: what a row of it is. rows: fills it. dated: whether it is about an edition, and
    not about everything that there is, with its days. of_versions: whether it is about what was published; only such a
    one is filled with that.
    """

    id: str
    says: str
    row: type[CouncilRow]
    rows: Callable[[About], Iterable[CouncilRow]]
    dated: bool = True
    of_versions: bool = False

    @property
    def table(self) -> type[Table[Any]]:
        """What a file of it is."""
        kind: Any = self.row
        return Table[kind]


def _outcomes(about: About) -> Iterator[OutcomeRow]:
    policy = about.edition.policy
    for strand in policy.strands:
        yield from _of(about, "strand", strand, None, strand.outcomes, strand.ask)
    for kind, items in (("way", policy.ways), ("holder", policy.holders)):
        for item in items:
            yield from _of(about, kind, item, None, item.outcomes, [])
            for strand_id, outcomes in item.strands.items():
                yield from _of(about, kind, item, strand_id, outcomes, [])


def _of(
    about: About,
    kind: Any,
    item: Strand | Way | Holder,
    strand: str | None,
    outcomes: Sequence[Outcome],
    ask: list[str],
) -> Iterator[OutcomeRow]:
    for number, outcome in enumerate(outcomes, start=1):
        yield OutcomeRow(
            council=about.council,
            kind=kind,
            id=item.id,
            name=item.name,
            strand=strand,
            order=number,
            status=outcome.status,
            condition=outcome.if_,
            headline=outcome.headline,
            when=outcome.when,
            steps=[Cited(text=step.text, cites=step.cites) for step in outcome.steps],
            ask=ask if outcome.ask is None else outcome.ask,
            council_decides=outcome.council_decides,
            cites=outcome.cites,
        )


def _clauses(about: About) -> Iterator[ClauseRow]:
    for clause in about.edition.policy.clauses:
        decided = clause.discretion
        yield ClauseRow(
            council=about.council,
            id=clause.id,
            says=clause.says,
            test=clause.test,
            decided_by=None if decided is None else decided.by,
            considers=[] if decided is None else decided.considers,
            met=clause.met,
            unmet=clause.unmet,
            unknown=clause.unknown,
            cites=clause.cites,
        )


def _rules(about: About) -> Iterator[RuleRow]:
    for rule in about.edition.policy.rules:
        yield RuleRow(council=about.council, id=rule.id, condition=rule.if_)


def _spending(about: About) -> Iterator[SpendingRow]:
    for item in about.edition.policy.spending:
        yield SpendingRow(
            council=about.council,
            item=item.item,
            verdict=item.verdict,
            text=item.text,
            instead=item.instead,
            strands=item.strands,
            cites=item.cites,
        )


def _questions(about: About) -> Iterator[QuestionRow]:
    for question in used_questions(about.edition):
        number, options = question.number, question.options
        yield QuestionRow(
            council=about.council,
            id=question.id,
            group=question.group,
            ask=question.ask,
            short=question.short,
            why=question.why,
            find=question.find,
            options=options and [OptionRow(id=one.id, label=one.label, hint=one.hint) for one in options],
            number=number and NumberRow(least=number.least, most=number.most, unit=number.unit),
            asked_if=question.asked_if,
            known=question.known,
        )


def _facts(about: About) -> Iterator[FactRow]:
    return facts_of(about.council, about.build.files.facts)


def facts_of(council: str, facts: Mapping[str, Fact]) -> Iterator[FactRow]:
    """The rows of a register."""
    for fact in facts.values():
        yield FactRow(
            council=council,
            id=fact.id,
            area=fact.area,
            topic=fact.topic,
            fact=fact.fact,
            where=fact.where,
            evidence=fact.evidence,
            in_force_from=fact.from_,
            in_force_until=fact.until,
        )


def _sources(about: About) -> Iterator[SourceRow]:
    for source in about.edition.council.sources:
        yield SourceRow(
            council=about.council,
            id=source.id,
            title=source.title,
            address=source.address,
            captured=source.captured,
            age=source.how_old,
        )


def _contacts(about: About) -> Iterator[ContactRow]:
    council = about.edition.council
    for contact in council.contacts:
        there = contact.for_
        yield ContactRow(
            council=about.council,
            id=contact.id,
            who=contact.who,
            how=contact.how,
            phone=contact.phone,
            email=contact.email,
            web=contact.web,
            strands=[] if there is None else there.strands,
            condition=None if there is None else there.if_,
            roles=[role for role, id_ in council.help.named.items() if id_ == contact.id],
            page_year=contact.page_year,
            looked_up=contact.looked_up,
            cites=contact.cites,
        )


def _faq(about: About) -> Iterator[FaqRow]:
    return faq_of(about.council, about.edition.faq)


def faq_of(council: str, file: FaqFile) -> Iterator[FaqRow]:
    """The rows of questions and answers."""
    for entry in file.faq:
        yield FaqRow(
            council=council,
            id=entry.id,
            question=entry.question,
            answer=[_said(prose) for prose in entry.answer],
        )


def _said(prose: Prose) -> Said:
    kind: Any = "silence" if isinstance(prose, Silence) else "advice" if isinstance(prose, Advice) else "statement"
    return Said(text=prose.text, kind=kind, cites=prose.cites)


def _cases(about: About) -> Iterator[CaseRow]:
    for place, case in enumerate(about.build.files.cases.cases):
        result = about.build.told(place)
        yield CaseRow(
            council=about.council,
            number=place + 1,
            name=case.name,
            story=case.story,
            as_of=case.as_of,
            given=case.given,
            strands={id_: strand["status"] for id_, strand in result["strands"].items()},
            ways={
                id_: {way: each["status"] for way, each in strand["ways"].items()}
                for id_, strand in result["strands"].items()
            },
            holders={id_: holder["status"] for id_, holder in result["holders"].items()},
            next_question=result["next_question"],
            settled=result["settled"],
        )


def _versions(about: About) -> Iterator[VersionRow]:
    for change in about.changes.versions if about.changes else []:
        yield VersionRow(
            council=about.council,
            id=change.id,
            day=change.day,
            says=change.says,
            difference=None if change.stretches is None else whole_difference(change.id),
        )


def whole_difference(version: str) -> str:
    """The name of the file with the whole difference of a version from the one before."""
    return f"difference-{version}.json"


def _differences(about: About) -> Iterator[DifferenceRow]:
    for change in about.changes.versions if about.changes else []:
        for stretch in change.stretches or []:
            situations = [(situation.who, situation.moves) for situation in stretch.situations]
            for who, moves in [*situations, *([([], stretch.everybody)] if stretch.everybody else [])]:
                yield DifferenceRow(
                    council=about.council,
                    version=change.id,
                    in_force_from=stretch.starts,
                    in_force_until=stretch.until,
                    who=who,
                    moves=moves,
                )


FACTS = Dataset("facts", "A numbered statement from a page or from the law", FactRow, _facts, dated=False)
FAQ = Dataset("faq", "A question that families ask, and the answer", FaqRow, _faq)

DATASETS = (
    Dataset("policy", "A result that a family can be given, and for whom it is", OutcomeRow, _outcomes),
    Dataset("clauses", "A condition, in the words for each case", ClauseRow, _clauses),
    Dataset("rules", "A name for several conditions together", RuleRow, _rules),
    Dataset("spending", "Something that a budget can pay for or not", SpendingRow, _spending),
    Dataset("questions", "A question of the reckoner, and its answers", QuestionRow, _questions),
    FACTS,
    Dataset("sources", "A page that facts were taken from", SourceRow, _sources),
    Dataset("contacts", "Somebody to ask", ContactRow, _contacts),
    FAQ,
    Dataset("cases", "A made-up family, and what it is told", CaseRow, _cases, dated=False),
    Dataset(
        "versions", "A version of the policy that was published", VersionRow, _versions, dated=False, of_versions=True
    ),
    Dataset(
        "differences",
        "Families who are told something else since a version",
        DifferenceRow,
        _differences,
        dated=False,
        of_versions=True,
    ),
)
"""Every kind of table, in the order of the index."""
