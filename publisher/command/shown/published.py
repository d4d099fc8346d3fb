"""What `publish` and `rollback` say when they are done."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from publisher.difference import count_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.publishing import Outcome


def done(council: str, outcome: Outcome) -> str:
    """What was done, and what to do next."""
    return "\n".join(_lines(council, outcome))


def _lines(council: str, outcome: Outcome) -> Iterator[str]:
    if outcome.finished is not None:
        yield f"Version {outcome.finished} of {council}, which was cut off, is published now."
    if outcome.version is None:
        yield "Nothing else has changed since."
        return
    yield f"Version {outcome.version} of {council} is published."
    for difference in [] if outcome.difference is None else outcome.difference["councils"]:
        several = len(difference["periods"]) > 1
        for period in difference["periods"]:
            when = f"From {date.fromisoformat(period['starts']):%-d %B %Y} on: " if several else ""
            yield f"  {when}{count_line(period['counts'])}"
    yield "Build the site and upload it, and commit the files: git add policies && git commit."
