"""The day for which a site is built: today, or the one that `SOURCE_DATE_EPOCH` says.

That is what builds of other people's software go by, too, so that the same sources give the same bytes on another day
and in another time zone: https://reproducible-builds.org/specs/source-date-epoch/
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from publisher.source.problems import LocalOfferError

VARIABLE = "SOURCE_DATE_EPOCH"
"""The environment variable: a number of seconds since 1970 began, in UTC."""


class BuildDayError(LocalOfferError):
    """The day is not a day; the message says what to do."""


def build_day() -> date:
    """The day.

    Raises:
        BuildDayError: the variable holds something else than a number of seconds.
    """
    said = os.environ.get(VARIABLE)
    if said is None:
        return date.today()
    try:
        return datetime.fromtimestamp(int(said), UTC).date()
    except (ValueError, OverflowError, OSError):
        what = f"{VARIABLE} is {said!r}, and has to be a whole number of seconds since 1970 began."
        raise BuildDayError(f"{what}\nTake it out of the environment, or set it: {VARIABLE}=$(date +%s)") from None
