"""How long the exact difference of two policies keeps a processor busy, with everything that is said of it."""

from __future__ import annotations

import itertools
import time
from typing import TYPE_CHECKING

from publisher.difference import compare
from publisher.pages.council_build import CouncilBuild
from publisher.policies.read import read_councils
from publisher.source.problems import Report

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.difference.result import Difference


def difference_rows(root: Path) -> list[tuple[str, str, str]]:
    """Rows (what, figure, bound): of any two councils, and of a council and itself."""
    builds = [CouncilBuild(files) for files in read_councils(root / "policies", Report())]
    for build in builds:
        assert build.policy
    pairs = [_timed(old, new) for old, new in itertools.combinations(builds, 2)]
    same = [_timed(build, build)[0] for build in builds]
    times = [seconds for seconds, _ in pairs]
    sentences = [_sentences(found) for _, found in pairs]
    return [
        (
            f"the exact difference of two councils' policies ({len(pairs)} pairs), time of a processor",
            f"{min(times):.1f} to {max(times):.1f} s, {min(sentences)} to {max(sentences)} sentences",
            "10 s",
        ),
        ("the exact difference of a policy and itself", f"{min(same):.2f} to {max(same):.2f} s", "-"),
    ]


def _timed(old: CouncilBuild, new: CouncilBuild) -> tuple[float, Difference]:
    start = time.process_time()
    found = compare(old, new, lambda _, place: str(place))
    return time.process_time() - start, found


def _sentences(found: Difference) -> int:
    return sum(len(group["sentences"]) for period in found["periods"] for group in period["groups"])
