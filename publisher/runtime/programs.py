"""Runs the programs that packing needs, so that they write the same bytes on whichever day and machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from publisher.source.problems import LocalOfferError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LONGEST_SECONDS = 300
_ENVIRONMENT = {
    # The first second that a zip can hold, 1 January 1980, in place of the time of the build. With it set, Python
    # marks compiled code with a hash of its source, and not with the time of the source file.
    "SOURCE_DATE_EPOCH": "315532800",
    # Columns of code are for marking the place in a source line, and the browser has no source.
    "PYTHONNODEBUGRANGES": "1",
}


class PackingError(LocalOfferError):
    """The browser's Python cannot be packed: something is not installed, or a program failed."""


def run_program(
    arguments: Sequence[str | os.PathLike[str]], text: str = "", *, environment: Mapping[str, str] | None = None
) -> str:
    """Run a program and return what it printed.

    Args:
        arguments: the program and its arguments.
        text: what it reads from its standard input.
        environment: environment variables, beside those of this process and those that keep its output the same.

    Raises:
        PackingError: it failed, or did not end in time; the message holds what it said.
    """
    command = " ".join(str(argument) for argument in arguments)
    try:
        done = subprocess.run(  # noqa: S603 - tools that the lock files name
            arguments,
            input=text,
            capture_output=True,
            encoding="utf-8",
            timeout=_LONGEST_SECONDS,
            check=False,
            env={**os.environ, **_ENVIRONMENT, **(environment or {})},
        )
    except subprocess.TimeoutExpired as error:
        what = f"This did not end within {_LONGEST_SECONDS} seconds, and was stopped: {command}"
        raise PackingError(f"{what}\nTry again when the machine has less to do.") from error
    if done.returncode != 0:
        raise PackingError(f"This failed: {command}\n{(done.stderr or done.stdout).strip()}")
    return done.stdout


def run_module(module: str, *arguments: str | os.PathLike[str], optimize: int = 0) -> None:
    """Run a module of this Python as a program, such as `build` or `pyodide_cli`.

    Args:
        module: its name.
        arguments: its arguments.
        optimize: how far it optimises what it compiles: 1 leaves out assertions, 2 docstrings too.

    Raises:
        PackingError: it failed; the message holds what it said.
    """
    run_program([sys.executable, "-m", module, *arguments], environment={"PYTHONOPTIMIZE": str(optimize)})


def node() -> str:
    """Where Node is.

    Raises:
        PackingError: it is not installed.
    """
    path = shutil.which("node")
    if path is None:
        raise PackingError("Node is needed to pack the browser's Python, and there is no 'node' on the PATH.")
    return path
