"""Values that somebody opens in a spreadsheet, and that it is not to carry out.

A spreadsheet takes a cell for a formula that begins with one of a few signs, also when it comes from a file. Such a
cell has an apostrophe in front, and so has one that begins with an apostrophe: to read a cell, take one away.
"""

from __future__ import annotations

from publisher.caseload.statements.sql import name_in_sql, text_in_sql

APOSTROPHE = "'"

_FORMULAS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
"""The signs, those of full width among them, and white space, which some programs skip."""

_SKIPPED = " \u00a0"
"""What some programs skip before a sign."""


def harmless(cell: str) -> str:
    """A value for a cell: the value itself where a spreadsheet takes it for a text or a number, else behind a sign."""
    risky = cell.lstrip(_SKIPPED).startswith(tuple(_FORMULAS)) or cell.startswith(APOSTROPHE)
    return f"{APOSTROPHE}{cell}" if risky else cell


def harmless_in_sql(name: str) -> str:
    """The same for all values of a column, as an expression that keeps the column's name."""
    column = name_in_sql(name)
    value = f"CAST({column} AS VARCHAR)"
    first = f"left(ltrim({value}, {text_in_sql(_SKIPPED)}), 1)"
    is_formula = f"{first} <> '' AND contains({text_in_sql(_FORMULAS)}, {first})"
    risky = f"({is_formula}) OR left({value}, 1) = {text_in_sql(APOSTROPHE)}"
    return f"CASE WHEN {risky} THEN {text_in_sql(APOSTROPHE)} || {value} ELSE {value} END AS {column}"
