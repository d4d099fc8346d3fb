"""How far a command is, in one line of a terminal that is written over and over."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

    from publisher.check.all import Progress

_STEPS = 100
"""How often a line is written at most: a terminal is slower than a page."""


def terminal_progress(out: TextIO) -> Progress:
    """What writes to a terminal how far it is."""

    def tell(what: str, done: int, of: int) -> None:
        if done == of or done * _STEPS // of > (done - 1) * _STEPS // of:
            out.write(f"\r{what}: {done:,} of {of:,}" + ("\n" if done == of else ""))
            out.flush()

    return tell
