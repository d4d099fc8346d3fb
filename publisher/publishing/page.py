"""The page "What has changed" of a council, made from the versions that it has published."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from publisher.difference import in_a_sentence
from publisher.pages import AreaPage, Page
from publisher.pages.parts.text import bullets, plain
from publisher.publishing.changes import FEED_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from publisher.difference import Stretch
    from publisher.model.england.voices.readers import Readers
    from publisher.publishing.changes import Change, Changes

QUIET = "Nothing in our answers is different. We put words, sources or contacts right."
NOT_COMPARED = "There is no earlier version to compare it with."


class _Context(NamedTuple):
    """What a council has published, and the days on which its policy, as it is now, changes."""

    changes: Changes
    coming: Sequence[date]


def _body(context: _Context) -> Iterator[str]:
    changes = context.changes
    yield (
        f"Here is every version of our rules for {plain(changes.area)}, the newest first, and what is different in it. "
        f"If you use a feed reader, [this feed]({FEED_FILE}) tells you of new ones."
    )
    if context.coming:
        yield "## Coming"
        for day in context.coming:
            yield from _coming(changes, day)
    for change in changes.versions:
        number = change.id.partition(".")[2]
        yield f"## {_day(change.day)}{f' ({number})' if number else ''} {{ #version-{change.id.replace('.', '-')} }}"
        yield f"**{plain(change.says)}**"
        yield from _told(change)


PAGE = AreaPage(
    id="changes",
    title="What has changed",
    description="Every version of our rules for {area}: what is different in it, for whom, and from when.",
    body=_body,
)


def changes_page(changes: Changes, coming: Sequence[date], readers: Readers) -> Page:
    """The page of a council.

    Args:
        changes: what it has published.
        coming: the days on which its policy, as it is now, changes.
        readers: whom pages are spoken to.
    """
    return PAGE.write(_Context(changes, coming), changes.council, changes.area, readers)


def _coming(changes: Changes, day: date) -> Iterator[str]:
    """What changes on a day to come: what the versions that wrote it ahead said of it."""
    yield f"### From {_day(day)}"
    found = [
        (change, stretch) for change in changes.versions for stretch in change.stretches or [] if stretch.starts == day
    ]
    if not found:
        yield "From this day on we use other rules. The pages that change say so at their top."
    for change, stretch in found:
        yield f"**{plain(change.says)}**"
        yield from _stretch(stretch)


def _told(change: Change) -> Iterator[str]:
    if change.stretches is None:
        yield NOT_COMPARED
    elif not change.stretches:
        yield QUIET
    for stretch in change.stretches or []:
        if stretch.starts is not None:
            yield f"### From {_day(stretch.starts)} {{ #version-{change.id.replace('.', '-')}-from-{stretch.starts} }}"
        yield from _stretch(stretch)


def _stretch(stretch: Stretch) -> Iterator[str]:
    for situation in stretch.situations:
        who = situation.who
        if len(who) == 1:
            yield f"For {plain(in_a_sentence(who[0]))}:"
        else:
            yield "For any of these:"
            yield bullets(map(plain, who))
            yield "this is different:"
        yield bullets(map(plain, situation.moves))
    if stretch.everybody:
        yield "For every family:"
        yield bullets(map(plain, stretch.everybody))


def _day(day: date) -> str:
    return f"{day:%-d %B %Y}"
