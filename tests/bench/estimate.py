"""How long one full estimate takes: every strand, way, holder, note, reason and the next question."""

from __future__ import annotations

import random
import statistics
import time
from typing import TYPE_CHECKING

import reckoner

if TYPE_CHECKING:
    from publisher.policies.read import CouncilFiles
    from reckoner.policy import Edition

    type Given = dict[str, str | int]

_REPEATS = 5
_RANDOM_FAMILIES = 300


def estimate_rows(files: CouncilFiles, compiled: str) -> list[tuple[str, str, str]]:
    """Rows (what, figure, bound) for the worked families, for families half way, and for the first question."""
    policy = reckoner.load(compiled)
    day = files.council.version
    edition = policy.editions[0]
    worked: list[Given] = [dict(case.given) for case in files.cases.cases]
    chance = random.Random(1)  # noqa: S311 - any families will do, the same ones each time
    half_way = [_some_answers(edition, chance) for _ in range(_RANDOM_FAMILIES)]
    rows = []
    for name, families, bound in (
        ("worked families", worked, "1 ms median"),
        ("families half way through", half_way, "1 ms median"),
        ("nothing answered yet", [{}] * 50, "-"),
    ):
        times = sorted(_best_of(policy, given, day) for given in families)
        middle, high = statistics.median(times), times[int(len(times) * 0.95)]
        rows.append(
            (f"one estimate, {name} ({len(families)})", f"{middle:.2f} ms median, {high:.2f} ms at 95 %", bound)
        )
    return rows


def _best_of(policy: reckoner.Policy, given: Given, day: object) -> float:
    """The shortest of some runs, in milliseconds: the others were disturbed."""
    times = []
    for _ in range(_REPEATS):
        start = time.perf_counter()
        reckoner.estimate(policy, given, day)  # type: ignore[arg-type]
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def _some_answers(edition: Edition, chance: random.Random) -> Given:
    questions = chance.sample(edition.questions, chance.randint(1, len(edition.questions) - 1))
    return {
        q.id: chance.choice([option for option, _ in q.options]) if q.options else chance.randint(q.least, q.most)
        for q in questions
    }
