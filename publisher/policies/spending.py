"""Can the budget pay for it? Every item that families ask about, and what is said of it, if anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publisher.model.council.spending import SpendingVerdict
    from publisher.policies.editions import Edition


@dataclass(frozen=True, slots=True)
class SpendingItem:
    """One item. Its verdicts are the council's own first, then national rules for the strands it is silent on.

    silent_in: the council's strands for which nothing is said, in the order of the policy; all of them where there
    is no verdict.
    """

    id: str
    name: str
    verdicts: tuple[SpendingVerdict, ...]
    silent_in: tuple[str, ...]


def spending_items(edition: Edition) -> list[SpendingItem]:
    """Every item of the shared list, in its order."""
    strands = [strand.id for strand in edition.policy.strands]
    found = []
    for item in edition.files.floor.spending_items:
        verdicts = tuple(entry for entry in edition.policy.spending if entry.item == item.id)
        silent = tuple(
            strand for strand in strands if not any(not entry.strands or strand in entry.strands for entry in verdicts)
        )
        found.append(SpendingItem(item.id, item.name, verdicts, silent))
    return found
