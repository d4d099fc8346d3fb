"""The register of facts (facts.csv): every numbered statement taken from a council's pages."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publisher.problems import Code, Place, Report

if TYPE_CHECKING:
    from pathlib import Path

_COLUMNS = ["id", "council", "area", "topic", "fact", "where"]
_ID = re.compile(r"[A-Z]{2,5}-[0-9]{1,3}")


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: its number, what it is about, what it says in our words, and where on which page it stands."""

    id: str
    area: str
    topic: str
    fact: str
    where: str
    place: Place


def read_register(path: Path, report: Report) -> dict[str, Fact]:
    """Read a register.

    Returns:
        The facts by their id, in the order of the file.
    """
    facts: dict[str, Fact] = {}
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        report.add(
            Place(path),
            Code.UNREADABLE,
            "The register of facts does not exist.",
            f"Make it, with the columns {_columns()}.",
        )
        return facts
    except (OSError, UnicodeDecodeError) as error:
        report.add(Place(path), Code.UNREADABLE, f"The register cannot be read: {error}.", "Save it as UTF-8 text.")
        return facts
    rows = csv.reader(io.StringIO(text))
    header = next(rows, [])
    if header != _COLUMNS:
        report.add(Place(path), Code.WRONG_VALUE, "The first line does not name the columns.", f"Write: {_columns()}.")
        return facts
    end = 1
    for row in rows:
        place, end = Place(path, end + 1), rows.line_num
        if len(row) != len(_COLUMNS) or not all(row):
            what = f"This line has {len([cell for cell in row if cell])} filled columns; {len(_COLUMNS)} are needed."
            report.add(
                place, Code.WRONG_VALUE, what, f"Fill in: {_columns()}. Put quotation marks round text with a comma."
            )
            continue
        id_, _, area, topic, fact, where = row
        if not _ID.fullmatch(id_):
            report.add(place, Code.WRONG_VALUE, f"'{id_}' is not the number of a fact.", "Write it as HERTS-019.")
        elif id_ in facts:
            what = f"The fact {id_} stands here a second time; the first is on line {facts[id_].place.line}."
            report.add(place, Code.DUPLICATE_ID, what, "Give one of them a number of its own.")
        else:
            facts[id_] = Fact(id_, area, topic, fact, where, place)
    return facts


def _columns() -> str:
    return ",".join(_COLUMNS)
