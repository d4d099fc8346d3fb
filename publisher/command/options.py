"""Options that several commands take."""

from __future__ import annotations

from datetime import date
from typing import Any

import click


class Day(click.ParamType[date]):
    """A date on the command line."""

    name = "year-month-day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date that is written there."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day. Write it as {date(2026, 11, 22)}.", param, ctx)


AS_OF = click.option("--as-of", type=Day(), default=date.today, show_default="today", help="The day it is for.")
