"""Runs `local-offer` as a terminal does, in this process."""

from __future__ import annotations

import contextlib
import io
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unittest.mock import patch

from publisher.command.cli import run

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Finished:
    """What a command left behind."""

    code: int
    out: str
    err: str


class _Terminal(io.StringIO):
    """What is typed on a terminal."""

    def isatty(self) -> bool:
        return True


def local_offer(*arguments: str, policies: Path, typed: str = "", terminal: bool = False) -> Finished:
    """Run the command at `policies`, with what somebody types. Anything but an orderly end is the test's failure."""
    return _finished(["--policies", ".", *arguments], policies, typed, terminal=terminal)


def in_project(project: Path, *arguments: str) -> Finished:
    """Run a command that goes by the project in the current folder, and takes no policies."""
    return _finished(list(arguments), project)


def _finished(arguments: list[str], folder: Path, typed: str = "", *, terminal: bool = False) -> Finished:
    out, err = io.StringIO(), io.StringIO()
    code: int | str | None = 0
    with (
        contextlib.chdir(folder),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        patch.object(sys, "stdin", _Terminal(typed) if terminal else io.StringIO(typed)),
        patch.object(sys, "argv", ["local-offer", *arguments]),
    ):
        try:
            run()
        except SystemExit as end:
            code = end.code
    assert isinstance(code, int)
    return Finished(code, out.getvalue(), err.getvalue())
