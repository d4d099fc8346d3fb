"""How a command ends: it tidies up first, whatever it is doing when it is told to, and says what the system refuses."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.source.problems import Code, Place, ProblemsFound, Report

if TYPE_CHECKING:
    from collections.abc import Iterator

_AGAIN_S = 0.1
"""How soon an end that was lost is asked for again."""


@contextmanager
def orderly_end() -> Iterator[None]:
    """Tidy up, as after an error, when this process is terminated or its terminal is closed.

    Python loses what is raised while it clears an object away, and a signal may come just then. So what was lost is
    sent once more.
    """

    def end(number: int, _: object) -> None:
        sys.exit(128 + number)

    def tell_again(lost: sys.UnraisableHookArgs) -> None:
        if isinstance(lost.exc_value, KeyboardInterrupt):
            _send_again(signal.SIGINT)
        elif isinstance(lost.exc_value, SystemExit) and isinstance(lost.exc_value.code, int):
            _send_again(lost.exc_value.code - 128)
        else:
            hook(lost)

    hook = sys.unraisablehook
    before = {number: signal.signal(number, end) for number in (signal.SIGTERM, signal.SIGHUP)}
    sys.unraisablehook = tell_again
    try:
        yield
    finally:
        sys.unraisablehook = hook
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def refusals_of_the_system() -> Iterator[None]:
    """Tell what the system refuses anywhere, such as to write on a disk that is full, as a problem."""
    try:
        yield
    except OSError as error:
        report = Report()
        what = f"The system refused to go on: {error.strerror or error}."
        do = "Make room, allow it, or use another folder; then run it again."
        report.add(Place(Path(os.fsdecode(error.filename or ".")), 0), Code.OUTPUT_FAILED, what, do)
        raise ProblemsFound(report) from error


def _send_again(number: int) -> None:
    timer = threading.Timer(_AGAIN_S, os.kill, [os.getpid(), number])
    timer.daemon = True
    timer.start()
