"""`make fuzz`: gives every target new inputs for some minutes, and says how many were tried, held and fell."""

from __future__ import annotations

import argparse
import resource
import secrets
import sys
import time
import traceback

from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings
from hypothesis import strategies as st

from tests.hostile.targets import TARGETS, in_time

_AT_ONCE = 20
_MOST_MEMORY = 2_000_000_000
"""In bytes, for all that a long run has kept."""


def main() -> None:
    """Read how long, and run."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile", description=__doc__)
    parser.add_argument("--minutes", type=float, default=5, help="for all targets together")
    parser.add_argument("targets", nargs="*", help=f"of {', '.join(TARGETS)}; all of them where none is named")
    given_ = parser.parse_args()
    names = given_.targets or list(TARGETS)
    said = "{:<14} {:>8} {:>8} {:>6}"
    sys.stdout.write(said.format("target", "tried", "held", "fell") + "\n")
    fell = 0
    for name in names:
        tried, fallen = _try(name, given_.minutes * 60 / len(names))
        fell += fallen
        sys.stdout.write(said.format(name, f"{tried:,}", f"{tried - fallen:,}", fallen) + "\n")
        sys.stdout.flush()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    sys.stdout.write(f"The most memory was {memory / 1e6:,.0f} MB.\n")
    sys.exit(fell > 0 or memory > _MOST_MEMORY)


def _try(name: str, seconds: float) -> tuple[int, int]:
    """Give a target new inputs for so long; how many were tried, and how many kinds fell, each of which is shown."""
    end = time.monotonic() + seconds
    tried, fell = 0, 0

    @settings(
        max_examples=_AT_ONCE,
        database=None,
        deadline=None,
        derandomize=False,
        verbosity=Verbosity.quiet,
        # What falls is shown as it was drawn: to make it small can take longer than a run has.
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def target(data: st.DataObject) -> None:
        nonlocal tried
        tried += 1
        with in_time():
            TARGETS[name](data)

    while time.monotonic() < end:
        try:
            seed(secrets.randbits(64))(target)()
        except Exception:
            fell += 1
            traceback.print_exc()
    return tried, fell


if __name__ == "__main__":
    main()
