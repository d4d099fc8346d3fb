"""Errors without the lines of source, which are not here: where Python was, and what was wrong."""

import sys
from types import TracebackType


def format_exception(
    exception: BaseException, value: BaseException | None = None, tb: TracebackType | None = None, **_: object
) -> list[str]:
    """What is printed of an error, line by line."""
    error = value or exception
    lines = ["Traceback (most recent call last):\n"]
    place = tb or error.__traceback__
    while place is not None:
        code = place.tb_frame.f_code
        lines.append(f'  File "{code.co_filename}", line {place.tb_lineno}, in {code.co_qualname}\n')
        place = place.tb_next
    return [*lines, f"{type(error).__qualname__}: {error}\n"]


def print_exception(
    exception: BaseException, value: BaseException | None = None, tb: TracebackType | None = None, **_: object
) -> None:
    """Print an error where Pyodide listens for it."""
    sys.stderr.write("".join(format_exception(exception, value, tb)))
