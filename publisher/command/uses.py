"""`local-offer uses`: every place that names something, before it is changed or taken out."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click

from publisher.command.naming import all_uses, families_that_meet
from publisher.command.reading import councils_in
from publisher.source.problems import Code, Place, ProblemsFound, Report, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from publisher.command.naming import Use
    from publisher.policies.read import CouncilFiles


@click.command()
@click.argument("name", metavar="ID")
@click.argument("council", required=False)
@click.pass_obj
def uses(policies: Path, name: str, council: str | None) -> None:
    """List every place that defines or names ID: a clause, rule, question, option, outcome, contact, fact or item, say.

    An option can be given with its question, as in ehc_plan=final. With COUNCIL, only its own files and those that all
    councils share are looked through.
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


def _counted(lines: list[str], what: str) -> str:
    return f"{len(lines)} {what}{'' if len(lines) == 1 else 's'}"
