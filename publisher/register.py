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
_EVIDENCE = "evidence"
_KNOWN_EVIDENCE = ("seen", "secondary")
_ID = re.compile(r"[A-Z]{2,5}-[0-9]{1,3}")


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: its number, what it is about, what it says in our words, and where on which page it stands.

    A rule of law has besides the evidence for it: `seen` where the provision itself was read, `secondary` where others
    say so.
    """

    id: str
    area: str
    topic: str
    fact: str
    where: str
    place: Place
    evidence: str | None = None


def read_register(path: Path, report: Report) -> dict[str, Fact]:
    """Read a council's register.

    Returns:
        The facts by their id, in the order of the file.
    """
    return _read(path, _COLUMNS, report)


def read_law(path: Path, report: Report) -> dict[str, Fact]:
    """Read the register of national rules, which has a column more: the evidence, `seen` or `secondary`."""
    facts = _read(path, [*_COLUMNS, _EVIDENCE], report)
    for fact in facts.values():
        if fact.evidence not in _KNOWN_EVIDENCE:
            what = f"The evidence for {fact.id} is '{fact.evidence}'."
            report.add(
                fact.place,
                Code.WRONG_VALUE,
                what,
                f"Use one of: {', '.join(_KNOWN_EVIDENCE)}. Nothing else is printed.",
            )
    return facts


def _read(path: Path, columns: list[str], report: Report) -> dict[str, Fact]:
    facts: dict[str, Fact] = {}
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        report.add(
            Place(path),
            Code.UNREADABLE,
            "The register of facts does not exist.",
            f"Make it, with the columns {','.join(columns)}.",
        )
        return facts
    except (OSError, UnicodeDecodeError) as error:
        report.add(Place(path), Code.UNREADABLE, f"The register cannot be read: {error}.", "Save it as UTF-8 text.")
        return facts
    rows = csv.reader(io.StringIO(text))
    header = next(rows, [])
    if header != columns:
        report.add(
            Place(path), Code.WRONG_VALUE, "The first line does not name the columns.", f"Write: {','.join(columns)}."
        )
        return facts
    end = 1
    for row in rows:
        place, end = Place(path, end + 1), rows.line_num
        if len(row) != len(columns) or not all(row):
            what = f"This line has {len([cell for cell in row if cell])} filled columns; {len(columns)} are needed."
            report.add(
                place,
                Code.WRONG_VALUE,
                what,
                f"Fill in: {','.join(columns)}. Put quotation marks round text with a comma.",
            )
            continue
        id_, _, area, topic, fact, where = row[: len(_COLUMNS)]
        if not _ID.fullmatch(id_):
            report.add(place, Code.WRONG_VALUE, f"'{id_}' is not the number of a fact.", "Write it as HERTS-019.")
        elif id_ in facts:
            what = f"The fact {id_} stands here a second time; the first is on line {facts[id_].place.line}."
            report.add(place, Code.DUPLICATE_ID, what, "Give one of them a number of its own.")
        else:
            evidence = row[-1] if _EVIDENCE in columns else None
            facts[id_] = Fact(id_, area, topic, fact, where, place, evidence)
    return facts
