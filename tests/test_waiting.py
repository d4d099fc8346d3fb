"""Tests wait for a state, and never for a moment that a busy machine may miss."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.waiting import until

HERE = Path(__file__).parent

FOR_A_MOMENT = re.compile(
    r"\bsleep\(|\bwait_for_timeout\(|(state\(|=)\s*[\"']networkidle|\bsetTimeout\([^;]*,\s*[\d_]*[1-9]"
)
"""What waits for so long, whatever happens meanwhile."""

HELPERS = (HERE / "waiting.py", HERE / "bench" / "slow_line.py", Path(__file__))
"""What waits for the tests, and what makes a line slow."""
FILES = sorted(path for end in ("py", "js", "mjs") for path in HERE.rglob(f"*.{end}") if path not in HELPERS)


def test_it_looks_until_it_holds() -> None:
    looks = iter([False, False, True])
    until(lambda: next(looks), pause=lambda _: None)
    assert list(looks) == []


def test_what_does_not_come_to_hold_fails() -> None:
    with pytest.raises(AssertionError, match=r"It did not come to hold in 0\.1 seconds"):
        until(lambda: False, seconds=0.1)


@pytest.mark.thorough
def test_no_test_waits_for_a_moment() -> None:
    found = [
        f"{path.relative_to(HERE)}:{number}"
        for path in FILES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if FOR_A_MOMENT.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "time.sleep(1)",
        "page.wait_for_timeout(500)",
        'page.wait_for_load_state("networkidle")',
        "await new Promise((done) => setTimeout(done, 500));",
    ],
)
def test_such_a_wait_is_found(line: str) -> None:
    assert FOR_A_MOMENT.search(line)
