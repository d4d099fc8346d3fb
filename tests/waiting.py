"""Waits for a state: the only way in which a test waits for anything."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_SECONDS = 60
"""How long a state may take to come on a busy machine. No test measures it."""

_BETWEEN_LOOKS_MS = 20


def until(
    holds: Callable[[], object],
    *,
    seconds: float = LONGEST_SECONDS,
    pause: Callable[[float], object] = lambda milliseconds: time.sleep(milliseconds / 1000),
) -> None:
    """Wait until something holds.

    Args:
        holds: whether it does; asked again and again.
        seconds: how long it may take at most.
        pause: lets some milliseconds pass between two looks.

    Raises:
        AssertionError: it still does not hold after that time.
    """
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"It did not come to hold in {seconds:g} seconds."
        pause(_BETWEEN_LOOKS_MS)
