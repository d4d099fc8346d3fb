"""What the theme's templates are given about the days for which a page holds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from publisher.pages.addresses import in_folder

if TYPE_CHECKING:
    from publisher.pages.addresses import UrlOf
    from publisher.pages.ahead import DatedPage


def dated_context(dated: DatedPage, url_of: UrlOf = in_folder) -> dict[str, Any] | None:
    """The days for which a page holds, and where the pages before and after it are; None where it is the only one.

    What is said in words is true on whatever day it is read.
    """
    if dated.earlier is None and dated.later is None:
        return None
    return {
        "base_url": url_of(dated.base),
        "from": _day(dated.from_),
        "until": _day(dated.until),
        "last": dated.until and _day(dated.until - timedelta(days=1)),
        "earlier_url": dated.earlier and url_of(dated.earlier),
        "later_url": dated.later and url_of(dated.later),
    }


def in_words(day: date) -> str:
    """A day as families read it."""
    return f"{day:%-d %B %Y}"


def _day(day: date | None) -> dict[str, str] | None:
    return None if day is None else {"iso": day.isoformat(), "said": in_words(day)}
