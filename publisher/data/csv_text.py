"""Rows as CSV that a spreadsheet can open: a line for each, nothing in it that it would calculate."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from publisher.caseload.spreadsheet import harmless
from publisher.data.rows import CouncilRow, Ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

BYTE_ORDER_MARK = "\ufeff"
"""At the start of the file. Without it Excel takes the text for one of another time, and spoils every pound sign."""


def as_csv(kind: type[CouncilRow], rows: Iterable[Mapping[str, Any]]) -> str:
    """The rows of a table.

    Args:
        kind: what a row is: its fields are the columns.
        rows: the rows as they are in JSON.
    """
    text = io.StringIO(BYTE_ORDER_MARK)
    text.seek(0, io.SEEK_END)
    table = csv.writer(text)
    table.writerow(kind.model_fields)
    spaced = {name for name, field in kind.model_fields.items() if Ids in field.metadata}
    for row in rows:
        table.writerow(harmless(" ".join(value) if name in spaced else _as_text(value)) for name, value in row.items())
    return text.getvalue()


def _as_text(value: Any) -> str:
    """A value in a cell: text as it is, nothing where there is nothing, and all else as JSON."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
