"""Runs `local-offer` as a process of its own, to be told to end or killed."""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Whoever starts the tests in the background may have them ignore Ctrl-C, and their processes would inherit that.
_HEARS_CTRL_C = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
_SAYS_WHERE_IT_IS = "import faulthandler; faulthandler.register(signal.SIGUSR1)"
_PROGRAM_ITSELF = 'File "<string>", line 1 in <module>'
"""The last line of the stacks that it writes."""

_PROGRAM = f"{_HEARS_CTRL_C}; {_SAYS_WHERE_IT_IS}; from publisher.command.cli import run; run()"


@contextmanager
def local_offer_process(project: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Start the command in a project's folder; it is gone at the end of the block."""
    command = [sys.executable, "-c", _PROGRAM, *arguments]
    with subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def wait_for_end(process: subprocess.Popen[str], seconds: float) -> None:
    """Wait until it has ended; one that does not is ended, and the error says what each of its threads was doing."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        assert process.stderr is not None
        said: list[str] = []
        process.send_signal(signal.SIGUSR1)
        for line in process.stderr:
            said.append(line)
            if _PROGRAM_ITSELF in line:
                break
        process.kill()
        raise AssertionError(f"It did not end in {seconds:g} s:\n{''.join(said)}") from None


def wait_for_line(process: subprocess.Popen[str], start: str) -> str:
    """Read what the process prints to a line with this start; the rest of that line."""
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith(start):
            return line.removeprefix(start).strip()
    raise AssertionError(f"It never said {start!r}.")
