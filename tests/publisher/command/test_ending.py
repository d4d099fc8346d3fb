"""Whoever ends a command ends it, and it tidies up first, also where Python would lose the signal."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

COMMAND = """
import os, signal, sys, threading
from publisher.command.ending import orderly_end

signal.signal(signal.SIGINT, signal.default_int_handler)
number = int(sys.argv[1])

class Cleared:
    def __del__(self):
        os.kill(os.getpid(), number)

with orderly_end():
    try:
        if sys.argv[2] == "while an object is cleared away":
            del (cleared := [Cleared()])[0]
        else:
            os.kill(os.getpid(), number)
        threading.Event().wait(600)
        print("It went on.")
    finally:
        print("It is tidy.")
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize("moment", ["while an object is cleared away", "at any other time"])
def test_a_command_that_is_told_to_end_tidies_up_and_ends(number: signal.Signals, moment: str) -> None:
    command = [sys.executable, "-c", COMMAND, str(int(number)), moment]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ended.stdout == "It is tidy.\n"
    assert ended.returncode == (-number if number == signal.SIGINT else 128 + number)


def test_what_else_is_lost_is_told_as_ever() -> None:
    program = """
from publisher.command.ending import orderly_end

class Cleared:
    def __del__(self):
        raise ValueError("It cannot be cleared.")

with orderly_end():
    Cleared()
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert "It cannot be cleared." in ended.stderr
    assert ended.returncode == 0
