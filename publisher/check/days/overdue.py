"""What is old on a day: pages that had to be read again, and who to turn to. It stops nothing: it may still be so."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from publisher.source.problems import Code, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from publisher.model.council.council import Contact, Council
    from publisher.model.england.bodies import Body
    from publisher.policies.read import CouncilFiles
    from publisher.source.problems import Report

A_YEAR = timedelta(days=365)


def old_on(councils: Sequence[CouncilFiles], day: date) -> Iterator[Problem]:
    """A warning for everything that is old on a day."""
    yield from overdue((files.council for files in councils), day)
    for files in councils:
        yield from _looked_up_long_ago(files.council.contacts, day)
    # What is national is the same for each council.
    for files in councils[:1]:
        yield from _looked_up_long_ago(files.bodies.bodies, day)


def overdue(councils: Iterable[Council], day: date) -> Iterator[Problem]:
    """A warning for each council whose `review_by` is past on a day."""
    for council in councils:
        if council.is_overdue(day):
            what = f"The pages of {council.name} had to be read again by {council.review_by}, and every page says so."
            do = "Read them again, mend what has changed, and set 'version' and a new 'review_by'."
            yield Problem(council.place("review_by"), Code.REVIEW_OVERDUE, what, do)


def _looked_up_long_ago(helping: Iterable[Contact | Body], day: date) -> Iterator[Problem]:
    for one in helping:
        if one.looked_up is not None and day - one.looked_up > A_YEAR:
            what = f"'{one.id}' was last looked up on {one.looked_up}, more than a year ago."
            do = "Look whether the name, the number and the address are still right, and set 'looked_up'."
            yield Problem(one.place("looked_up"), Code.LOOKED_UP_LONG_AGO, what, do)


def check_other_complaints(files: CouncilFiles, report: Report) -> None:
    """Where a page on complaints is about some kinds of budget only, families read how to complain about the rest."""
    contact = files.council.helper("complaints")
    if contact is not None and contact.for_ is not None and files.council.help.other_complaints is None:
        what = f"'other_complaints' is missing: '{contact.id}' is for {', '.join(contact.for_.strands)} only."
        do = "Say how to complain about the rest: 'other_complaints: Ask ...', under 'help'."
        report.add(files.council.help.place("complaints"), Code.MISSING_KEY, what, do)


def check_looked_up(files: CouncilFiles, report: Report) -> None:
    """Every contact that `help` names, whatever the day, says when it was looked up, as families are told."""
    for named in dict.fromkeys(files.council.help.named.values()):
        for contact in files.council.contacts:
            if contact.id == named and contact.looked_up is None:
                what = f"'looked_up' is missing: 'help' names the contact '{named}', and families read how old it is."
                do = "Add 'looked_up:' with the day on which somebody looked whether it is still right."
                report.add(contact.place(), Code.MISSING_KEY, what, do)
