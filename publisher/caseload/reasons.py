"""The whole estimates, with reasons, of a few families of a caseload, as the engine makes them: JSON, one a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from publisher.caseload.codes import said
from publisher.caseload.statements.statement import ROW
from reckoner import estimate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from reckoner.policy import Edition, Policy


def write_reasons(file: Path, rows: Iterable[Mapping[str, Any]], policy: Policy, edition: Edition, as_of: date) -> None:
    """Write a line for each family of some that can be estimated: its row, and its estimate."""
    with file.open("w", encoding="utf-8") as lines:
        for row in rows:
            found = estimate(policy, said(row, edition.questions), as_of)
            lines.write(json.dumps({ROW: row[ROW], "estimate": found}, ensure_ascii=False) + "\n")
