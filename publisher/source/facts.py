"""The register of facts (facts.csv): every numbered statement taken from a council's pages."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from publisher.source.problems import Code, Place, Report, did_you_mean, first_control
from publisher.source.text_file import too_long

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path

COUNCIL_FACT_NUMBER = "[0-9]{3}"
"""A pattern for the number of a fact in the register of its council."""

REGISTER = "[A-Z]{2,5}"
"""A pattern for how the ids of a register's facts begin."""

COUNCIL_FACT = f"({REGISTER}-)({COUNCIL_FACT_NUMBER})"
"""A pattern for the id of a fact of a council, which has three digits: its register, and its number there."""

RULE_OF_LAW = f"{REGISTER}-[0-9]{{1,2}}"
"""A pattern for the id of a rule of law, which has fewer digits, so that the two cannot be confused."""

FACT = f"{REGISTER}-[0-9]{{1,3}}"
"""A pattern for the id of either."""

TOPICS = (
    "adults_transition",
    "amount",
    "combination",
    "consent",
    "contacts",
    "cookie",
    "definition",
    "direct_payment_condition",
    "download",
    "duty",
    "eligibility",
    "exclusion",
    "management_option",
    "process",
    "redress",
    "request_timing",
    "review",
    "silence",
    "site_feature",
    "spending_allowed",
    "spending_not_allowed",
    "terms",
    "third_party",
    "who_can_hold",
    "who_to_ask",
)
"""What kind of statement a fact is. `publisher.check.citations` says for some of them what has to cite them.

A fact of `silence` tells what a page leaves out: families may be told of it, and nothing is ruled out by it.
"""

EVIDENCE = ("read", "older version read", "notes read", "others say so")
"""How a rule of law is known, the best first: the provision's own words were read, or those of an older version of it,
or the official notes on it; or lawyers, councils, charities or an ombudsman say so. Where a rule rests on several, it
is the weakest that it needs. What only somebody remembers is in no register."""

_COLUMNS = ["id", "council", "area", "topic", "fact", "where"]
_EVIDENCE = "evidence"
_WHO_HELPS = "contacts"
_AND = "+"
"""What is between two areas of a fact that is about both, as between two sources in its last column."""

_DATES = ["from", "until"]
"""The two columns that a council's register may have at its end: the days on which a fact begins and is over."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: its number, its subject, what it says in our words, and its place on a page.

    A rule of law also has its evidence, one of `EVIDENCE`. `also` are further areas that a fact is about.
    """

    id: str
    area: str
    topic: str
    fact: str
    where: str
    place: Place
    evidence: str | None = None
    from_: date | None = None
    until: date | None = None
    also: tuple[str, ...] = ()

    def in_force(self, day: date) -> bool:
        """Whether the page says this on a day."""
        return (self.from_ is None or self.from_ <= day) and (self.until is None or day < self.until)


def are_rules(cites: Iterable[str], law: Mapping[str, Fact]) -> bool:
    """Whether some cited facts are rules of law: rows of its register that say more than who helps, and how."""
    return any(law[fact].topic != _WHO_HELPS for fact in cites if fact in law)


def read_register(text: str, path: Path, areas: Collection[str] | None, report: Report) -> dict[str, Fact] | None:
    """Read a council's register, whose facts have numbers of three digits.

    Args:
        text: what the file holds.
        path: the file.
        areas: what facts can be about; None if unknown.
        report: receives every problem found.

    Returns:
        The facts by their id, in the order of the file, or None where it could not be read at all.
    """
    return _read(text, path, _Form(_COLUMNS, COUNCIL_FACT, "HERTS-019", areas, _DATES), report)


def read_law(text: str, path: Path, areas: Collection[str] | None, report: Report) -> dict[str, Fact] | None:
    """Read the register of national rules: one extra column, the evidence, and numbers of one or two digits."""
    return _read(text, path, _Form([*_COLUMNS, _EVIDENCE], RULE_OF_LAW, "EDU-2", areas), report)


class _Form(NamedTuple):
    """How a register is written: its columns, the pattern of its ids, an example of one, what facts can be about.

    dates: columns that may come after the others, and whose cells may be empty.
    """

    columns: list[str]
    id: str
    example: str
    areas: Collection[str] | None
    dates: Sequence[str] = ()


def _read(text: str, path: Path, form: _Form, report: Report) -> dict[str, Fact] | None:
    facts: dict[str, Fact] = {}
    rows = csv.reader(io.StringIO(text))
    try:
        header = next(rows, [])
        if header not in (form.columns, [*form.columns, *form.dates]):
            what, do = "The first line does not name the columns.", f"Write: {','.join(form.columns)}."
            if header == [";".join(form.columns)]:
                what, do = "Semicolons separate the columns.", "Save the file as CSV with commas."
            report.add(Place(path), Code.WRONG_VALUE, what, do)
            return None
        end = 1
        for row in rows:
            place, end = Place(path, end + 1), rows.line_num
            if report.is_full:
                break
            _read_row(row, form._replace(dates=header[len(form.columns) :]), place, facts, report)
    except csv.Error as error:
        what = f"The register cannot be read: {error}."
        report.add(Place(path, rows.line_num), Code.UNREADABLE, what, "Look for an unclosed quotation mark.")
        return None
    return facts


def _read_row(row: list[str], form: _Form, place: Place, facts: dict[str, Fact], report: Report) -> None:
    columns = form.columns
    control = first_control("".join(row))
    if control is not None:
        report.add(place, Code.UNREADABLE, f"A character cannot be seen: {control}.", "Remove it.")
        return
    long = next(filter(None, map(too_long, row)), None)
    if long is not None:
        report.add(place, Code.WRONG_VALUE, long, "Look for what was put in by mistake.")
        return
    if [cell for cell in row if report.is_to_fill_in(cell, place)]:
        return
    if len(row) != len(columns) + len(form.dates) or not all(row[: len(columns)]):
        what = f"This line has {len([cell for cell in row if cell])} filled columns; {len(columns)} are needed."
        do = f"Fill in: {','.join(columns)}. Put quotation marks round text with a comma."
        report.add(place, Code.WRONG_VALUE, what, do)
        return
    cells = dict(zip([*columns, *form.dates], row, strict=True))
    days = {name: _day(cells[name], place, report) for name in form.dates if cells[name]}
    starts, ends = days.get("from"), days.get("until")
    if starts is not None and ends is not None and ends <= starts:
        what = f"The fact ends on {cells['until']}, but starts only on {cells['from']}."
        report.add(place, Code.DATES_REVERSED, what, "'until' is the first day that it no longer applies.")
    id_, evidence = cells["id"], cells.get(_EVIDENCE)
    area, *also = cells["area"].split(_AND)
    named = [("area", name, form.areas) for name in (area, *also)]
    named += [("topic", cells["topic"], TOPICS), *([(_EVIDENCE, evidence, EVIDENCE)] if evidence is not None else [])]
    for column, name, known in named:
        if known is not None and name not in known:
            report.add(place, Code.WRONG_VALUE, f"There is no {column} '{name}'.", did_you_mean(name, known))
    evidence = evidence if evidence in EVIDENCE else None
    if not re.fullmatch(form.id, id_):
        report.add(place, Code.WRONG_VALUE, f"'{id_}' is not the number of a fact.", f"Write it as {form.example}.")
    elif id_ in facts:
        what = f"Duplicate fact {id_}: it is already on line {facts[id_].place.line}."
        report.add(place, Code.DUPLICATE_ID, what, "Give one of them a number of its own.")
    else:
        facts[id_] = Fact(
            id_, area, cells["topic"], cells["fact"], cells["where"], place, evidence, starts, ends, tuple(also)
        )


def _day(text: str, place: Place, report: Report) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        report.add(place, Code.WRONG_VALUE, f"'{text}' is not a day.", "Write a day as year-month-day.")
        return None
