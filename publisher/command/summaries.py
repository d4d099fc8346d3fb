"""`local-offer summaries`: words by hand that sum up rules which have changed since, one at a time."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from publisher.command.reading import YES, ask, sound
from publisher.model.council.summaries.short import ShortPage
from publisher.model.walk import texts_in
from publisher.rules.summed_up import summaries as of_all_days
from publisher.source.problems import LocalOfferError
from publisher.source.yaml_edit import YamlEdits

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.rules.summed_up import Summary


_SHOWN = {("text",), ("do",), ("cells",)}
"""The keys of what families read of it."""


@click.command()
@click.argument("council")
@click.pass_obj
def summaries(policies: Path, council: str) -> None:
    """Show what sums up rules of COUNCIL that have changed: short answers and Easy Read sentences, one at a time.

    For each you say y (it still holds: its mark is set), n (leave it: it has to be written anew) or q (stop here). All
    else in the files stays as it is.
    """
    build = sound(policies, council)
    waiting = [summary for summary in of_all_days(build.logics) if summary.words.was != summary.mark()]
    if not waiting:
        click.echo("Every short answer and Easy Read sentence was written for the rules as they are.")
        return
    files: dict[Path, YamlEdits] = {}
    kept = left = 0
    for number, each in enumerate(waiting, 1):
        _show(f"{number} of {len(waiting)}", each)
        answer = ask("  Does it still hold?")
        if answer == "q":
            break
        if answer == YES:
            path = each.words.place().path
            edits = files.setdefault(path, YamlEdits(path))
            edits.replace(each.words.where("was"), each.mark())
            edits.write()
            kept += 1
        else:
            left += 1
    rest = len(waiting) - kept - left
    click.echo(f"Still right: {kept}. To be written anew: {left}. Not looked at: {rest}.")
    if left or rest:
        sys.exit(LocalOfferError.exit_code)


def _show(count: str, each: Summary) -> None:
    words = each.words
    called = f"the short answer of the page '{words.page}'" if isinstance(words, ShortPage) else "an Easy Read sentence"
    click.echo(f"{count}: {called}\n  {words.place()}")
    for _, where, text in texts_in(words):
        if where[-1:] in _SHOWN:
            click.echo(f"  {text}")
    for name, place in each.places():
        click.echo(f"    rests on {name} ({place})")
    for other in each.others().told:
        click.echo(f"    {other}")
    if days := each.changes():
        click.echo(f"    which changes on {' and '.join(map(str, days))}: y says that it holds before and after")
        click.echo(
            f"    If not, give what changes in it 'until: {days[0]}', and write that again with 'from: {days[0]}'."
        )
