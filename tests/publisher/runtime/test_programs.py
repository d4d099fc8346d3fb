"""A program that packing needs is named where it fails, and never waited for without an end."""

from __future__ import annotations

import sys

import pytest

from publisher.runtime import programs
from publisher.runtime.programs import PackingError, run_program

WITHOUT_END = "import threading; threading.Event().wait()"


def test_what_a_program_says_is_returned() -> None:
    assert run_program([sys.executable, "-c", "print(input())"], "Read this.") == "Read this.\n"


def test_a_program_that_fails_is_named_with_what_it_said() -> None:
    with pytest.raises(PackingError) as caught:
        run_program([sys.executable, "-c", "raise SystemExit('There is no file.')"])
    assert str(caught.value).startswith(f"This failed: {sys.executable} -c raise")
    assert str(caught.value).endswith("\nThere is no file.")


def test_a_program_that_does_not_end_is_stopped_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "_LONGEST_SECONDS", 0)
    with pytest.raises(PackingError) as caught:
        run_program([sys.executable, "-c", WITHOUT_END])
    assert str(caught.value) == (
        f"This did not end within 0 seconds, and was stopped: {sys.executable} -c {WITHOUT_END}\n"
        "Try again when the machine has less to do."
    )
