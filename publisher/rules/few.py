"""Outcomes that hardly any family has: a family hears nothing of one until it has said that it is one of the few."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.model.formulas import All

if TYPE_CHECKING:
    from publisher.model.council.outcomes import Outcome
    from publisher.model.england.floor import Floor


def clause_of_few(outcome: Outcome, floor: Floor) -> str | None:
    """The clause that few families meet, and without which nobody has an outcome; None where there is none.

    A national outcome names it. One of a council's own asks for it, beside whatever else it asks for.
    """
    national = next((each.rare for each in floor.outcomes if each.outcome.id == outcome.id), None)
    if national is not None:
        return national
    few = {clause.id for clause in floor.clauses if clause.rare}
    asked = outcome.if_.all if isinstance(outcome.if_, All) else [outcome.if_]
    return next((part for part in asked if isinstance(part, str) and part in few), None)
