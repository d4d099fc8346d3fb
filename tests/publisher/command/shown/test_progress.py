"""How far a command is, is one line that is written over; nobody reads a line for each of thousands of pages."""

from __future__ import annotations

import io

import pytest

from publisher.command.shown.progress import terminal_progress


@pytest.mark.parametrize("pages", [1, 7, 100, 2_650])
def test_a_line_is_written_over_at_most_a_hundred_times_and_ends_with_all(pages: int) -> None:
    out = io.StringIO()
    tell = terminal_progress(out)
    for done in range(1, pages + 1):
        tell("Pages written", done, pages)
    lines = out.getvalue().split("\r")[1:]
    assert 0 < len(lines) <= min(pages, 100)
    assert lines[-1] == f"Pages written: {pages:,} of {pages:,}\n"
    assert "\n" not in "".join(lines[:-1])
