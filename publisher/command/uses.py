"""`local-offer uses`: every place that names something, before it is changed or taken out."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click

from publisher.command.naming import all_uses, families_that_meet
from publisher.command.reading import councils_in
from publisher.model.council.clauses import Clause, ClauseWithSharedTest
from publisher.model.council.council import Contact
from publisher.model.walk import texts_in
from publisher.policies.citations import Citation, citations_in
from publisher.source.problems import Code, Place, ProblemsFound, Report, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

    from publisher.command.naming import Use
    from publisher.model.base import Part
    from publisher.policies.read import CouncilFiles

_LONGEST = 70
"""So many letters of a text are enough to know it by."""

_NO_TEXTS = (Clause, ClauseWithSharedTest, Contact)
"""What goes with the clause, or says nothing of a rule."""


@click.command()
@click.argument("name", metavar="ID")
@click.argument("council", required=False)
@click.pass_obj
def uses(policies: Path, name: str, council: str | None) -> None:
    """List every place that defines or names ID: a clause, rule, question, option, outcome, contact, fact or item, say.

    For a question, an option or a clause, the texts follow that cite the same facts as its clauses: they may speak of
    it without its name. An option can be given with its question, as in ehc_plan=final. With COUNCIL, only its own
    files and those that all councils share are looked through.
    """
    councils = councils_in(policies, council)
    found = all_uses(councils)
    question, _, option = name.rpartition("=")
    matching = [use for use in found if use.id == option and (not question or use.of == question)]
    if not matching:
        raise unknown(policies, name, found)
    for named, places in groupby(sorted(matching, key=_order), key=lambda use: use.named):
        listed = list(dict.fromkeys(_line(use) for use in places))
        click.echo(f"{named}: {_counted(listed, 'place')}")
        for line in listed:
            click.echo(f"  {line}")
        if named == f"clause '{name}'":
            _show_families(councils, name)
    for files in councils:
        _show_texts(files, _clauses(files, matching), matching, found)


def unknown(policies: Path, name: str, found: Iterable[Use]) -> ProblemsFound:
    """The problem that nothing has a name, with those that are nearest."""
    question, _, option = name.rpartition("=")
    options = {use.id for use in found if use.of and use.of == question}
    report = Report()
    do = did_you_mean(option, options) if options else did_you_mean(name, {use.id for use in found})
    report.add(Place(policies, 0), Code.UNKNOWN_REFERENCE, f"Nothing here is called '{name}'.", do)
    return ProblemsFound(report)


def _order(use: Use) -> tuple[str, bool, str, int]:
    return use.named, not use.defines, str(use.place.path), use.place.line


def _line(use: Use) -> str:
    if use.defines:
        return f"{use.place}: defined here"
    return f"{use.place}: {use.within}" if use.within else str(use.place)


def _show_families(councils: Iterable[CouncilFiles], clause: str) -> None:
    """The worked families whose answers meet a clause, though they do not name it."""
    meeting = [case for files in councils for case in families_that_meet(files, clause)]
    if meeting:
        click.echo(f"families whose answers meet '{clause}': {len(meeting)}")
        for case in meeting:
            click.echo(f"  {case.place('name')}: {case.name}")


def _clauses(files: CouncilFiles, named: Iterable[Use]) -> list[Clause]:
    """The clauses of a council that are named, or test a question or an option that is."""
    ids = {(use.kind, use.of, use.id) for use in named}
    return [
        clause
        for clause in files.policy.clauses
        if ("clause", "", clause.id) in ids
        or (
            clause.test is not None
            and (
                ("question", "", clause.test.question) in ids
                or any(("option", clause.test.question, option) in ids for option in clause.test.is_ or ())
            )
        )
    ]


def _show_texts(files: CouncilFiles, clauses: Collection[Clause], listed: Iterable[Use], found: Iterable[Use]) -> None:
    """The texts of a council that cite the same facts of its own as some clauses, and are not listed already."""
    facts = {citation.fact for clause in clauses for citation in citations_in(clause)} & files.facts.keys()
    places = {use.place for use in listed}
    called = {use.place: use.within for use in found if use.kind == "fact"}
    lines = []
    for citing in _by_part(files, facts):
        part, place = citing[0].part, citing[0].place
        if place not in places and (text := _text_of(part)):
            same = ", ".join(citation.fact for citation in citing)
            lines.append(f"{place}: {called.get(place, '')} also cites {same}: {text}")
    if lines:
        click.echo(f"texts of {files.council.id} that cite the same facts as its clauses: {len(lines)}")
        for line in lines:
            click.echo(f"  {line}")


def _by_part(files: CouncilFiles, facts: Collection[str]) -> Iterable[Sequence[Citation]]:
    """The citations of some facts in all texts of a council, those of one text together; the most alike come first."""
    read: tuple[Part, ...] = (files.written, files.short, files.easy, files.faq)
    citing = [
        citation
        for file in read
        for citation in citations_in(file)
        if citation.fact in facts and not isinstance(citation.part, _NO_TEXTS)
    ]
    texts = [list(same) for _, same in groupby(citing, key=lambda citation: id(citation.part))]
    return sorted(texts, key=lambda same: (-len(same), str(same[0].place.path), same[0].place.line))


def _text_of(part: Part) -> str:
    """How the words of a part begin; nothing where it has none of its own."""
    text = next((text for _, _, text in texts_in(part) if " " in text), "")
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rpartition(' ')[0]} ..."


def _counted(lines: list[str], what: str) -> str:
    return f"{len(lines)} {what}{'' if len(lines) == 1 else 's'}"
