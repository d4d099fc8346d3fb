"""Ends or disturbs a process at one of its file operations, and counts how many a program has.

Each attempt is a fork, and a process with threads cannot be forked safely. So whatever is tried so is a program of its
own, which takes how it ends first, and prints how many operations there were (`operations_of`).
"""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from publisher.source.problems import Code, ProblemsFound

if TYPE_CHECKING:
    from collections.abc import Callable

    type Counts = Callable[[str, tuple[Any, ...]], bool]

type End = Literal["killed", "one error", "errors from there on"]

ENDS: tuple[End, ...] = ("killed", "one error", "errors from there on")

_ROOT = Path(__file__).resolve().parents[1]
_REACHED, _NOT_REACHED, _FAILED = 0, 1, 3


def operations_of(module: str, *arguments: str | Path) -> int:
    """Run a program that disturbs each of its operations in turn; the number of them."""
    finished = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert (finished.returncode, finished.stderr) == (0, "")
    return int(finished.stdout)


def attempt(run: Callable[[], object], at: int, end: End, counts: Counts) -> bool:
    """Run something in a process of its own, disturbed at one operation; whether that was reached.

    Args:
        run: it may end well, or in the problem that an output cannot be written, and in no other way.
        at: the number of the operation, counted from 1.
        end: what happens there.
        counts: whether an event of Python's audit hooks, with its arguments, is an operation.
    """
    child = os.fork()
    if child == 0:
        code = _FAILED
        try:
            reached = _disturb(at, end, counts)
            run()
            code = _REACHED if reached() else _NOT_REACHED
        except ProblemsFound as found:
            code = _REACHED if [problem.code for problem in found.report.problems] == [Code.OUTPUT_FAILED] else _FAILED
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) != _FAILED, f"operation {at}: something else than a problem of the output"
    return os.WEXITSTATUS(status) == _REACHED


def _disturb(at: int, end: End, counts: Counts) -> Callable[[], bool]:
    """From now on, count operations, and let one of them end this process or fail. Says whether it was reached."""
    count = 0

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal count
        if not counts(event, arguments):
            return
        count += 1
        if count == at and end == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        if (count == at and end == "one error") or (count >= at and end == "errors from there on"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    sys.addaudithook(hook)
    return lambda: count >= at
