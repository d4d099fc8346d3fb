"""An example family for every status that a council's rules can give: the proof that each can be reached, to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.rules.logic import Logic


def examples(logic: Logic) -> Iterator[tuple[str, str, str]]:
    """For each result and status the answers of some family that is given it: (result, status, answers in words)."""
    for decision in logic.decisions:
        seen: set[str] = set()
        for number, outcome in enumerate(decision.outcomes):
            if outcome.status in seen:
                continue
            witness = logic.diagrams.witness(decision.root, number)
            if witness is not None:
                seen.add(outcome.status)
                yield decision.name, outcome.status, logic.in_words(witness)
