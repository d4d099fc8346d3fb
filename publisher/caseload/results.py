"""The results of an edition that a row of a caseload has, each with the name of its column."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reckoner.policy import Edition
    from reckoner.result import Estimate

BETWEEN = "__"
"""Between the parts of a column's name: no id has two of it in a row, and every database takes it in a name."""

HOLDER = "holder"
SETTLED = "settled"


class ResultColumn(NamedTuple):
    """A result: its column's name, and its decision by its place in the edition."""

    name: str
    decision: int


def result_columns(edition: Edition) -> list[ResultColumn]:
    """Every strand, the ways of each, and every holder, in general and in the strands that have rules of their own."""
    return [ResultColumn(BETWEEN.join(parts), decision) for parts, decision in _results(edition)]


def _results(edition: Edition) -> Iterator[tuple[tuple[str, ...], int]]:
    for strand in edition.strands:
        yield (strand.id,), strand.decision
        for way, _, decision in strand.ways:
            yield (strand.id, way), decision
    for holder in edition.holders:
        yield (HOLDER, holder.id), holder.decision
        for of, decision in holder.strands:
            yield (HOLDER, holder.id, of), decision


def row_of(estimate: Estimate) -> dict[str, str | bool]:
    """What the row of a family says whose estimate the engine made, by the names of the columns."""
    row: dict[str, str | bool] = {}
    for strand, result in estimate["strands"].items():
        row[strand] = result["status"]
        for way, of_way in result["ways"].items():
            row[BETWEEN.join((strand, way))] = of_way["status"]
    for holder, held in estimate["holders"].items():
        row[BETWEEN.join((HOLDER, holder))] = held["status"]
        for strand, own in held.get("strands", {}).items():
            row[BETWEEN.join((HOLDER, holder, strand))] = own["status"]
    row[SETTLED] = estimate["settled"]
    return row
