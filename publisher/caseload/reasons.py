"""The whole estimates, with reasons, of a few families of a caseload, as the engine makes them: JSON, one a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from publisher.caseload.apart import given
from publisher.caseload.statement import ROW
from reckoner import AnswersError, estimate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from reckoner.policy import Edition, Policy


def write_reasons(file: Path, rows: Iterable[Mapping[str, Any]], policy: Policy, edition: Edition, as_of: date) -> None:
    """Write a line for each family: its row, and its estimate. Rows that are apart have none."""
    with file.open("w", encoding="utf-8") as lines:
        for row in rows:
            try:
                found = estimate(policy, given(row, edition), as_of)
            except AnswersError:
                continue
            lines.write(json.dumps({ROW: row[ROW], "estimate": found}, ensure_ascii=False) + "\n")
