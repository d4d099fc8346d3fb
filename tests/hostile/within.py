"""Runs `local-offer` within bounds of time and memory that nothing may pass, whatever it is given.

One process that has loaded the program is copied for every run. So it has no threads, and is a program of its own: it
reads what to run from its standard input, a line of JSON each, and answers with a line of JSON.
"""

from __future__ import annotations

import ctypes
import io
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, NoReturn

from publisher.command.cli import run

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_SECONDS = 240
"""A run is ended after this. It is no measurement: what is not bounded goes on for ever, or for a thousand times as
long as on a machine where nothing else runs."""

MOST_MEMORY = 700_000_000
"""In bytes. The program by itself, with what it has loaded, is some 150 MB."""

_MOST_DATA = 4_000_000_000
"""So that a run which needs far too much harms nobody else on the machine."""

_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Run:
    """A run of the command.

    arguments: what comes after `local-offer`.
    folder: the current folder.
    environment: what else the run finds in its environment.
    encoding: that of the console.
    largest_file: no file that is written can be larger: as on a disk that is full.
    powerless: whether the permissions of files hold for whoever runs it, as they do for everybody but root.
    """

    arguments: tuple[str, ...]
    folder: str
    environment: dict[str, str] = field(default_factory=dict)
    encoding: str = "utf-8"
    largest_file: int | None = None
    powerless: bool = False


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended: the code (negative where a signal ended it), what it said, and the most memory it had."""

    code: int
    out: str
    err: str
    memory: int


class Runner:
    """Runs commands one after the other."""

    def __init__(self, program: subprocess.Popen[str]) -> None:
        """Use a program that has been started."""
        self._program = program

    def __call__(self, run: Run) -> Ended:
        """Run a command to its end, which comes."""
        told, heard = self._program.stdin, self._program.stdout
        assert told is not None
        assert heard is not None
        told.write(json.dumps(asdict(run)) + "\n")
        told.flush()
        return Ended(**json.loads(heard.readline()))


@contextmanager
def runner() -> Iterator[Runner]:
    """What runs commands, for as long as the block lasts."""
    command = [sys.executable, "-m", "tests.hostile.within"]
    with subprocess.Popen(command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        try:
            yield Runner(program)
        finally:
            program.kill()


def _serve() -> None:
    for line in sys.stdin:
        sys.stdout.write(json.dumps(asdict(_ended(Run(**json.loads(line))))) + "\n")
        sys.stdout.flush()


def _ended(what: Run) -> Ended:
    with tempfile.TemporaryFile("w+b") as out, tempfile.TemporaryFile("w+b") as err:
        child = os.fork()
        if child == 0:
            _run(what, out, err)
        _, status, used = os.wait4(child, 0)
        code = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        said, told = (stream.read().decode(what.encoding, "replace") for stream in (out, err))
        return Ended(code, said, told, used.ru_maxrss * 1024)


def _run(what: Run, out: IO[bytes], err: IO[bytes]) -> NoReturn:
    """Become the run."""
    # Whatever it is doing then, in Python or not: nothing handles this signal.
    signal.setitimer(signal.ITIMER_REAL, LONGEST_SECONDS)
    resource.setrlimit(resource.RLIMIT_DATA, (_MOST_DATA, _MOST_DATA))
    os.chdir(what.folder)
    os.environ.update(what.environment)
    for stream, number in ((out, 1), (err, 2)):
        os.dup2(stream.fileno(), number)
    sys.stdin = io.TextIOWrapper(io.BytesIO())
    sys.stdout = open(1, "w", encoding=what.encoding, closefd=False)  # noqa: SIM115 - it has no path
    # Python escapes what a console cannot show, here alone.
    sys.stderr = open(2, "w", encoding=what.encoding, errors="backslashreplace", closefd=False)  # noqa: SIM115
    sys.argv = ["local-offer", *what.arguments]
    if what.largest_file is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (what.largest_file, what.largest_file))
    if what.powerless:
        _give_up_power()
    code = 99
    try:
        run()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 98
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _give_up_power() -> None:
    """Have root's files, and not its power over permissions (capset in <linux/capability.h>)."""
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    nothing = (ctypes.c_uint32 * 6)()
    assert ctypes.CDLL(None).capset(header, nothing) == 0


if __name__ == "__main__":
    _serve()
